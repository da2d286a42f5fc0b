import {
  controls,
  defaultSettings,
  firstPreset,
  optimizerSettings,
  presetSettings,
} from '../config/hyper-parameters.js';
import { createAddress } from './address.js';
import { mnistMirrorsFor } from '../config/mnist-mirrors.js';
import { validate } from '../config/validation.js';
import { fetchedCode } from '../worker/core/fetched-code.js';
import { coreFolderFor } from '../worker/core/core-loader.js';
import { TrainingClient } from '../worker/training-client.js';
import { DataChoice } from './data/data-choice.js';
import { createDataInspection } from './data/data-inspection.js';
import { createDrawing } from './draw/drawing.js';
import { createInspection } from './inspect/inspection.js';
import { createFollowedAddress } from './followed-address.js';
import { createFaultReport } from './fault-report.js';
import { createGuide } from './guide.js';
import { KeptData } from './data/kept-data.js';
import { lazyController } from './lazy-controller.js';
import { KeptRuns } from './run/kept-runs.js';
import { withoutModels } from './network/files-without-models.js';
import { createNetworkDescription } from './network/network-description.js';
import { createNetworkDraft } from './network/network-draft.js';
import { createNotices } from './notices.js';
import { followPage } from './page-lifetime.js';
import { bringPretrained } from './network/pretrained.js';
import { createStepCostEstimate } from './run/step-cost-estimate.js';
import { createPanelControllers } from './panel-controllers.js';
import { initialState, reducer } from './reducer.js';
import { keepResults } from './results/result-storage.js';
import { createRunList } from './run/run-history.js';
import { RunControl } from './run/run-control.js';
import { createScheduleFactors } from './run/schedule-factors.js';
import { createSettingsEffects, stepCostKeys } from './settings-effects.js';
import { createSiteUpdates } from './site-updates.js';
import { createSplitCounts } from './data/split-counts.js';
import { createStore } from './store.js';
import { TabChannel } from './tab-channel.js';
import { createThreadChoice } from './run/thread-choice.js';
import { linkTo, parseFragment } from './url-state.js';
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

/**
 * Creates a session: the state of one visit, the actions on it, and the worker that carries them out.
 * @param {{ restoreFromUrl?: boolean }} [options]
 */
export function createSession({ restoreFromUrl = false } = {}) {
  const isFirstVisit = restoreFromUrl && location.hash.length <= 1;
  const fromUrl = isFirstVisit
    ? { settings: defaultSettings(firstPreset), problems: [], refused: false }
    : parseFragment(restoreFromUrl ? location.hash : '');
  const store = createStore(reducer, initialState(fromUrl.settings), (error) => faults.report(error));
  const notices = createNotices(store);
  const faults = createFaultReport(notices, store.get);
  /** @type {TrainingClient} */
  const client = new TrainingClient(
    {
      core: coreFolderFor(document.baseURI),
      mirrors: mnistMirrorsFor(document.baseURI),
      threads: fromUrl.settings.threads,
    },
    workerListeners(
      store,
      notices,
      () => data,
      (snapshot) => keptRuns.hear(snapshot),
    ),
  );
  /** @type {TabChannel} */
  const tabs = new TabChannel((changed) => void refreshStored(changed));
  const { engine } = client;
  const kept = new KeptData(store, engine, notices, tabs);
  /** @type {DataChoice} */
  const data = new DataChoice(store, engine, notices, kept);
  const mine = lazyController(async () => {
    const { MyDigits } = await fetchedCode(() => import('./draw/my-digits.js'));
    const onChange = () => store.get().settings.mine !== 'none' && bringUpToDate(['mine']);
    return new MyDigits(store, engine, notices, { stored: kept, tabs, onChange });
  });
  /** @type {import('./deploys.js').Deploys|null} */
  let deploys = null;
  const prepareReload = async () => deploys?.prepareReload();
  const { site, reload, keep: keepSite } = createSiteUpdates(store, notices, prepareReload);
  const effects = createSettingsEffects(
    {
      chooseThreads: createThreadChoice(store, client, notices, { data, site, reload }),
      describeNetwork: createNetworkDescription(store, engine, notices),
      data,
      countSplit: createSplitCounts(store, engine, notices),
      measureStepCost: createStepCostEstimate(store, engine, notices, [...stepCostKeys]),
    },
    faults.report,
  );
  const { apply: bringUpToDate, isReady } = effects;
  const draft = createNetworkDraft(store, engine, notices, { use: useLayers, ready: effects.settled });
  const drawing = createDrawing(store, engine, notices);
  const run = new RunControl(store, engine, notices, { ready: isReady });
  const onKept = () => void kept.stored();
  const page = {
    tabs,
    onKept,
    bringUpToDate: (/** @type {string[]} */ keys) => (bringUpToDate(keys), isReady()),
    setAside,
  };
  const keptRuns = new KeptRuns(store, engine, notices, page);
  const models = lazyController(async () => {
    const { ModelFiles } = await fetchedCode(() => import('./network/opened-model.js'));
    return new ModelFiles(store, engine, notices, page);
  });
  const results = keepResults(store, engine);
  const address = createAddress(store, notices, { data, run, bringUpToDate, isReady, isFirstVisit });
  const followed = restoreFromUrl
    ? createFollowedAddress(() => store.get().settings, {
        show: (settings) => store.dispatch({ type: 'settings', settings }),
        open() {
          data.expect('link');
          address.open(parseFragment(location.hash));
        },
      })
    : null;

  /** Shows what another tab has changed in the browser's storage. @param {import('./tab-channel.js').Stored} changed */
  async function refreshStored(changed) {
    if (changed === 'runs') await keptRuns.refresh();
    else if (changed === 'digits') await mine.refresh();
    else await kept.refresh();
  }

  /** Stores the current run and ends it. @returns {Promise<boolean>} false if it cannot be stored; it then goes on */
  async function setAside() {
    if (!store.get().run) return true;
    if (await keptRuns.keepNow()) {
      await run.reset();
      await keptRuns.release();
      return true;
    }
    const text =
      'The run under way would be lost, since this browser does not keep it. Save its network, or press Reset, and try again.';
    notices.announce({ where: 'page', kind: 'warning', topic: 'kept-run', text });
    return false;
  }

  /** @param {string} key @param {unknown} raw */
  function set(key, raw) {
    const result = validate(key, raw);
    const topic = `setting-${key}`;
    if (!result.ok) return notices.announce({ where: controls[key].where, kind: 'error', topic, text: result.message });
    notices.settle(topic);
    const { value } = result;
    store.dispatch({ type: 'settings', settings: broughtAlong(key, value) });
    run.apply([key]);
    bringUpToDate([key]);
    followed?.follow([key]);
  }

  /**
   * Returns a changed setting together with those that change with it.
   * @param {string} key
   * @param {string|number} value
   * @returns {Partial<Settings>}
   */
  function broughtAlong(key, value) {
    if (key === 'preset') return presetSettings(String(value));
    return key === 'optimizer' ? optimizerSettings(store.get().settings, String(value)) : { [key]: value };
  }

  /** @param {string} layers the setting becomes '' if they are those of the preset */
  function useLayers(layers) {
    set('layers', layers === store.get().network?.presetLayers ? '' : layers);
  }

  /** Changes several settings at once, which must be valid. @param {Partial<Settings>} settings */
  function setUp(settings) {
    const former = store.get().settings;
    const changed = /** @type {(keyof Settings)[]} */ (Object.keys(settings)).filter(
      (key) => settings[key] !== former[key],
    );
    store.dispatch({ type: 'settings', settings });
    run.apply([]);
    bringUpToDate(changed);
    followed?.follow(changed);
  }

  /** @param {File[]} chosen @param {import('../worker/protocol.js').Split|null} asked */
  function openFiles(chosen, asked) {
    return withoutModels(chosen, models, (files) => {
      notices.settle('data-link');
      notices.settle('data-missing');
      data.openFiles(files, asked);
      bringUpToDate(['dataset']);
    });
  }

  /** @param {import('./results/results.js').Result[]} added they replace those with the same ids */
  const addResults = (added) => store.dispatch({ type: 'results-added', results: added });

  /** What views can do, by noun. */
  const actions = {
    settings: {
      set,
      setUp,
      scheduleCurve: createScheduleFactors(store, engine, notices),
    },
    run: {
      start: () => run.start(),
      pause: () => run.pause(),
      resume: () => run.resume(),
      step: () => run.step(),
      async reset() {
        await run.reset();
        await keptRuns.forgetCurrent();
      },
      restoreBest: () => run.restoreBest(),
    },
    runs: createRunList(store),
    /** The runs that the browser stores. */
    keptRuns: {
      /** @param {string} id */
      continue: (id) => keptRuns.continue(id),
      /** @param {string} id */
      forget: (id) => keptRuns.forget(id),
    },
    results: {
      add: addResults,
      forget: () => results.forget(),
    },
    network: {
      draft,
      /** @param {File} file */
      openModel: (file) => models.open(file),
      closeModel: () => models.close(),
      saveModel: () => models.save(),
      exportOnnx: () => models.exportOnnx(),
    },
    data: {
      /** @param {'train'|'test'} split @param {File} file */
      chooseFile: (split, file) => openFiles([file], split),
      /** Opens files whose use is detected from their content. @param {File[]} files */
      openFiles: (files) => openFiles(files, null),
      loadMnist: () => set('dataset', 'mnist'),
      cancelLoading: () => data.cancel(),
      /** Goes back to the data from before files were opened. */
      undo() {
        data.undo();
        bringUpToDate(['dataset', 'train', 'test']);
      },
      /** @param {string} [id] of a stored data set; everything is deleted if omitted */
      async forgetStored(id) {
        await kept.forget(id);
        if (id === undefined || id === 'mine') await mine.forget();
        if (id === undefined) await Promise.all([keptRuns.forget(), results.forget()]);
      },
      /** @param {number} digit @param {string} name '' for the digit itself */
      setClassName: (digit, name) => kept.setClassName(digit, name),
      ...createDataInspection(store, engine, notices),
    },
    myDigits: {
      /** @param {Uint8Array} frame 784 pixels, like the frame of a prediction @param {number} label */
      add: (frame, label) => mine.add(frame, label),
      /** @param {number} index */
      remove: (index) => mine.remove(index),
      clear: () => mine.clear(),
      /** @param {'none'|'training'|'test'} use */
      use: (use) => set('mine', use),
    },
    draw: drawing,
    /** The network in use: the one in training, or else the opened or pre-trained one. */
    inspect: createInspection(engine, notices),
    ...createPanelControllers(store, engine, notices, { ready: isReady, addResults, pauseRun: () => run.pause() }),
    guide: createGuide(store, isFirstVisit),
    page: {
      reload,
      reportFault: faults.report,
      link: () => linkTo(store.get().settings),
      /** @param {number} id of a notice */
      dismiss: (id) => store.dispatch({ type: 'dismiss', id }),
    },
  };

  /** This comes before a part can be missing: what a first visit needs is there by then. */
  async function followDeploys() {
    const loaded = await import('./deploys.js').catch(() => null);
    deploys = loaded && loaded.createDeploys(store, notices, run, keptRuns);
  }

  async function announceInsecureAddress() {
    const { insecureAddress } = await fetchedCode(() => import('./missing-features.js'));
    notices.announce({ where: 'page', kind: 'info', topic: 'insecure', text: insecureAddress });
  }

  address.openFirst(fromUrl);
  if (globalThis.isSecureContext === false) void announceInsecureAddress();
  void bringPretrained(store, engine, document.baseURI);
  if (restoreFromUrl) {
    faults.listen();
  }
  void kept.find('mine').then((found) => found && mine.load());
  followPage({ run, keptRuns, mine, tabs, isTraining: () => store.get().run?.phase === 'training' });
  // The site is cached for the next visit only after everything that this visit needs has been loaded.
  void effects.settled().then(keepSite);
  if (restoreFromUrl) void effects.settled().then(followDeploys);
  return { store: { get: store.get, subscribe: store.subscribe }, actions };
}
