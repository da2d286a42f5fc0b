import { html } from 'lit-html';
import { boundTo } from '../controls/bound-to.js';

/**
 * Returns the form in which the visitor edits the names of the ten classes.
 * @param {string[]} names
 * @param {import('../../state/session.js').Actions} actions
 */
export function classNameEditor(names, actions) {
  /** @param {number} k @param {HTMLInputElement} input */
  function rename(k, input) {
    const name = input.value.trim();
    input.value = name || String(k);
    void actions.data.setClassName(k, name);
  }

  return html`<p class="note">
      For sets whose ten classes are not digits, such as Fashion-MNIST. If a name is empty, the digit is shown.
    </p>
    <ol class="class-names">
      ${names.map(
        (name, k) =>
          html`<li class="class-name">
            <span aria-hidden="true">${k}</span>
            <input
              class="input"
              type="text"
              maxlength="24"
              autocomplete="off"
              aria-label="Name of class ${k}"
              data-testid="class-name-${k}"
              .value=${boundTo(name)}
              @change=${(/** @type {any} */ { target }) => rename(k, target)}
            />
          </li>`,
      )}
    </ol>`;
}
