import { element, setAttribute, setText } from '../../controls/element.js';
import { svg } from '../../controls/svg-element.js';
import { THRESHOLDS } from './health-rules.js';

/** The update-to-weight ratio on a logarithmic axis from 10⁻⁶ to 1, with the usual 10⁻³ marked. */

const decades = 6;
const width = 120;
const height = 32;

/** @param {number} ratio */
export const placeOf = (ratio) => (width * Math.min(decades, Math.max(0, Math.log10(ratio) + decades))) / decades;

/** Formats a ratio with powers of ten. @param {number|null} ratio */
export function formatRatio(ratio) {
  if (ratio === null) return '–';
  if (ratio === 0) return '0';
  const exponent = Math.floor(Math.log10(ratio));
  const digits = (ratio / 10 ** exponent).toFixed(1);
  return `${digits} · 10${String(exponent)
    .replace('-', '⁻')
    .replace(/\d/g, (digit) => '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(digit)])}`;
}

export function createRatio() {
  const mark = placeOf(THRESHOLDS.ratioMark);
  const point = svg('circle', { class: 'ratio-point', r: 4, cy: height / 2 });
  const picture = svg('svg', { class: 'ratio', viewBox: `0 0 ${width} ${height}`, 'aria-hidden': 'true' });
  picture.append(
    svg('path', { class: 'ratio-axis', d: `M0 ${height / 2}H${width}` }),
    svg('path', { class: 'ratio-mark', d: `M${mark} 4V${height - 4}` }),
    point,
  );
  const words = element('span', { 'data-testid': 'health-ratio', 'data-value': '' });
  const root = element('div', { class: 'ratio-figure' }, picture, element('div', { class: 'histogram-ends' }, words));
  return {
    root,
    /** @param {number|null} ratio null while no step has been measured */
    update(ratio) {
      point.toggleAttribute('hidden', ratio === null);
      if (ratio !== null) setAttribute(point, 'cx', placeOf(ratio));
      setText(words, formatRatio(ratio));
      words.dataset.value = ratio === null ? '' : String(ratio);
    },
  };
}
