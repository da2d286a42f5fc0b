import { html, noChange } from 'lit-html';
import { saveFile } from '../../state/save-file.js';
import { pngFile, svgFile } from './network-export.js';
import { elementOf } from '../controls/element-of.js';
import { formatCount } from '../controls/format.js';
import { createView } from '../page/renderer.js';
import { networkPicture } from './network-picture.js';

/** Creates the full-window drawing of the network in use, for showing it to a class or saving it. */
export function createNetworkPresent() {
  /** @type {HTMLDialogElement} */
  const root = elementOf(
    html`<dialog
      class="network-dialog network-present"
      aria-labelledby="network-present-title"
      data-testid="network-present"
    ></dialog>`,
  );
  let isShown = false;
  root.addEventListener('close', () => (isShown = false));

  /** @param {typeof svgFile | typeof pngFile} make */
  async function save(make) {
    const drawing = root.querySelector('svg');
    if (drawing) saveFile(await make(drawing, root));
  }

  const view = createView(root, ({ network, data }) => {
    if (!network || !isShown) return noChange;
    const { layers, parameters, multiplyAdds } = network;
    return html`<div class="network-dialog-head">
        <div class="network-dialog-title">
          <h2 id="network-present-title">The network</h2>
          <p class="note">
            ${formatCount(parameters)} parameters, ${formatCount(multiplyAdds)} multiply-adds per image
          </p>
        </div>
        <button type="button" class="button button-small" data-testid="save-svg" @click=${() => save(svgFile)}>
          Save as SVG
        </button>
        <button type="button" class="button button-small" data-testid="save-png" @click=${() => save(pngFile)}>
          Save as PNG
        </button>
        <button type="button" class="button-quiet large-view-close" aria-label="Close" @click=${() => root.close()}>
          ×
        </button>
      </div>
      ${networkPicture(layers, {
        digit: data.train?.samples[0],
        captions: true,
        label: 'Drawing of the network',
      })}`;
  });

  return {
    ...view,
    open() {
      isShown = true;
      view.refresh();
      root.showModal();
    },
  };
}
