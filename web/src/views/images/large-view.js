import './large-view.css';
import { html, nothing } from 'lit-html';
import { guard } from 'lit-html/directives/guard.js';
import { boundTo } from '../controls/bound-to.js';
import { formatCount } from '../controls/format.js';
import { closeButton, createDialog } from '../page/dialog.js';
import { pixelTable } from './pixel-table.js';

/**
 * @typedef {object} Series the images that can be viewed one after the other
 * @property {string} title of the set
 * @property {number} count
 * @property {(cell: number) => { row: number, name: string, note?: string }} describe its row, counted from 0, its class, and a remark
 * @property {(cell: number) => Promise<Uint8Array>} image 784 pixels
 *
 * @typedef {object} LargeViewProps
 * @property {Series | null} series null closes the view
 * @property {number} cell the image to begin with
 * @property {(cell: number, pixels: Uint8Array) => void} [moved] called when an image is shown
 * @property {() => void} closed called when the visitor has closed the view, or the images are gone
 * @property {unknown} [aside] template of what is shown next to the image
 *
 * @typedef {object} Local
 * @property {{ series: Series, cell: number, pixels: Uint8Array } | null} shown
 * @property {string} readout
 * @property {boolean} showsValues
 */

const pointHint = 'Point at a pixel, or tap it, for its place and value: 0 is paper, 255 full ink.';

/** Number of views created so far, since a page may contain several. */
let views = 0;

/** Creates a dialog with one image, enlarged, and its pixel values; keys lead to the neighbouring images. */
export function createLargeView() {
  const titleId = `large-view${++views}-title`;
  const dialog = createDialog(
    html`<dialog
      class="large-view"
      aria-labelledby=${titleId}
      data-testid="large-view"
      @keydown=${onKey}
      @close=${() => props.closed()}
    ></dialog>`,
    (_, local) => (local.shown ? template(local.shown, local) : nothing),
    /** @type {Local} */ ({ shown: null, readout: pointHint, showsValues: false }),
  );
  /** @type {LargeViewProps} */
  let props = { series: null, cell: 0, closed() {} };
  /** The image that was last asked for. */
  let wanted = 0;

  /** @param {number} cell */
  async function show(cell) {
    const { series } = props;
    if (!series || cell < 0 || cell >= series.count) return;
    wanted = cell;
    const pixels = await series.image(cell).catch(() => null);
    if (series !== props.series || cell !== wanted) return;
    if (!pixels?.length) return dialog.close(); // the set has been replaced meanwhile
    dialog.change({ shown: { series, cell, pixels }, readout: pointHint });
    dialog.open();
    props.moved?.(cell, pixels);
  }

  /** @param {NonNullable<Local['shown']>} image @param {Local} local */
  function template({ series, cell, pixels }, { readout, showsValues }) {
    const { row, name, note } = series.describe(cell);
    return html`<div class="large-view-head">
        <div>
          <h2 id=${titleId} aria-live="polite">Row ${formatCount(row + 1)} of ${series.title}</h2>
          <p class="large-view-class" data-testid="large-class">Labelled ${name}${note ? `. ${note}` : ''}</p>
        </div>
        ${closeButton()}
      </div>
      <div class="large-view-body">
        <div class="large-view-image">
          <div
            class="large-view-place"
            tabindex="0"
            role="region"
            aria-label="Pixel values"
            ?data-values=${showsValues}
          >
            ${guard([pixels], () =>
              pixelTable(pixels, (at, column, value) =>
                dialog.change({ readout: `Row ${at}, column ${column}: ${value}` }),
              ),
            )}
          </div>
          <p class="note large-view-readout">${readout}</p>
        </div>
        ${props.aside}
      </div>
      <div class="large-view-foot">
        <label class="check">
          <input
            type="checkbox"
            .checked=${boundTo(showsValues)}
            @change=${(/** @type {any} */ { target }) => dialog.change({ showsValues: target.checked })}
          />
          Show values
        </label>
        <div class="large-view-turn">
          ${turnButton('large-previous', '← Previous', cell - 1, cell === 0)}
          ${turnButton('large-next', 'Next →', cell + 1, cell === series.count - 1)}
        </div>
      </div>`;
  }

  /** @param {string} testid @param {string} label @param {number} to @param {boolean} disabled */
  const turnButton = (testid, label, to, disabled) =>
    html`<button type="button" class="button" data-testid=${testid} ?disabled=${disabled} @click=${() => show(to)}>
      ${label}
    </button>`;

  /** @param {KeyboardEvent} event */
  function onKey(event) {
    // If the values overflow, the arrow keys scroll them first.
    const place = /** @type {HTMLElement} */ (dialog.root.querySelector('.large-view-place'));
    const scrolls = event.target === place && place.scrollWidth > place.clientWidth;
    if (scrolls || (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight')) return;
    event.preventDefault();
    void show(wanted + (event.key === 'ArrowLeft' ? -1 : 1));
  }

  return {
    root: dialog.root,
    /** @param {LargeViewProps} next */
    update(next) {
      const { series } = props;
      props = next;
      if (!next.series) return dialog.close();
      if (next.series === series) return dialog.refresh();
      dialog.change({ showsValues: matchMedia('(min-width: 44rem)').matches });
      void show(next.cell);
    },
    disconnected() {
      dialog.close();
    },
  };
}
