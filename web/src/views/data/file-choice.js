import { formatLoading, formatMnist } from './data-text.js';
import { element, setText } from '../controls/element.js';
import { fileButton } from '../controls/file-button.js';
import { createProgressBar } from '../controls/progress-bar.js';

/**
 * @typedef {import('../../state/reducer.js').State} State
 * @typedef {import('../../worker/protocol.js').LoadingProgress} LoadingProgress
 * @typedef {import('../../state/session.js').Actions} Actions
 */

/** @param {DataTransfer | null} transfer */
const carriesFiles = (transfer) => Boolean(transfer?.types.includes('Files'));

/**
 * Passes on files that are dropped, unless an element inside has taken them.
 * @param {HTMLElement} root
 * @param {(files: File[]) => void} dropped
 */
export function acceptDrops(root, dropped) {
  root.addEventListener('dragover', (event) => {
    if (!carriesFiles(event.dataTransfer) || event.defaultPrevented) return;
    event.preventDefault();
    root.toggleAttribute('data-dropping', true);
  });
  root.addEventListener('dragleave', (event) => {
    if (!root.contains(/** @type {Node | null} */ (event.relatedTarget))) root.removeAttribute('data-dropping');
  });
  root.addEventListener('drop', (event) => {
    root.removeAttribute('data-dropping');
    if (!carriesFiles(event.dataTransfer) || event.defaultPrevented) return;
    event.preventDefault();
    const files = [...(event.dataTransfer?.files ?? [])];
    if (files.length > 0) dropped(files);
  });
}

/** @param {Actions} actions */
function createLoadingLine(actions) {
  const words = element('p', { class: 'note loading-words', 'data-testid': 'loading-words' });
  const bar = createProgressBar({ 'aria-label': 'Loading data', 'data-testid': 'loading-progress' });
  const cancel = element(
    'button',
    {
      type: 'button',
      class: 'button-quiet',
      'data-testid': 'cancel-loading',
      onclick: () => actions.data.cancelLoading(),
    },
    'Cancel',
  );
  const root = element('div', { class: 'loading', hidden: true }, words, bar.root, cancel);
  return {
    root,
    /** @param {LoadingProgress | null} loading */
    update(loading) {
      root.hidden = !loading;
      if (!loading) return;
      setText(words, formatLoading(loading));
      words.title = loading.download?.file ?? '';
      bar.update(loading.fraction);
    },
  };
}

/**
 * Creates the choice of the data: MNIST with one button, or the visitor's files, and the progress of loading them.
 * @param {Actions} actions
 */
export function createFileChoice(actions) {
  const mnist = element(
    'button',
    { type: 'button', class: 'button', 'data-testid': 'load-mnist', onclick: () => actions.data.loadMnist() },
    'Use MNIST',
  );
  const open = fileButton({
    label: 'Open files…',
    testid: 'open-files',
    multiple: true,
    chosen: (files) => actions.data.openFiles(files),
  });
  const train = fileButton({
    label: 'Training…',
    testid: 'train-file',
    chosen: ([file]) => actions.data.chooseFile('train', file),
  });
  const test = fileButton({
    label: 'Test…',
    testid: 'test-file',
    chosen: ([file]) => actions.data.chooseFile('test', file),
  });
  const loading = createLoadingLine(actions);
  const sorted = element('p', { class: 'note', 'aria-live': 'polite', 'data-testid': 'sorted-note' });
  const root = element(
    'div',
    { class: 'file-choice' },
    element('div', { class: 'file-pair' }, mnist, open),
    element('div', { class: 'file-news' }, sorted, loading.root),
    element(
      'div',
      { class: 'file-one' },
      element('span', { class: 'note', id: 'one-set' }, 'One set only'),
      element('div', { class: 'file-one-buttons', role: 'group', 'aria-labelledby': 'one-set' }, train, test),
    ),
  );
  return {
    root,
    /** @param {State['data']} data @param {string} dataset the chosen data set */
    update(data, dataset) {
      loading.update(data.loading);
      sorted.hidden = data.loading !== null;
      const openedOwn = dataset === 'upload' && data.sorted !== null;
      setText(
        sorted,
        openedOwn
          ? String(data.sorted)
          : `${formatMnist(data)} Or drop files here: CSV, IDX, zip or gzip, several at once.`,
      );
      // Pressing it again would load nothing new.
      mnist.disabled = dataset === 'mnist';
    },
  };
}
