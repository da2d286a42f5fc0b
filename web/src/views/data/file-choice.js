import { html } from 'lit-html';
import { formatLoading, formatMnist } from './data-text.js';
import { fileButtonTemplate } from '../controls/file-button.js';
import { progressBar } from '../controls/progress-bar.js';

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

/** @param {LoadingProgress} loading @param {Actions} actions */
const loadingLine = (loading, actions) =>
  html`<div class="loading">
    <p class="note loading-text" data-testid="loading-words" title=${loading.download?.file ?? ''}>
      ${formatLoading(loading)}
    </p>
    ${progressBar(loading.fraction, { label: 'Loading data', testid: 'loading-progress' })}
    <button
      type="button"
      class="button-quiet"
      data-testid="cancel-loading"
      @click=${() => actions.data.cancelLoading()}
    >
      Cancel
    </button>
  </div>`;

/** @param {'train' | 'test'} split @param {string} label @param {Actions} actions */
const splitButton = (split, label, actions) =>
  fileButtonTemplate({
    label,
    testid: `${split}-file`,
    chosen: ([file]) => actions.data.chooseFile(split, file),
  });

/**
 * Returns the choice of the data: MNIST with one button, or the visitor's files, and the progress of loading them.
 * @param {State} state
 * @param {Actions} actions
 */
export function fileChoice({ data, settings: { dataset } }, actions) {
  const hint = `${formatMnist(data)} Or drop files here: CSV, IDX, zip or gzip, several at once.`;
  return html`<div class="file-choice">
    <div class="file-pair">
      <button
        type="button"
        class="button"
        data-testid="load-mnist"
        ?disabled=${dataset === 'mnist'}
        @click=${() => actions.data.loadMnist()}
      >
        Use MNIST
      </button>
      ${fileButtonTemplate({
        label: 'Open files…',
        testid: 'open-files',
        multiple: true,
        chosen: (files) => actions.data.openFiles(files),
      })}
    </div>
    <div class="file-state">
      <p class="note" aria-live="polite" data-testid="sorted-note" ?hidden=${data.loading !== null}>
        ${(dataset === 'upload' && data.sorted) || hint}
      </p>
      ${data.loading ? loadingLine(data.loading, actions) : ''}
      <button
        type="button"
        class="button-quiet"
        data-testid="data-undo"
        ?hidden=${data.former === null || data.loading !== null}
        @click=${() => actions.data.undo()}
      >
        Back to ${data.former}
      </button>
    </div>
    <div class="file-one">
      <span class="note" id="one-set">Load one set:</span>
      <div class="file-one-buttons" role="group" aria-labelledby="one-set">
        ${splitButton('train', 'Training…', actions)} ${splitButton('test', 'Test…', actions)}
      </div>
    </div>
  </div>`;
}
