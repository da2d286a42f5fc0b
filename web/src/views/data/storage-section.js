import { html } from 'lit-html';
import { formatStored } from './data-text.js';
import { formatBytes } from '../controls/format.js';
import { formatProgress } from '../run/kept-run-offer.js';

/**
 * @typedef {import('../../state/reducer.js').State} State
 * @typedef {import('../../state/session.js').Actions} Actions
 * @typedef {'train' | 'test' | 'mine'} Set
 *
 * @typedef {object} StoredItem
 * @property {string} id
 * @property {string} name
 * @property {string} [label] how it is listed, if not by its name
 * @property {string} deletion what its button does, for screen readers
 * @property {number} bytes
 * @property {() => void} forget
 */

const setLabels = /** @type {const} */ ({ train: 'Training set', test: 'Test set', mine: 'My digits' });
const setNames = /** @type {Set[]} */ (Object.keys(setLabels));
/** @type {Record<string, string>} what is stored, if the names of its files say less */
const storedLabels = { mnist: 'MNIST', mine: setLabels.mine };

/** @param {Set} set @param {'csv' | 'idx'} format @param {boolean} disabled @param {Actions} actions */
function downloadButton(set, format, disabled, actions) {
  const name = format.toUpperCase();
  const label = `Download ${setLabels[set]} as ${name}${format === 'idx' ? ': images and labels' : ''}`;
  return html`<button
    type="button"
    class="button button-small"
    data-testid="download-${set}-${format}"
    aria-label=${label}
    ?disabled=${disabled}
    @click=${() => actions.data.download(set, format)}
  >
    ${name}
  </button>`;
}

/** @param {Set} set @param {State['data']} data @param {Actions} actions */
function downloadLine(set, data, actions) {
  const isEmpty = !data[set]?.size;
  return html`<li class="keeping-line">
    <span>${setLabels[set]}</span>
    ${downloadButton(set, 'csv', isEmpty, actions)} ${downloadButton(set, 'idx', isEmpty, actions)}
  </li>`;
}

/** @param {State} state @param {Actions} actions @returns {StoredItem[]} */
function storedItems({ data, keptRuns }, actions) {
  const sets = (data.stored?.sets ?? []).map((set) => {
    const { id, bytes } = set;
    const name = storedLabels[id] ?? set.name;
    return { id, name, bytes, deletion: `Forget ${name}`, forget: () => actions.data.forgetStored(id) };
  });
  const runs = keptRuns.map((run) => {
    const name = `${run.title}, ${formatProgress(run)}`;
    return {
      id: `run-${run.id}`,
      name,
      label: `Run: ${name}`,
      bytes: run.bytes,
      deletion: `Forget the run of ${name}`,
      forget: () => actions.keptRuns.forget(run.id),
    };
  });
  return [...sets, ...runs];
}

/** @param {StoredItem} item */
const storedLine = ({ id, name, label = name, deletion, bytes, forget }) =>
  html`<li class="keeping-line">
    <span title=${name}>${label}</span>
    <span class="note">${formatBytes(bytes)}</span>
    <button
      type="button"
      class="button button-small"
      data-testid="forget-${id}"
      aria-label=${deletion}
      @click=${forget}
    >
      Forget
    </button>
  </li>`;

/**
 * Returns the settings that save data as files, and the list of what this browser stores.
 * @param {State} state
 * @param {Actions} actions
 */
export function storageSection(state, actions) {
  const items = storedItems(state, actions);
  return html`<ul class="keeping" aria-label="Download">
      ${setNames.map((set) => downloadLine(set, state.data, actions))}
    </ul>
    <p class="note">${formatStored(state.data.stored)}</p>
    <ul class="keeping">
      ${items.map(storedLine)}
    </ul>
    <button
      type="button"
      class="button button-small"
      data-testid="forget-stored"
      ?hidden=${items.length < 2}
      @click=${() => actions.data.forgetStored()}
    >
      Forget everything
    </button>`;
}
