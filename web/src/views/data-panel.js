import { createDatasetView } from './dataset-view.js';
import { element, setText } from './element.js';
import { createField } from './field.js';
import { formatCount, formatRate } from './format.js';
import { createNotices } from './notices.js';
import { createProgressBar } from './progress-bar.js';
import { tellApart } from './which-file.js';

/**
 * @typedef {import('../state/reducer.js').State} State
 * @typedef {import('../worker/protocol.js').LoadingProgress} LoadingProgress
 * @typedef {import('../state/session.js').Actions} Actions
 */

const LOADED = { train: 'training rows', test: 'test rows', digits: 'digits drawn' };

/** @param {LoadingProgress} loading */
function loadingInWords({ which, rows, mbPerSecond }) {
  const speed = mbPerSecond > 0 ? ` · ${formatRate(mbPerSecond)}\u202fMB/s` : '';
  return `${formatCount(rows)} ${LOADED[which]}${speed}`;
}

/**
 * @param {'train' | 'test'} which
 * @param {string} label
 * @param {Actions} actions
 */
function fileButton(which, label, actions) {
  const input = element('input', {
    type: 'file',
    accept: '.csv,.txt,text/csv,text/plain',
    'aria-label': label,
    'data-testid': `${which}-file`,
    onchange: () => {
      if (input.files?.[0]) actions.chooseFile(which, input.files[0]);
      input.value = ''; // so that the same file, mended, can be chosen again
    },
  });
  return element('div', { class: 'button file-button' }, label, input);
}

/** @param {DataTransfer | null} transfer */
const carriesFiles = (transfer) => Boolean(transfer?.types.includes('Files'));

/**
 * @param {HTMLElement} root
 * @param {(files: File[]) => void} dropped
 */
function acceptDrops(root, dropped) {
  root.addEventListener('dragover', (event) => {
    if (!carriesFiles(event.dataTransfer)) return;
    event.preventDefault();
    root.toggleAttribute('data-dropping', true);
  });
  root.addEventListener('dragleave', (event) => {
    if (!root.contains(/** @type {Node | null} */ (event.relatedTarget))) root.removeAttribute('data-dropping');
  });
  root.addEventListener('drop', (event) => {
    root.removeAttribute('data-dropping');
    if (!carriesFiles(event.dataTransfer)) return;
    event.preventDefault();
    dropped([...(event.dataTransfer?.files ?? [])]);
  });
}

/** @param {Actions} actions */
function createLoadingLine(actions) {
  const words = element('p', { class: 'note' });
  const bar = createProgressBar({ 'aria-label': 'Loading data', 'data-testid': 'loading-progress' });
  const cancel = element('button', { type: 'button', class: 'button-quiet', onclick: () => actions.cancelLoading() }, 'Cancel');
  const root = element('div', { class: 'loading', hidden: true }, words, cancel, bar.root);
  return {
    root,
    /** @param {LoadingProgress | null} loading */
    update(loading) {
      root.hidden = !loading;
      if (!loading) return;
      setText(words, loadingInWords(loading));
      bar.update(loading.fraction);
    },
  };
}

/** Where the digits come from: built in, or the visitor's own CSV files. @param {Actions} actions */
export function createDataPanel(actions) {
  const notices = createNotices('data', actions);
  const dataset = createField('dataset', { testid: 'dataset-select', set: actions.set, help: true });
  const trainRows = createField('train', { testid: 'train-rows', set: actions.set });
  const testRows = createField('test', { testid: 'test-rows', set: actions.set });
  const loading = createLoadingLine(actions);
  const dropNote = element('p', { class: 'note', 'aria-live': 'polite' }, 'Or drop both files anywhere on this panel.');
  const train = createDatasetView('Training set');
  const test = createDatasetView('Test set');
  const rowLimits = element(
    'details',
    { class: 'more' },
    element('summary', {}, 'Use only some of the rows'),
    element('div', { class: 'field-pair' }, trainRows.root, testRows.root),
    element('p', { class: 'note' }, 'Counted from the first row; 0 takes all.'),
  );
  const root = element(
    'section',
    { class: 'settings-panel data-panel', 'aria-labelledby': 'data-heading' },
    element('h2', { id: 'data-heading' }, 'Data'),
    notices.root,
    dataset.root,
    element(
      'div',
      { class: 'file-pair' },
      fileButton('train', 'Training CSV…', actions),
      fileButton('test', 'Test CSV…', actions),
      element('div', { class: 'file-news' }, dropNote, loading.root),
    ),
    element('div', { class: 'dataset-summary', 'data-testid': 'dataset-summary' }, train.root, test.root),
    rowLimits,
  );
  acceptDrops(root, (files) => {
    const sorted = tellApart(files);
    setText(dropNote, sorted.reason);
    if (sorted.train) actions.chooseFile('train', sorted.train);
    if (sorted.test) actions.chooseFile('test', sorted.test);
  });

  /** @param {State} state @param {State} [previous] */
  function update(state, previous) {
    notices.update(state, previous);
    dataset.update(state.settings.dataset);
    trainRows.update(state.settings.train);
    testRows.update(state.settings.test);
    if (!previous && (state.settings.train || state.settings.test)) rowLimits.open = true;
    if (state.data === previous?.data) return;
    loading.update(state.data.loading);
    dropNote.hidden = state.data.loading !== null;
    train.update(state.data.train);
    test.update(state.data.test);
  }
  return { root, update };
}
