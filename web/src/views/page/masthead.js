import { html, nothing } from 'lit-html';
import { formatCount } from '../controls/format.js';
import { guideOffer } from '../guide/guide-offer.js';
import { createView } from './renderer.js';
import { listShortcuts } from './shortcuts.js';
import { setPresenting, themeChoice } from './theme.js';

/**
 * @typedef {import('../../state/reducer.js').State} State
 * @typedef {import('../../state/session.js').Actions} Actions
 */

const variantNames = /** @type {Record<string, string>} */ ({ simd: 'SIMD', relaxed: 'relaxed SIMD' });

/** @param {State} state */
function formatBackend({ backend, failed }) {
  if (!backend) return failed ? 'The core could not be loaded' : 'Loading the core…';
  const { variant, threads } = backend;
  return `WebAssembly, ${variantNames[variant] ?? variant}, ${formatCount(threads)} ${threads === 1 ? 'thread' : 'threads'}`;
}

/** Fills the page's header. @param {HTMLElement} root @param {Actions} actions */
export function createMasthead(root, actions) {
  const sentence = /** @type {HTMLElement} */ (root.querySelector('.masthead-sentence'));
  return createView(root, (state) => {
    const { backend, guide, settings } = state;
    const isPresenting = settings.present === 1;
    setPresenting(isPresenting);
    sentence.hidden = guide.offered;
    return html`${guide.offered ? guideOffer(actions) : ''}
      <button
        type="button"
        class="term masthead-backend"
        tabindex="-1"
        data-term="variant|thread"
        data-testid="backend"
        data-value=${backend ? `${backend.variant} ${backend.threads}` : nothing}
      >
        ${formatBackend(state)}
      </button>
      <div class="masthead-tools">
        <button
          type="button"
          class="button-quiet"
          data-testid="present"
          aria-pressed=${isPresenting}
          @click=${() => actions.settings.set('present', isPresenting ? 0 : 1)}
        >
          Present
        </button>
        <button type="button" class="button-quiet" aria-label="Keyboard shortcuts" @click=${listShortcuts}>?</button>
      </div>
      <div class="masthead-theme">${themeChoice()}</div>`;
  });
}
