import { formatStored } from './data-text.js';
import { element, setText } from '../controls/element.js';
import { formatBytes } from '../controls/format.js';
import { formatProgress } from '../run/kept-run-offer.js';

/**
 * @typedef {import('../../state/reducer.js').State} State
 * @typedef {import('../../state/session.js').Actions} Actions
 * @typedef {'train' | 'test' | 'mine'} Set
 */

const setLabels = /** @type {const} */ ({ train: 'Training set', test: 'Test set', mine: 'My digits' });
const setNames = /** @type {Set[]} */ (Object.keys(setLabels));
/** @type {Record<string, string>} what is kept, where its files' names say less */
const keptLabels = { mnist: 'MNIST', mine: setLabels.mine };

/** @param {string} label @param {string} testid @param {() => void} onclick */
const smallButton = (label, testid, onclick) =>
  element('button', { type: 'button', class: 'button button-small', 'data-testid': testid, onclick }, label);

/** @param {Set} set @param {Actions} actions */
function createDownload(set, actions) {
  const csv = smallButton('CSV', `download-${set}-csv`, () => actions.data.download(set, 'csv'));
  const idx = smallButton('IDX', `download-${set}-idx`, () => actions.data.download(set, 'idx'));
  csv.setAttribute('aria-label', `Download ${setLabels[set]} as CSV`);
  idx.setAttribute('aria-label', `Download ${setLabels[set]} as IDX: images and labels`);
  return {
    root: element('li', { class: 'keeping-line' }, element('span', {}, setLabels[set]), csv, idx),
    /** @param {boolean} there */
    update(there) {
      csv.disabled = !there;
      idx.disabled = !there;
    },
  };
}

/** @param {NonNullable<State['data']['stored']>['sets'][number]} set @param {Actions} actions */
function storedLine(set, actions) {
  const { id, bytes } = set;
  const name = keptLabels[id] ?? set.name;
  const forget = smallButton('Forget', `forget-${id}`, () => actions.data.forgetStored(id));
  forget.setAttribute('aria-label', `Forget ${name}`);
  return element(
    'li',
    { class: 'keeping-line' },
    element('span', { title: name }, name),
    element('span', { class: 'note' }, formatBytes(bytes)),
    forget,
  );
}

/** @param {State['keptRuns'][number]} run @param {Actions} actions */
function keptRunLine(run, actions) {
  const name = `${run.title}, ${formatProgress(run)}`;
  const forget = smallButton('Forget', `forget-run-${run.id}`, () => actions.keptRuns.forget(run.id));
  forget.setAttribute('aria-label', `Forget the run of ${name}`);
  return element(
    'li',
    { class: 'keeping-line' },
    element('span', { title: name }, `Run: ${name}`),
    element('span', { class: 'note' }, formatBytes(run.bytes)),
    forget,
  );
}

/**
 * Creates the settings that save data as files, and list what this browser stores.
 * @param {Actions} actions
 * @returns {import('../controls/setting-group.js').GroupContent}
 */
export function createStorageSection(actions) {
  const downloads = setNames.map((set) => ({ set, view: createDownload(set, actions) }));
  const words = element('p', { class: 'note' });
  const list = element('ul', { class: 'keeping' });
  const forgetAll = smallButton('Forget everything', 'forget-stored', () => actions.data.forgetStored());
  /** @type {Pick<State, 'data'|'keptRuns'> | undefined} */
  let previous;
  return {
    nodes: [
      element('ul', { class: 'keeping', 'aria-label': 'Download' }, ...downloads.map(({ view }) => view.root)),
      words,
      list,
      forgetAll,
    ],
    update({ data, keptRuns }) {
      downloads.forEach(({ set, view }) => view.update((data[set]?.size ?? 0) > 0));
      if (previous && data.stored === previous.data.stored && keptRuns === previous.keptRuns) return;
      previous = { data, keptRuns };
      setText(words, formatStored(data.stored));
      const sets = data.stored?.sets ?? [];
      list.replaceChildren(
        ...sets.map((set) => storedLine(set, actions)),
        ...keptRuns.map((run) => keptRunLine(run, actions)),
      );
      forgetAll.hidden = sets.length + keptRuns.length < 2;
    },
  };
}
