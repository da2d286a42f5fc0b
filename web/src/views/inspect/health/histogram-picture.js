import { element, setAttribute, setText } from '../../controls/element.js';
import { formatSigned } from '../../figures/signed-scale.js';
import { svg } from '../../controls/svg-element.js';

/**
 * A histogram that is small enough for a table row.
 *
 * @typedef {import('../../../worker/protocol.js').HealthReport['layers'][number]['weights']} Histogram
 */

const height = 32;

/**
 * Returns the histogram's outline. Bar heights are square roots of the counts, so that the few values far from zero are
 * visible beside the many at zero.
 * @param {ArrayLike<number>} counts
 */
export function outlineOf(counts) {
  const highest = Math.sqrt(Math.max(1, ...Array.from(counts)));
  const steps = Array.from(counts, (count, bin) => {
    const y = (height * (1 - Math.sqrt(count) / highest)).toFixed(1);
    return `V${y}H${bin + 1}`;
  });
  return `M0 ${height}${steps.join('')}V${height}Z`;
}

/** @param {string} quantity */
export function createHistogram(quantity) {
  const bars = svg('path', { class: 'histogram-bars' });
  const zero = svg('path', { class: 'histogram-zero' });
  const picture = svg('svg', { class: 'histogram', preserveAspectRatio: 'none', 'aria-hidden': 'true' });
  picture.append(bars, zero);
  const low = element('span', {});
  const high = element('span', {});
  const spoken = element('span', { class: 'only-read-aloud' });
  const root = element(
    'div',
    { class: 'histogram-figure' },
    picture,
    element('div', { class: 'histogram-ends', 'aria-hidden': 'true' }, low, high),
    spoken,
  );

  return {
    root,
    /** @param {Histogram} histogram */
    update({ low: from, high: to, mean, deviation, counts }) {
      const bins = counts.length;
      setAttribute(picture, 'viewBox', `0 0 ${bins} ${height}`);
      setAttribute(bars, 'd', outlineOf(counts));
      const place = from < 0 && to > 0 ? (bins * -from) / (to - from) : null;
      setAttribute(zero, 'd', place === null ? '' : `M${place.toFixed(2)} 0V${height}`);
      setText(low, formatSigned(from));
      setText(high, formatSigned(to));
      setText(
        spoken,
        `${quantity} from ${formatSigned(from)} to ${formatSigned(to)}, mean ${formatSigned(mean)}, standard deviation ${formatSigned(deviation).slice(1) || '0'}`,
      );
    },
  };
}
