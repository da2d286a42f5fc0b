import { html } from 'lit-html';
import { beginsFromModel } from '../../state/run/run-choice.js';
import { elementOf } from '../controls/element-of.js';
import { fileButtonTemplate } from '../controls/file-button.js';
import { formatCount, formatPercent } from '../controls/format.js';
import { acceptDrops } from '../data/file-choice.js';
import { createView } from '../page/renderer.js';

/**
 * @typedef {import('../../state/reducer.js').State} State
 * @typedef {import('../../state/session.js').Actions} Actions
 */

/** @param {State} state */
function formatUse(state) {
  const { model, run } = state;
  if (run && run.step > 0)
    return 'Saves the network as it is now, with its settings: one .safetensors file, which Python reads too.';
  if (!model) return 'A trained network is one .safetensors file, which Python reads too. Drop one here to open it.';
  return beginsFromModel(state)
    ? 'It reads what you draw, and Start trains on from its weights.'
    : 'It reads what you draw. The network chosen above is another one, so Start begins with random weights.';
}

/** @param {NonNullable<State['model']>} model */
function formatOpened({ name, facts }) {
  const trained = facts.epoch > 0 ? `, ${formatCount(facts.epoch)} ${facts.epoch === 1 ? 'epoch' : 'epochs'}` : '';
  const accuracy = facts.testAccuracy === null ? '' : `, ${formatPercent(facts.testAccuracy)} correct on its test set`;
  return `${name}${trained}${accuracy}`;
}

/** @param {NonNullable<State['model']>} model @param {Actions} actions */
const openedModel = (model, actions) =>
  html`<p class="keeping-line">
    <span data-testid="opened-model">${formatOpened(model)}</span>
    <button
      type="button"
      class="button button-small"
      data-testid="close-model"
      @click=${() => actions.network.closeModel()}
    >
      Close
    </button>
  </p>`;

/**
 * Creates the controls that open a network with its weights from a file, and save it to one.
 * @param {Actions} actions
 */
export function createModelFiles(actions) {
  const root = elementOf(html`<section class="settings-panel model-files" aria-labelledby="model-heading"></section>`);
  acceptDrops(root, (files) => actions.data.openFiles(files));

  return createView(root, (state) => {
    const { run, model } = state;
    const isAbsent = model === null && !run?.step;
    return html`<h2 id="model-heading">Trained network</h2>
      <div class="file-pair">
        ${fileButtonTemplate({
          label: 'Open model…',
          testid: 'open-model',
          chosen: (files) => actions.data.openFiles(files),
        })}
        <button
          type="button"
          class="button"
          data-testid="save-model"
          ?disabled=${isAbsent}
          @click=${() => actions.network.saveModel()}
        >
          Save model
        </button>
      </div>
      ${model ? openedModel(model, actions) : ''}
      <p class="note" aria-live="polite">${formatUse(state)}</p>
      <button
        type="button"
        class="button-quiet"
        data-testid="export-onnx"
        ?disabled=${isAbsent}
        @click=${() => actions.network.exportOnnx()}
      >
        Export as ONNX
      </button>`;
  });
}
