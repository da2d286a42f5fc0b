import { html } from 'lit-html';

/**
 * @typedef {object} FileButton
 * @property {string} label
 * @property {string} testid
 * @property {boolean} [multiple]
 * @property {string} [accept]
 * @property {(files: File[]) => void} chosen
 */

/** Returns a button that lets the visitor choose files. @param {FileButton} options */
export function fileButtonTemplate({ label, testid, multiple = false, accept = '', chosen }) {
  /** @param {{ target: HTMLInputElement }} event */
  function changed({ target }) {
    const files = [...(target.files ?? [])];
    if (files.length > 0) chosen(files);
    target.value = ''; // so that the same file can be chosen again after it has been corrected
  }
  return html`<div class="button file-button">
    ${label}<input
      type="file"
      ?multiple=${multiple}
      accept=${accept}
      aria-label=${label}
      data-testid=${testid}
      @change=${changed}
    />
  </div>`;
}
