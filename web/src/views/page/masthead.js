import { element, setText } from '../controls/element.js';
import { formatCount } from '../controls/format.js';
import { term } from '../controls/term.js';
import { createThemeToggle } from './theme.js';

/** @typedef {import('../../state/reducer.js').State} State */

const variantNames = /** @type {Record<string, string>} */ ({ simd: 'SIMD', relaxed: 'relaxed SIMD' });

/** @param {NonNullable<State['backend']>} backend */
function formatBackend({ variant, threads }) {
  return `WebAssembly, ${variantNames[variant] ?? variant}, ${formatCount(threads)} ${threads === 1 ? 'thread' : 'threads'}`;
}

/** Fills the page's header. @param {HTMLElement} root @param {HTMLElement} tools */
export function createMasthead(root, tools) {
  const backend = term('variant|thread', 'Loading the core…', {
    class: 'term masthead-backend',
    'data-testid': 'backend',
  });
  const theme = createThemeToggle();
  root.append(backend, tools, element('div', { class: 'masthead-theme' }, theme));

  /** @param {State} state @param {State} [previous] */
  function update(state, previous) {
    if (state.failed && !state.backend) setText(backend, 'The core could not be loaded');
    if (!state.backend || state.backend === previous?.backend) return;
    setText(backend, formatBackend(state.backend));
    backend.dataset.value = `${state.backend.variant} ${state.backend.threads}`;
  }
  return { update };
}
