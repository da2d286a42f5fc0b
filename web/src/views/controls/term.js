import { html, nothing } from 'lit-html';
import { fetchedCode } from '../../worker/core/fetched-code.js';

/**
 * Words with an explanation, which appears on hover, focus, tap, or the key E. What shows it is downloaded with the
 * first one.
 */
const loadBubble = () => fetchedCode(() => import('./explanation-bubble.js'));

/** @param {Event} event */
async function reached(event) {
  const { target, type, pointerType } = /** @type {PointerEvent} */ (event);
  /** @type {HTMLElement | null} */
  const word = target instanceof Element ? target.closest('.term') : null;
  // A finger also comes over words when it scrolls the page; it asks for an explanation by a tap.
  if (!word || (type === 'pointerover' && pointerType === 'touch')) return;
  if (type === 'click') return void (await loadBubble()).explain(word);
  // Without a connection there is no explanation for who only passes by; the next time tries again.
  const module = await loadBubble().catch(() => null);
  if (word.matches(':hover, :focus')) void module?.explain(word);
}
for (const type of ['pointerover', 'focusin', 'click']) document.addEventListener(type, reached);

/** Moves the focus to the next explained word, or the previous one. @param {1 | -1} by */
export async function explainNext(by) {
  (await loadBubble()).explainNext(by);
}

/**
 * Returns the template of a term of the glossary.
 * @param {string} word
 * @param {string} [text] how it reads here
 * @param {{ class?: string, label?: string }} [options] `label`: for screen readers, in place of the text
 */
export const termTemplate = (word, text = word, { class: name = 'term', label } = {}) =>
  html`<button type="button" class=${name} tabindex="-1" data-term=${word} aria-label=${label ?? nothing}>
    ${text}
  </button>`;

/**
 * Returns the template of a text with an explanation.
 * @param {string} text
 * @param {string} sentence
 * @param {{ class?: string, label?: string }} [options] `label`: for screen readers, in place of the text
 */
export const explanation = (text, sentence, { class: name = 'term', label } = {}) =>
  html`<button type="button" class=${name} tabindex="-1" data-explanation=${sentence} aria-label=${label ?? nothing}>
    ${text}
  </button>`;
