import { html, nothing } from 'lit-html';
import { elementOf } from '../controls/element-of.js';
import { createView } from './renderer.js';

/** @typedef {{ name: string, label: string, heading?: string, root: HTMLElement }} Tab `heading` names a panel that has no tab */

const keySteps = /** @type {Record<string, number>} */ ({ ArrowLeft: -1, ArrowRight: 1 });

/**
 * Creates tabs as the ARIA practices describe them: one Tab stop, with arrow keys between the tabs. A panel without a
 * label has no tab.
 * @param {Tab[]} tabs
 * @param {(name: string) => void} choose
 */
export function createTabs(tabs, choose) {
  const labelled = tabs.filter(({ label }) => label !== '');
  const last = labelled.length - 1;

  /** @param {KeyboardEvent} event */
  function pressed(event) {
    // Alt and Command with an arrow key go back and forth in the browser's history.
    if (event.altKey || event.metaKey || event.ctrlKey) return;
    const buttons = /** @type {HTMLElement} */ (event.currentTarget).children;
    const at = Array.from(buttons).indexOf(/** @type {Element} */ (event.target));
    const goal = { Home: 0, End: last }[event.key] ?? (at + (keySteps[event.key] ?? 0) + last + 1) % (last + 1);
    if (goal === at) return;
    event.preventDefault();
    /** @type {HTMLElement} */ (buttons[goal]).focus();
    choose(labelled[goal].name);
  }

  /** @param {string} shown */
  function list(shown) {
    // A panel without a tab leaves the first one to be reached with the Tab key.
    const stop = labelled.some(({ name }) => name === shown) ? shown : labelled[0].name;
    return html`<div class="tabs" role="tablist" aria-label="Views" @keydown=${pressed}>
      ${labelled.map(
        ({ name, label }) =>
          html`<button
            type="button"
            class="tab"
            role="tab"
            id="tab-${name}"
            aria-controls="panel-${name}"
            aria-selected=${name === shown}
            tabindex=${name === stop ? 0 : -1}
            @click=${() => choose(name)}
          >
            ${label}
          </button>`,
      )}
    </div>`;
  }

  /** @param {Tab} tab @param {string} shown */
  const panel = ({ name, label, heading, root }, shown) =>
    html`<div
      class="tab-panel"
      id="panel-${name}"
      role=${label ? 'tabpanel' : 'region'}
      aria-labelledby=${label ? `tab-${name}` : nothing}
      aria-label=${label ? nothing : heading}
      ?hidden=${name !== shown}
    >
      ${root}
    </div>`;

  return createView(elementOf(html`<div></div>`), ({ settings }) => [
    list(settings.panel),
    tabs.map((tab) => panel(tab, settings.panel)),
  ]);
}
