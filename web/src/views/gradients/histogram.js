import { element, setAttribute, setText } from '../controls/element.js';
import { formatSigned } from '../figures/signed-scale.js';
import { svg } from '../controls/svg-element.js';
import { createChartFigure } from './figure.js';
import { axes, createPlot } from '../figures/plot.js';
import { decadesAround, linearScale, logScale } from '../figures/plot-scale.js';

/**
 * @typedef {{ exact: Float64Array, values: Float64Array|null, limit: number, method: string, label: string }} Entries
 */

const bins = 41;

/**
 * Counts the values in each of the bins from −limit to limit. Values outside count in the first or the last bin.
 * @param {ArrayLike<number>} values
 * @param {number} limit
 */
export function countsOf(values, limit) {
  const counts = new Array(bins).fill(0);
  for (let k = 0; k < values.length; ++k) {
    const bin = Math.round(((values[k] / limit + 1) / 2) * (bins - 1));
    counts[Math.max(0, Math.min(bins - 1, Number.isFinite(bin) ? bin : 0))] += 1;
  }
  return counts;
}

/** Creates a histogram of a unit's gradient: the exact entries as bars, those of a method as an outline. */
export function createHistogram() {
  /** @type {Entries|null} */
  let shown = null;
  const plot = createPlot({ label: 'Histogram of the entries', height: 220, testid: 'lab-histogram', draw });
  const key = element('span');
  const legend = element(
    'ul',
    { class: 'legend', 'aria-label': 'Legend of the histogram' },
    element(
      'li',
      {},
      element('span', { class: 'fill-sample hist-sample', 'aria-hidden': 'true' }),
      'Backpropagation, double',
    ),
    element('li', {}, element('span', { class: 'line-sample', 'aria-hidden': 'true' }), key),
  );
  const figure = createChartFigure({
    title: 'How large the entries are',
    legend,
    plot,
    file: 'gradlab-gradient-histogram.png',
    table: tableOf,
  });

  /** @param {import('../figures/plot.js').Frame} frame */
  function draw(frame) {
    if (!shown) return [];
    const { exact, values, limit } = shown;
    const [reference, own] = [countsOf(exact, limit), values && countsOf(values, limit)];
    const x = linearScale(
      [-bins / 2, bins / 2],
      [frame.left, frame.right],
      [-1, -0.5, 0, 0.5, 1].map((share) => ({
        value: (share * (bins - 1)) / 2,
        label: share === 0 ? '0' : formatSigned(share * limit),
      })),
    );
    const top = decadesAround([...reference, ...(own ?? [])], [0, 1])[1];
    // The axis starts half a decade below 1, so that a bar of height 1 is visible.
    const y = logScale([-0.3, top], [frame.bottom, frame.top], 5);
    const left = (/** @type {number} */ bin) => x.at(bin - bins / 2);
    const bars = reference.map((count, bin) =>
      count > 0
        ? svg('rect', {
            class: 'hist-bar',
            x: left(bin),
            width: Math.max(0.5, left(bin + 1) - left(bin) - 1),
            y: y.at(count),
            height: frame.bottom - y.at(count),
          })
        : null,
    );
    const outline = own ? [svg('path', { class: 'hist-line', d: outlineOf(own, left, y, frame.bottom) })] : [];
    return [
      axes(frame, x, y, { xTitle: '∂loss/∂weight', yTitle: 'Weights, log' }),
      ...bars.filter((bar) => bar !== null),
      ...outline,
    ];
  }

  /** @returns {{ head: string[], rows: string[][] }} */
  function tableOf() {
    if (!shown) return { head: [], rows: [] };
    const { exact, values, limit, label } = shown;
    const [reference, own] = [countsOf(exact, limit), values && countsOf(values, limit)];
    const rows = reference.flatMap((count, bin) =>
      count > 0 || own?.[bin]
        ? [[formatSigned(((2 * bin) / (bins - 1) - 1) * limit), String(count), own ? String(own[bin]) : '–']]
        : [],
    );
    return { head: ['Around', 'Backpropagation, double', label], rows };
  }

  return {
    root: figure.root,
    /** @param {Entries} entries */
    update(entries) {
      shown = entries;
      figure.root.dataset.method = entries.method;
      setText(key, entries.label);
      setAttribute(
        plot.drawing,
        'aria-label',
        `Histogram of ${entries.exact.length} entries by backpropagation and by ${entries.label}; the table below has the numbers`,
      );
      plot.redraw();
      figure.refresh();
    },
  };
}

/** @param {number[]} counts @param {(bin: number) => number} left @param {import('../figures/plot-scale.js').Scale} y @param {number} bottom */
function outlineOf(counts, left, y, bottom) {
  const height = (/** @type {number} */ count) => (count > 0 ? y.at(count) : bottom).toFixed(1);
  return `M${left(0).toFixed(1)} ${bottom}${counts.map((count, bin) => `V${height(count)}H${left(bin + 1).toFixed(1)}`).join('')}V${bottom}`;
}
