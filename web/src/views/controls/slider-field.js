import '../data/augmentation.css';
import { controls } from '../../config/hyper-parameters.js';
import { element, setAttribute } from './element.js';
import { createField } from './field.js';

// While a slider is dragged, its value takes effect at this interval.
const dragMs = 60;

/**
 * Creates a setting's slider with its number and unit; at 0 the setting is off.
 * @param {string} key
 * @param {{ set: (key: string, value: string) => void }} options
 */
export function createSliderField(key, { set }) {
  const { label, min = 0, max = 1, step = 1, unit = '' } = controls[key];
  const field = createField(key, { testid: key, set });
  const slider = element('input', {
    type: 'range',
    class: 'slider',
    min,
    max,
    step,
    'aria-label': label,
    'data-testid': `${key}-slider`,
  });
  const unitWords = element('span', { class: 'note slider-unit' });
  const root = field.root;
  root.classList.add('slider-field');
  field.input.before(slider);
  field.input.after(unitWords);
  let waiting = 0;
  slider.addEventListener('input', () => {
    field.input.value = slider.value;
    clearTimeout(waiting);
    waiting = window.setTimeout(() => set(key, slider.value), dragMs);
  });
  return {
    root,
    /** @param {number} value */
    update(value) {
      field.update(value);
      if (document.activeElement !== slider) slider.value = String(value);
      unitWords.textContent = value === 0 ? 'off' : unit;
      setAttribute(slider, 'aria-valuetext', value === 0 ? 'off' : `${value} ${unit}`);
      root.toggleAttribute('data-off', value === 0);
    },
  };
}
