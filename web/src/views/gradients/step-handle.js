import { svg } from 'lit-html';
import { formatScientific } from '../figures/scientific.js';

/** The step sizes that can be chosen in the plot. */
export const [least, most] = [1e-12, 1];
/** Distance in pixels that keeps the handle and its ring off the axis labels. */
const gripAboveAxis = 16;
/** Moves in tenths of a decade. @type {Record<string, number>} */
const keys = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageDown: -10, PageUp: 10 };

/** Rounds a step size to two significant digits, which is as fine as anybody can drag. @param {number} h */
export const roundedStep = (h) => Number(Math.min(most, Math.max(least, h)).toPrecision(2));

/** @param {number} h @param {number} tenths of a decade */
export const movedStep = (h, tenths) => roundedStep(10 ** (Math.round(10 * Math.log10(h) + tenths) / 10));

/** Formats a number without an exponent, which screen readers do not read well. @param {number} h */
const decimal = (h) => h.toFixed(14).replace(/\.?0+$/, '');

/** Returns the step size that a key chooses, or null if it chooses none. @param {string} key @param {number} h */
function stepByKey(key, h) {
  if (key === 'Home') return least;
  if (key === 'End') return most;
  return Object.hasOwn(keys, key) ? movedStep(h, keys[key]) : null;
}

/**
 * Returns the template of a line that marks the step size in use, and moves by keys.
 * @param {import('../../charts/plot.js').Frame} frame
 * @param {import('../../charts/plot-axis.js').Axis} x
 * @param {number} h
 * @param {(h: number) => void} choose
 */
export function stepHandle({ left, right, top, bottom }, x, h, choose) {
  const at = x.scale(Math.min(most, Math.max(least, h)));
  const isRight = at > (left + right) / 2;
  const text = `h = ${formatScientific(h)}`;

  /** @param {KeyboardEvent} event */
  function keyPressed(event) {
    const next = stepByKey(event.key, h);
    if (next === null) return;
    event.preventDefault();
    choose(next);
  }

  return svg`<g
    class="step-handle"
    role="slider"
    tabindex="0"
    aria-label="Step size h"
    aria-valuemin=${decimal(least)}
    aria-valuemax=${decimal(most)}
    aria-valuenow=${decimal(h)}
    aria-valuetext=${text}
    data-testid="step-size-handle"
    @keydown=${keyPressed}
  >
    <line class="handle-line" x1=${at} x2=${at} y1=${top} y2=${bottom}></line>
    <circle class="handle-ring" cx=${at} cy=${bottom - gripAboveAxis} r="12"></circle>
    <circle class="handle-grip" cx=${at} cy=${bottom - gripAboveAxis} r="8"></circle>
    <text class="handle-label" x=${at + (isRight ? -8 : 8)} y=${top + 16} text-anchor=${isRight ? 'end' : 'start'}>
      ${text}
    </text>
  </g>`;
}
