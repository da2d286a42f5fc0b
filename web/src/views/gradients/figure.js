import { saveFile } from '../../state/save-file.js';
import { element } from '../controls/element.js';
import { plotImage } from '../figures/plot-image.js';

/**
 * Creates a figure: a drawing with its title, its legend, its numbers as a table, and a button that saves it.
 * @param {object} options
 * @param {string} options.title
 * @param {HTMLElement} [options.legend]
 * @param {{ root: HTMLElement, drawing: SVGSVGElement }} options.plot
 * @param {string} options.file name of the saved file
 * @param {() => { head: string[], rows: string[][] }} options.table
 */
export function createChartFigure({ title, legend, plot, file, table }) {
  const head = element('tr');
  const body = element('tbody');
  const details = element(
    'details',
    { class: 'more', ontoggle: () => refresh() },
    element('summary', {}, 'These numbers as a table'),
    element(
      'div',
      { class: 'table-scroll' },
      element('table', { class: 'lab-table' }, element('thead', {}, head), body),
    ),
  );
  const keep = async () => saveFile({ name: file, blob: await plotImage(plot.drawing, title) });
  const button = element('button', { type: 'button', class: 'button-quiet', onclick: keep }, 'Save as PNG');

  function refresh() {
    if (!details.open) return;
    const { head: labels, rows } = table();
    head.replaceChildren(...labels.map((label) => element('th', { scope: 'col' }, label)));
    body.replaceChildren(
      ...rows.map(([first, ...cells]) =>
        element('tr', {}, element('th', { scope: 'row' }, first), ...cells.map((cell) => element('td', {}, cell))),
      ),
    );
  }

  const caption = element('figcaption', {}, title);
  const root = element(
    'figure',
    { class: 'lab-figure' },
    caption,
    ...(legend ? [legend] : []),
    plot.root,
    element('div', { class: 'figure-foot' }, details, button),
  );
  return { root, refresh };
}
