import './slider.css';
import { html } from 'lit-html';
import { controls } from '../../config/hyper-parameters.js';
import { boundTo } from './bound-to.js';
import { fieldInput, fieldLabel } from './field.js';

// While a slider is dragged, its value takes effect after this pause.
const dragMs = 60;
let pause = 0;

/** @typedef {{ set: (key: string, value: string) => void }} SliderOptions */

/**
 * Returns a setting's slider with its number and unit; at 0 the setting is off.
 * @param {string} key
 * @param {number} value
 * @param {SliderOptions} options
 */
export function sliderField(key, value, { set }) {
  const { label, min = 0, max = 1, step = 1, unit = '' } = controls[key];
  const isOff = value === 0;

  /** @param {{ target: HTMLInputElement }} event */
  function dragged({ target }) {
    clearTimeout(pause);
    pause = window.setTimeout(() => set(key, target.value), dragMs);
    const number = /** @type {HTMLInputElement} */ (target.nextElementSibling);
    number.value = target.value;
  }

  return html`<div class="field slider-field" ?data-off=${isOff}>
    ${fieldLabel(key)}
    <input
      type="range"
      class="slider"
      min=${min}
      max=${max}
      step=${step}
      aria-label=${label}
      aria-valuetext=${isOff ? 'off' : `${value} ${unit}`}
      data-testid=${`${key}-slider`}
      .value=${boundTo(String(value))}
      @input=${dragged}
    />
    ${fieldInput(key, value, { testid: key, set })}
    <span class="note slider-unit">${isOff ? 'off' : unit}</span>
  </div>`;
}
