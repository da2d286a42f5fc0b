import { element } from '../controls/element.js';

// public/theme.js reads this before the first paint, so it has to be a separate script.
const storageKey = 'gradlab-theme';
const labels = { auto: 'Auto', light: 'Light', dark: 'Dark' };

/** @typedef {keyof typeof labels} Theme */

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

/** @param {Theme} theme */
function remember(theme) {
  try {
    if (theme === 'auto') localStorage.removeItem(storageKey);
    else localStorage.setItem(storageKey, theme);
  } catch {
    // Storage may be forbidden; then the choice lasts as long as the page.
  }
}

/** @param {Theme} theme */
function apply(theme) {
  if (theme === 'auto') delete root.dataset.theme;
  else root.dataset.theme = theme;
  remember(theme);
  announce();
}

/** Switches large type and high contrast, for a projector, on or off. @param {boolean} on */
export function setPresenting(on) {
  root.toggleAttribute('data-present', on);
  announce();
}

export function createThemeToggle() {
  const current = root.dataset.theme ?? 'auto';
  const choices = Object.entries(labels).map(([theme, label]) =>
    element(
      'label',
      {},
      element('input', {
        type: 'radio',
        name: 'theme',
        value: theme,
        checked: theme === current,
        onchange: () => apply(/** @type {Theme} */ (theme)),
      }),
      label,
    ),
  );
  return element('div', { class: 'segments', role: 'radiogroup', 'aria-label': 'Theme' }, ...choices);
}
