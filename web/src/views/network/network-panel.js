import { html } from 'lit-html';
import { isBroken } from '../../state/network/network-draft.js';
import { elementOf } from '../controls/element-of.js';
import { field } from '../controls/field.js';
import { formatCount } from '../controls/format.js';
import { termTemplate } from '../controls/term.js';
import { createLazyDialog } from '../page/lazy-dialog.js';
import { noticeList } from '../page/notices.js';
import { createView } from '../page/renderer.js';

/**
 * @typedef {import('../../state/reducer.js').State} State
 * @typedef {import('../../worker/protocol.js').NetworkDescription} NetworkDescription
 * @typedef {import('../../state/session.js').Actions} Actions
 */

/** @param {import('../../worker/protocol.js').LayerSummary} layer */
const layerRow = ({ name, outputShape, parameters }) =>
  html`<tr>
    <td>${name}</td>
    <td>${outputShape}</td>
    <td>${parameters > 0 ? formatCount(parameters) : '–'}</td>
  </tr>`;

/** @param {NetworkDescription | null} network */
const layerTable = (network) =>
  html`<details class="more" data-testid="network-summary">
    <summary>
      Layers ${network && html`<span class="more-state">${formatCount(network.parameters)} parameters</span>`}
    </summary>
    <div class="layers-place">
      <table class="layers">
        <thead>
          <tr>
            <th scope="col">${termTemplate('layer', 'Layer')}</th>
            <th scope="col">Output</th>
            <th scope="col">${termTemplate('parameters', 'Parameters')}</th>
          </tr>
        </thead>
        <tbody>
          ${network?.layers.map(layerRow)}
        </tbody>
        <tfoot>
          <tr>
            <td colspan="2">All parameters</td>
            <td>${network && formatCount(network.parameters)}</td>
          </tr>
        </tfoot>
      </table>
      <p class="note">
        ${network && formatCount(network.multiplyAdds)} ${termTemplate('multiply-adds')} per image, forward.
      </p>
    </div>
  </details>`;

/**
 * Returns the fields of a network that is not a preset's.
 * @param {State} state
 * @param {boolean} open whether they are open at first
 * @param {Actions} actions
 */
function ownNetwork({ settings, notices, network }, open, actions) {
  const { set } = actions.settings;
  return html`<details class="more" ?open=${open}>
    <summary>Change layers, cost or initial weights</summary>
    ${field('layers', settings.layers, {
      testid: 'layers',
      set,
      refused: notices.some(({ topic }) => topic === 'network'),
      placeholder: network?.layersText,
    })}
    <p class="note">
      dense(units), conv(filters,kernel), maxpool(size), avgpool(size), dropout(rate), flatten, and
      ${termTemplate('activation functions')} such as sigmoid, tanh and relu, separated by commas. The last layer has
      ten outputs. The layer editor lists them all.
    </p>
    ${field('loss', settings.loss, { testid: 'loss-select', set })}
    ${field('init', settings.init, { testid: 'init-select', set })}
  </details>`;
}

/** @param {string} label @param {string} testid @param {() => void} act */
const smallButton = (label, testid, act) =>
  html`<button type="button" class="button button-small" data-testid=${testid} @click=${act}>${label}</button>`;

/** Creates the panel for choosing the network: a preset by name, or the visitor's layers. @param {Actions} actions */
export function createNetworkPanel(actions) {
  const editor = createLazyDialog(
    () => import('./network-editor.js'),
    ({ createNetworkEditor }) => createNetworkEditor(actions),
  );
  const drawing = createLazyDialog(
    () => import('./network-present.js'),
    ({ createNetworkPresent }) => createNetworkPresent(),
  );
  const root = elementOf(html`<section class="settings-panel" aria-labelledby="network-heading"></section>`);
  /** @type {boolean | undefined} */
  let isOwnAtFirst;

  return createView(root, (state) => {
    const { settings } = state;
    isOwnAtFirst ??= Boolean(settings.layers || settings.loss || settings.init);
    editor.update(state);
    drawing.update(state);
    return html`<h2 id="network-heading">Network</h2>
      ${noticeList(state, 'network', actions)}
      ${field('preset', settings.preset, {
        testid: 'preset-select',
        set: actions.settings.set,
        help: true,
        titled: true,
      })}
      <div class="mores">${layerTable(state.network)} ${ownNetwork(state, isOwnAtFirst, actions)}</div>
      <div class="network-buttons">
        ${smallButton('Edit layers', 'edit-network', editor.open)}
        ${smallButton('Large drawing', 'present-network', drawing.open)}
      </div>
      <p class="note" data-testid="draft-waits" ?hidden=${!isBroken(state.draft)}>
        The editor holds a draft that is not possible yet.
      </p>
      ${editor.root} ${drawing.root}`;
  });
}
