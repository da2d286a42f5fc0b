import { html } from 'lit-html';
import { boundTo } from '../controls/bound-to.js';
import { spokenText } from '../page/throttled-text.js';

/**
 * What a chapter's picture is made of: the picture, something to change, and a sentence about what is seen.
 *
 * @typedef {import('../../state/reducer.js').State} State
 * @typedef {import('../../state/session.js').Actions} Actions
 * @typedef {(state: State) => import('lit-html').TemplateResult} Picture
 * @typedef {(actions: Actions, refresh: () => void) => Picture} CreatePicture `refresh` renders the picture again, after
 *   something has changed that only the picture knows
 */

/** Shown as long as no network can answer. */
export const noNetworkText = 'No network has learned anything yet. Use the button below, and press Start.';

/** @param {string} caption @param {...unknown} content */
export const frame = (caption, ...content) =>
  html`<figure class="lesson-figure">
    <figcaption class="lesson-caption">${caption}</figcaption>
    ${content}
  </figure>`;

/** Returns the sentence below a picture, which is read out when it changes. @param {string} text */
export const reading = (text) => spokenText('lesson-reading', text);

/**
 * Returns the slider of a chapter.
 * @param {object} options
 * @param {string} options.label
 * @param {number} options.min
 * @param {number} options.max
 * @param {number} options.step
 * @param {number} options.value
 * @param {(value: number) => string} options.format
 * @param {(value: number) => void} options.change
 */
export const slider = ({ label, min, max, step, value, format, change }) =>
  html`<div class="lesson-slider">
    <label for="lesson-slider">${label}</label>
    <input
      type="range"
      id="lesson-slider"
      min=${min}
      max=${max}
      step=${step}
      aria-valuetext=${format(value)}
      .value=${boundTo(String(value))}
      @input=${(/** @type {any} */ { target }) => change(Number(target.value))}
    />
    <output for="lesson-slider" class="lesson-value">${format(value)}</output>
  </div>`;

/**
 * Creates a picture that depends on the value of a slider alone.
 * @param {Omit<Parameters<typeof slider>[0], 'change'>} options
 * @param {(value: number, control: unknown) => import('lit-html').TemplateResult} draw `control` is the slider
 * @returns {CreatePicture}
 */
export const pictureWithSlider = (options, draw) => (_actions, refresh) => {
  let { value } = options;
  let drawing = drawn();

  function drawn() {
    return draw(value, slider({ ...options, value, change }));
  }

  /** @param {number} next */
  function change(next) {
    value = next;
    drawing = drawn();
    refresh();
  }
  return () => drawing;
};

/** @param {string} label @param {() => void} press */
export const smallButton = (label, press) =>
  html`<button type="button" class="button button-small" @click=${press}>${label}</button>`;

/**
 * Returns a table of a chapter.
 * @param {string[]} headings
 * @param {unknown} rows
 */
export const lessonTable = (headings, rows) =>
  html`<table class="lesson-table">
    <thead>
      <tr>
        ${headings.map((heading) => html`<th scope="col">${heading}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${rows}
    </tbody>
  </table>`;

/**
 * Returns a row of such a table.
 * @param {unknown} heading
 * @param {unknown[]} cells
 * @param {string} [name] its class in the style sheet
 */
export const lessonRow = (heading, cells, name = '') =>
  html`<tr class=${name}>
    <th scope="row">${heading}</th>
    ${cells.map((cell) => html`<td>${cell}</td>`)}
  </tr>`;

/** Formats a number with about three significant digits. @param {number} value */
export function formatSignificant(value) {
  if (value === 0) return '0';
  const size = Math.abs(value);
  const text = size >= 1e4 || size < 1e-3 ? value.toExponential(1) : value.toPrecision(3);
  return text.replaceAll('-', '−').replace('e+', 'e');
}
