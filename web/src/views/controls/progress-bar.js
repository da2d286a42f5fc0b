import { html, nothing } from 'lit-html';
import { componentOf } from './element-of.js';

/**
 * @param {number} fraction
 * @param {{ label: string, testid: string, method?: string }} options `method`: a gradient method, whose colour it has
 */
export const progressBar = (fraction, { label, testid, method }) =>
  html`<progress
    class="progress"
    aria-label=${label}
    data-testid=${testid}
    data-method=${method ?? nothing}
    max="1"
    .value=${fraction}
    data-value=${fraction}
  ></progress>`;

/** Creates a progress bar for a view that is not a template. @param {Record<string, string>} attributes */
export function createProgressBar({ 'aria-label': label, 'data-testid': testid }) {
  const { root, update } = componentOf(progressBar, 0, { label, testid });
  return { root, update: (/** @type {number} */ fraction) => update(fraction, { label, testid }) };
}
