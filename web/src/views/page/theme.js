import { html } from 'lit-html';
import { boundTo } from '../controls/bound-to.js';

// public/theme.js reads this before the first paint, so it has to be a separate script.
const storageKey = 'gradlab-theme';
const labels = { auto: 'Auto', light: 'Light', dark: 'Dark' };

const root = document.documentElement;
const systemIsDark = matchMedia('(prefers-color-scheme: dark)');
/** @type {Set<() => void>} */
const listeners = new Set();
const announce = () => listeners.forEach((listener) => listener());
systemIsDark.addEventListener('change', announce);

/**
 * @param {() => void} listener called when the page's colours have changed
 * @returns {() => void} ends that
 */
export function whenThemeChanges(listener) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** @param {string} theme */
function remember(theme) {
  try {
    if (theme === 'auto') localStorage.removeItem(storageKey);
    else localStorage.setItem(storageKey, theme);
  } catch {
    // Storage may be forbidden; then the choice lasts as long as the page.
  }
}

/** @param {string} theme */
function apply(theme) {
  if (theme === 'auto') delete root.dataset.theme;
  else root.dataset.theme = theme;
  remember(theme);
  announce();
}

/** Switches large type and high contrast, for a projector, on or off. @param {boolean} on */
export function setPresenting(on) {
  if (root.hasAttribute('data-present') === on) return;
  root.toggleAttribute('data-present', on);
  announce();
}

/** Returns the choice of the theme, which is not part of the state: it belongs to the browser, not to a link. */
export const themeChoice = () =>
  html`<div class="segments" role="radiogroup" aria-label="Theme">
    ${Object.entries(labels).map(
      ([theme, label]) =>
        html`<label
          ><input
            type="radio"
            name="theme"
            value=${theme}
            .checked=${boundTo(theme === (root.dataset.theme ?? 'auto'))}
            @change=${() => apply(theme)}
          />${label}</label
        >`,
    )}
  </div>`;
