import { element, setText } from '../controls/element.js';

/**
 * What a chapter's picture is made of: the picture, something to change, and words that say what is seen.
 *
 * @typedef {import('../../state/reducer.js').State} State
 * @typedef {import('../../state/session.js').Actions} Actions
 * @typedef {{ root: HTMLElement, update: (state: State, previous?: State) => void }} Picture
 * @typedef {(actions: Actions) => Picture} CreatePicture
 */

/** @param {string} caption @param {...Node} content */
export function frame(caption, ...content) {
  return element(
    'figure',
    { class: 'lesson-figure' },
    element('figcaption', { class: 'lesson-caption' }, caption),
    ...content,
  );
}

/** Words that change with the picture, and are read aloud when they do. */
export function createReading() {
  const root = element('p', { class: 'lesson-reading', role: 'status' });
  const say = (/** @type {string} */ words) => setText(root, words);
  return { root, say };
}

let sliders = 0;

/**
 * @param {{ label: string, min: number, max: number, step: number, value: number, format?: (value: number) => string, onChange: (value: number) => void }} options
 */
export function createSlider({ label, min, max, step, value, format = String, onChange }) {
  sliders += 1;
  const id = `lesson-slider-${sliders}`;
  const written = element('output', { for: id, class: 'lesson-value' }, format(value));
  const input = element('input', { type: 'range', id, min, max, step, value, 'aria-valuetext': format(value) });
  input.addEventListener('input', () => {
    setText(written, format(Number(input.value)));
    input.setAttribute('aria-valuetext', format(Number(input.value)));
    onChange(Number(input.value));
  });
  return {
    root: element('div', { class: 'lesson-slider' }, element('label', { for: id }, label), input, written),
    value: () => Number(input.value),
  };
}

/** @param {number} value three or so digits that mean something */
export function written(value) {
  if (value === 0) return '0';
  const size = Math.abs(value);
  const text = size >= 1e4 || size < 1e-3 ? value.toExponential(1) : value.toPrecision(3);
  return text.replaceAll('-', '−').replace('e+', 'e');
}
