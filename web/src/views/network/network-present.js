import { html, nothing } from 'lit-html';
import { saveFile } from '../../state/save-file.js';
import { formatCount } from '../controls/format.js';
import { closeButton, createDialog } from '../page/dialog.js';
import { pngFile, svgFile } from './network-export.js';
import { networkPicture } from './network-picture.js';

/** Creates the full-window drawing of the network in use, for showing it to a class or saving it. */
export function createNetworkPresent() {
  /** @param {typeof svgFile | typeof pngFile} make */
  async function save(make) {
    const drawing = dialog.root.querySelector('svg');
    if (drawing) saveFile(await make(drawing, dialog.root));
  }

  /** @param {string} label @param {string} testid @param {typeof svgFile | typeof pngFile} make */
  const saveButton = (label, testid, make) =>
    html`<button type="button" class="button button-small" data-testid=${testid} @click=${() => save(make)}>
      ${label}
    </button>`;

  const dialog = createDialog(
    html`<dialog
      class="network-dialog network-present"
      aria-labelledby="network-present-title"
      data-testid="network-present"
    ></dialog>`,
    ({ network, data }) => {
      if (!network) return nothing;
      const { layers, parameters, multiplyAdds } = network;
      return html`<div class="network-dialog-head">
          <div class="network-dialog-title">
            <h2 id="network-present-title">The network</h2>
            <p class="note">
              ${formatCount(parameters)} parameters, ${formatCount(multiplyAdds)} multiply-adds per image
            </p>
          </div>
          ${saveButton('Save as SVG', 'save-svg', svgFile)} ${saveButton('Save as PNG', 'save-png', pngFile)}
          ${closeButton()}
        </div>
        ${networkPicture(layers, {
          digit: data.train?.samples[0],
          captions: true,
          label: 'Drawing of the network',
        })}`;
    },
  );
  return dialog;
}
