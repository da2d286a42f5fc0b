import './large-view.css';
import { html, render } from 'lit-html';
import { guard } from 'lit-html/directives/guard.js';
import { elementOf } from '../controls/element-of.js';
import { formatCount } from '../controls/format.js';
import { keepFocus } from '../page/focus.js';
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
 */

const pointHint = 'Point at a pixel, or tap it, for its place and value: 0 is paper, 255 full ink.';

/** Number of views created so far, since a page may contain several. */
let views = 0;

/** Creates a dialog with one image, enlarged, and its pixel values; keys lead to the neighbouring images. */
export function createLargeView() {
  const titleId = `large-view${++views}-title`;
  /** @type {HTMLDialogElement} */
  const root = elementOf(
    html`<dialog
      class="large-view"
      aria-labelledby=${titleId}
      data-testid="large-view"
      @keydown=${onKey}
      @pointerdown=${onPointerDown}
      @close=${() => props.closed()}
    ></dialog>`,
  );
  /** @type {LargeViewProps} */
  let props = { series: null, cell: 0, closed() {} };
  /** The image that was last asked for. */
  let wanted = 0;
  /** @type {{ series: Series, cell: number, pixels: Uint8Array } | null} */
  let shown = null;
  let showsValues = false;
  let readout = pointHint;

  /** @param {number} cell */
  async function show(cell) {
    const { series } = props;
    if (!series || cell < 0 || cell >= series.count) return;
    wanted = cell;
    const pixels = await series.image(cell).catch(() => null);
    if (series !== props.series || cell !== wanted) return;
    if (!pixels?.length) return root.close(); // the set has been replaced meanwhile
    shown = { series, cell, pixels };
    readout = pointHint;
    draw();
    if (!root.open) root.showModal();
    props.moved?.(cell, pixels);
  }

  /** @param {Partial<{ showsValues: boolean, readout: string }>} changes */
  function change(changes) {
    ({ showsValues, readout } = { showsValues, readout, ...changes });
    draw();
  }

  function draw() {
    if (!shown) return;
    const image = shown;
    // A button that has just been disabled passes the focus to its counterpart.
    keepFocus(() => render(template(image), root));
  }

  /** @param {NonNullable<typeof shown>} image */
  function template({ series, cell, pixels }) {
    const { row, name, note } = series.describe(cell);
    return html`<div class="large-view-head">
        <div>
          <h2 id=${titleId} aria-live="polite">Row ${formatCount(row + 1)} of ${series.title}</h2>
          <p class="large-view-class" data-testid="large-class">Labelled ${name}${note ? `. ${note}` : ''}</p>
        </div>
        <button type="button" class="button-quiet large-view-close" aria-label="Close" @click=${() => root.close()}>
          ×
        </button>
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
              pixelTable(pixels, (at, column, value) => change({ readout: `Row ${at}, column ${column}: ${value}` })),
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
            .checked=${showsValues}
            @change=${(/** @type {any} */ { target }) => change({ showsValues: target.checked })}
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
    const place = /** @type {HTMLElement} */ (root.querySelector('.large-view-place'));
    const scrolls = event.target === place && place.scrollWidth > place.clientWidth;
    if (scrolls || (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight')) return;
    event.preventDefault();
    void show(wanted + (event.key === 'ArrowLeft' ? -1 : 1));
  }

  /** Closes the dialog when the backdrop is pressed. @param {Event} event */
  function onPointerDown({ target }) {
    if (target === root) root.close();
  }

  return {
    root,
    /** @param {LargeViewProps} next */
    update(next) {
      const { series } = props;
      props = next;
      if (next.series === series) return draw();
      shown = null;
      if (!next.series) return root.close();
      showsValues = matchMedia('(min-width: 44rem)').matches;
      void show(next.cell);
    },
    disconnected() {
      root.close();
    },
  };
}
