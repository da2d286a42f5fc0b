import { html, nothing } from 'lit-html';

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
