import { html, svg } from 'lit-html';
import { formatSigned } from '../../figures/signed-scale.js';

/**
 * A histogram that is small enough for a table row.
 *
 * @typedef {import('../../../worker/protocol.js').HealthReport['layers'][number]['weights']} Histogram
 */

const height = 32;

/**
 * Returns the histogram's outline. Bar heights are square roots of the counts, so that the few values far from zero are
 * visible next to the many at zero.
 * @param {ArrayLike<number>} counts
 */
function outlineOf(counts) {
  const highest = Math.sqrt(Math.max(1, ...Array.from(counts)));
  const steps = Array.from(counts, (count, bin) => {
    const y = (height * (1 - Math.sqrt(count) / highest)).toFixed(1);
    return `V${y}H${bin + 1}`;
  });
  return `M0 ${height}${steps.join('')}V${height}Z`;
}

/** Returns the path of the line at zero; '' if it is outside. @param {Histogram} histogram */
function zeroLine({ low, high, counts }) {
  return low < 0 && high > 0 ? `M${((counts.length * -low) / (high - low)).toFixed(2)} 0V${height}` : '';
}

/** @param {string} quantity @param {Histogram} histogram */
export function histogramPicture(quantity, histogram) {
  const { low, high, mean, deviation, counts } = histogram;
  const [from, to] = [formatSigned(low), formatSigned(high)];
  const spread = formatSigned(deviation).slice(1) || '0';
  return html`<div class="histogram-figure">
    <svg class="histogram" preserveAspectRatio="none" aria-hidden="true" viewBox=${`0 0 ${counts.length} ${height}`}>
      ${svg`<path class="histogram-bars" d=${outlineOf(counts)} /><path class="histogram-zero" d=${zeroLine(histogram)} />`}
    </svg>
    <div class="histogram-ends" aria-hidden="true"><span>${from}</span><span>${to}</span></div>
    <span class="only-read-aloud"
      >${quantity} from ${from} to ${to}, mean ${formatSigned(mean)}, standard deviation ${spread}</span
    >
  </div>`;
}
