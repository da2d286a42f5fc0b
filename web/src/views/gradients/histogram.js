import { html, svg } from 'lit-html';
import { createPlotPlace } from '../../charts/plot-place.js';
import { decadesAround, linearAxis, logAxis } from '../../charts/plot-axis.js';
import { histogramOutline, plot, plotFrame } from '../../charts/plot.js';
import { formatSigned } from '../figures/signed-scale.js';
import { ownedElement } from '../page/owned-element.js';
import { labFigure } from './figure.js';

/**
 * A histogram of a unit's gradient: the exact entries as bars, those of a method as an outline.
 *
 * @typedef {object} Entries
 * @property {Float64Array|null} exact null: not computed yet
 * @property {Float64Array|null} values null: not computed
 * @property {number} limit
 * @property {string} method
 * @property {string} label
 *
 * @typedef {{ exact: number[], own: number[]|null, limit: number, label: string }} Counts by bin
 */

const bins = 41;
const height = 220;

/**
 * Counts the values in each of the bins from −limit to limit. Values outside count in the first or the last bin.
 * @param {ArrayLike<number>} values
 * @param {number} limit
 */
export function countsOf(values, limit) {
  /** @type {number[]} */
  const counts = new Array(bins).fill(0);
  for (let k = 0; k < values.length; ++k) {
    const bin = Math.round(((values[k] / limit + 1) / 2) * (bins - 1));
    counts[Math.max(0, Math.min(bins - 1, Number.isFinite(bin) ? bin : 0))] += 1;
  }
  return counts;
}

/** Returns the value in the middle of a bin. @param {number} bin @param {number} limit */
const middleOf = (bin, limit) => ((2 * bin) / (bins - 1) - 1) * limit;

/** @param {Entries} entries */
export function histogramFigure({ exact, values, limit, method, label }) {
  const counts = exact && { exact: countsOf(exact, limit), own: values && countsOf(values, limit), limit };
  const described = `Histogram of ${exact?.length} entries by backpropagation and by ${label}; the table below has the numbers`;
  return labFigure({
    title: 'Distribution of the entries',
    method,
    legend: legendOf(label),
    plot: ownedElement(createPlotPlace, {
      height,
      draw: drawHistogram,
      data: counts && { ...counts, label: described },
    }),
    file: 'gradlab-gradient-histogram.png',
    numbers: counts ? numbersOf({ ...counts, label }) : { head: [], rows: [] },
  });
}

/** @param {string} label */
const legendOf = (label) =>
  html`<ul class="legend" aria-label="Legend of the histogram">
    <li><span class="hist-sample" aria-hidden="true"></span>Backpropagation, double</li>
    <li><span class="line-sample" aria-hidden="true"></span>${label}</li>
  </ul>`;

/** @param {number} width @param {Counts|null} counts */
function drawHistogram(width, counts) {
  if (!counts) return null;
  const { exact, own, limit, label } = counts;
  const frame = plotFrame(width, height);
  const x = linearAxis({
    title: '∂loss/∂weight',
    domain: [middleOf(-0.5, limit), middleOf(bins - 0.5, limit)],
    range: [frame.left, frame.right],
    ticks: width < 480 ? 4 : 8,
    format: formatSigned,
  });
  const [, most] = decadesAround([...exact, ...(own ?? [])]);
  const y = logAxis({
    title: 'Weights, log',
    // The axis starts half a decade below 1, so that a bar of height 1 is visible.
    domain: [0.5, most],
    range: [frame.bottom, frame.top],
    mostTicks: 5,
  });
  const left = (/** @type {number} */ bin) => x.scale(middleOf(bin - 0.5, limit));
  const top = (/** @type {number} */ count) => (count > 0 ? y.scale(count) : frame.bottom);
  return plot({
    frame,
    x,
    y,
    label,
    testid: 'lab-histogram',
    marks: [
      exact.map((count, bin) => barOf(left(bin), left(bin + 1), top(count), frame.bottom)),
      own && svg`<path class="hist-line" d=${histogramOutline(own, left, top)}></path>`,
    ],
  });
}

/** @param {number} left @param {number} right @param {number} top @param {number} bottom */
const barOf = (left, right, top, bottom) =>
  svg`<rect
    class="hist-bar"
    x=${left}
    y=${top}
    width=${Math.max(0.5, right - left - 1)}
    height=${bottom - top}
  ></rect>`;

/** @param {Counts} counts */
const numbersOf = ({ exact, own, limit, label }) => ({
  head: ['Around', 'Backpropagation, double', label],
  rows: exact.flatMap((count, bin) =>
    count > 0 || own?.[bin] ? [[formatSigned(middleOf(bin, limit)), String(count), own ? String(own[bin]) : '–']] : [],
  ),
});
