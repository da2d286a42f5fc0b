import { controls, presetSettings } from '../config/hyper-parameters.js';
import { validate } from '../config/validation.js';
import { coreUrlFor } from '../worker/core-loader.js';
import { TrainingClient } from '../worker/training-client.js';
import { DataChoice } from './data-choice.js';
import { createDrawing } from './drawing.js';
import { createNetworkDescription } from './network-description.js';
import { createNotices } from './notices.js';
import { createPriceTag } from './price-tag.js';
import { initialState, reducer } from './reducer.js';
import { RunControl } from './run-control.js';
import { createStore } from './store.js';
import { formatFragment, parseFragment } from './url-state.js';
import { workerListeners } from './worker-listeners.js';

/**
 * @typedef {import('./reducer.js').State} State
 * @typedef {import('./reducer.js').Notice} Notice
 * @typedef {import('./reducer.js').Status} Status
 * @typedef {import('../config/hyper-parameters.js').Settings} Settings
 * @typedef {import('../worker/protocol.js').DatasetSummary} DatasetSummary
 * @typedef {ReturnType<typeof createSession>} Session
 * @typedef {Session['actions']} Actions
 */

/** Settings that say what data, network or price there is to bring up to date. */
const dataKeys = ['dataset', 'train', 'test'];
const networkKeys = ['preset', 'layers', 'loss', 'init'];
const pricedKeys = [...dataKeys, ...networkKeys, 'gradient', 'h', 'batch'];

/**
 * One visit of the page: its state, what can be done, and the worker behind it.
 * @param {{ restoreFromUrl?: boolean }} [options]
 */
export function createSession({ restoreFromUrl = false } = {}) {
  const fromUrl = parseFragment(restoreFromUrl ? location.hash : '');
  const store = createStore(reducer, initialState(fromUrl.settings));
  const notices = createNotices(store);
  /** @type {TrainingClient} */
  const client = new TrainingClient(coreUrlFor(document.baseURI), workerListeners(store, notices, () => data));
  /** @type {DataChoice} */
  const data = new DataChoice(store, client, notices);
  const describeNetwork = createNetworkDescription(store, client, notices);
  const measurePrice = createPriceTag(store, client, notices);
  const drawing = createDrawing(store, client, notices);
  const run = new RunControl(store, client, notices, { ready: isReady });
  let upToDate = Promise.resolve();

  /** Settles when data and network are what the settings say. @returns {Promise<boolean>} false when that fails meanwhile */
  async function isReady() {
    const loaded = data.settled();
    await upToDate;
    return loaded;
  }

  /** @param {string[]} keys settings that have changed */
  function bringUpToDate(keys) {
    const touches = (/** @type {string[]} */ some) => keys.some((key) => some.includes(key));
    const network = touches(networkKeys) ? describeNetwork() : Promise.resolve();
    const loaded = touches(dataKeys) ? data.bringIn() : Promise.resolve();
    upToDate = Promise.all([upToDate, network, loaded]).then(() => {});
    if (touches(pricedKeys)) upToDate.then(measurePrice);
  }

  /** @param {string} key @param {unknown} raw */
  function set(key, raw) {
    const result = validate(key, raw);
    const topic = `setting-${key}`;
    if (!result.ok) return notices.announce({ where: controls[key].where, kind: 'error', topic, text: result.message });
    notices.settle(topic);
    const { value } = result;
    const settings = key === 'preset' ? presetSettings(String(value)) : { [key]: value };
    store.dispatch({ type: 'settings', settings });
    run.apply(key);
    bringUpToDate([key]);
  }

  /** @param {ReturnType<typeof parseFragment>} parsed */
  function open({ settings, problems }) {
    store.dispatch({ type: 'settings', settings });
    if (problems.length > 0) {
      const text = `Part of this address was ignored. ${problems.join(' ')}`;
      notices.announce({ where: 'page', kind: 'warning', topic: 'url', text });
    }
    if (settings.dataset === 'upload') announceMissingFiles();
    bringUpToDate(Object.keys(settings));
    if (settings.autostart === 1) run.start();
  }

  function announceMissingFiles() {
    const text = 'This link was made with uploaded files, which a link cannot carry. Choose the training and the test CSV again.';
    notices.announce({ where: 'data', kind: 'info', topic: 'data-link', text });
  }

  const actions = {
    start: () => run.start(),
    pause: () => run.pause(),
    resume: () => run.resume(),
    step: () => run.step(),
    reset: () => run.reset(),
    set,
    /** @param {'train'|'test'} which @param {File} file */
    chooseFile(which, file) {
      notices.settle('data-link');
      notices.settle('data-missing');
      data.chooseFile(which, file);
      bringUpToDate(['dataset']);
    },
    cancelLoading: () => data.cancel(),
    draw: drawing.draw,
    clearDrawing: drawing.clear,
    link: () => linkTo(store.get().settings),
    /** @param {number} id */
    dismiss: (id) => store.dispatch({ type: 'dismiss', id }),
  };

  open(fromUrl);
  if (restoreFromUrl) addEventListener('hashchange', () => open(parseFragment(location.hash)));
  document.addEventListener('visibilitychange', () => run.reportRarely(document.hidden));
  return { store: { get: store.get, subscribe: store.subscribe }, actions };
}

/** @param {Settings} settings */
function linkTo(settings) {
  const address = new URL(location.href);
  address.hash = formatFragment(settings);
  return address.href;
}
