import './large-view.css';
import { element, setText } from '../controls/element.js';
import { formatCount } from '../controls/format.js';
import { createPixelTable } from './pixel-table.js';

/**
 * @typedef {object} Series what is being leafed through
 * @property {string} title of the set
 * @property {number} count
 * @property {(cell: number) => { row: number, name: string, words?: string }} describe its row, counted from 0, its class, and what else there is to say
 * @property {(cell: number) => Promise<Uint8Array>} image 784 pixels
 */

const restingWords = 'Point at a pixel, or tap it, for its place and value: 0 is paper, 255 full ink.';

/** Number of views created so far, since a page may contain several. */
let views = 0;

/**
 * Creates a dialog with one image, enlarged, and its pixel values; keys lead to the neighbouring images.
 * @param {(cell: number) => void} moved called when another one is shown
 * @param {{ root: HTMLElement, show: (cell: number, pixels: Uint8Array) => void }} [aside] shown beside it
 */
export function createLargeView(moved, aside) {
  const id = `large-view${++views}`;
  const title = element('h2', { id: `${id}-title`, 'aria-live': 'polite' });
  const name = element('p', { class: 'large-view-class', 'data-testid': 'large-class' });
  const readout = element('p', { class: 'note large-view-readout' }, restingWords);
  const table = createPixelTable((row, column, value) => setText(readout, `Row ${row}, column ${column}: ${value}`));
  const values = element('input', { type: 'checkbox', id: `${id}-values`, onchange: showValues });
  const place = element(
    'div',
    { class: 'large-view-place', tabindex: 0, role: 'region', 'aria-label': 'Pixel values' },
    table.root,
  );
  const previous = element(
    'button',
    { type: 'button', class: 'button', 'data-testid': 'large-previous', onclick: () => show(current - 1) },
    '← Previous',
  );
  const next = element(
    'button',
    { type: 'button', class: 'button', 'data-testid': 'large-next', onclick: () => show(current + 1) },
    'Next →',
  );
  const close = element(
    'button',
    { type: 'button', class: 'button-quiet large-view-close', 'aria-label': 'Close', onclick: () => root.close() },
    '×',
  );
  const root = element(
    'dialog',
    { class: 'large-view', 'aria-labelledby': `${id}-title`, 'data-testid': 'large-view' },
    element('div', { class: 'large-view-head' }, element('div', {}, title, name), close),
    element(
      'div',
      { class: 'large-view-body' },
      element('div', { class: 'large-view-image' }, place, readout),
      ...(aside ? [aside.root] : []),
    ),
    element(
      'div',
      { class: 'large-view-foot' },
      element('label', { class: 'check' }, values, 'Show values'),
      element('div', { class: 'large-view-turn' }, previous, next),
    ),
  );
  /** @type {Series | null} */
  let series = null;
  let current = 0;

  function showValues() {
    place.toggleAttribute('data-values', values.checked);
  }

  /** @param {number} cell */
  async function show(cell) {
    const from = series;
    if (!from || cell < 0 || cell >= from.count) return;
    current = cell;
    const focused = document.activeElement;
    previous.disabled = cell === 0;
    next.disabled = cell === from.count - 1;
    // A button that has just been disabled passes the focus to its counterpart.
    if (focused === previous && previous.disabled) next.focus();
    if (focused === next && next.disabled) previous.focus();
    const pixels = await from.image(cell).catch(() => null);
    if (from !== series || cell !== current) return;
    if (!pixels?.length) return root.close(); // the set has been replaced meanwhile
    const { row, name: className, words } = from.describe(cell);
    setText(title, `Row ${formatCount(row + 1)} of ${from.title}`);
    setText(name, `Labelled ${className}${words ? `. ${words}` : ''}`);
    setText(readout, restingWords);
    table.show(pixels);
    aside?.show(cell, pixels);
    if (!root.open) root.showModal();
    moved(cell);
  }

  root.addEventListener('keydown', (event) => {
    // If the values overflow, the arrow keys scroll them first.
    const scrolls = event.target === place && place.scrollWidth > place.clientWidth;
    if (scrolls || (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight')) return;
    event.preventDefault();
    void show(current + (event.key === 'ArrowLeft' ? -1 : 1));
  });
  // Pressing the backdrop closes the dialog.
  root.addEventListener('pointerdown', (event) => event.target === root && root.close());

  return {
    root,
    /** @param {Series} of @param {number} cell */
    open(of, cell) {
      series = of;
      values.checked = matchMedia('(min-width: 44rem)').matches;
      showValues();
      void show(cell);
    },
    close() {
      series = null;
      root.close();
    },
  };
}
