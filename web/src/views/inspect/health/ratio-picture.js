import { html, svg } from 'lit-html';
import { notYet } from '../../controls/format.js';
import { formatScientific } from '../../figures/scientific.js';
import { THRESHOLDS } from './health-rules.js';

/** The update-to-weight ratio on a logarithmic axis from 10⁻⁶ to 1, with the usual 10⁻³ marked. */

const decades = 6;
const width = 120;
const height = 32;

/** @param {number} ratio */
const positionOf = (ratio) => (width * Math.min(decades, Math.max(0, Math.log10(ratio) + decades))) / decades;

/** @param {number|null} ratio null while no step has been measured */
export function ratioPicture(ratio) {
  const mark = positionOf(THRESHOLDS.ratioMark);
  const middle = height / 2;
  const point = ratio === null ? '' : svg`<circle class="ratio-point" r="4" cy=${middle} cx=${positionOf(ratio)} />`;
  return html`<div class="ratio-figure">
    <svg class="ratio" viewBox=${`0 0 ${width} ${height}`} aria-hidden="true">
      ${svg`<path class="ratio-axis" d=${`M0 ${middle}H${width}`} /><path class="ratio-mark" d=${`M${mark} 4V${height - 4}`} />${point}`}
    </svg>
    <div class="histogram-ends">
      <span data-testid="health-ratio" data-value=${ratio ?? ''}
        >${ratio === null ? notYet : formatScientific(ratio)}</span
      >
    </div>
  </div>`;
}
