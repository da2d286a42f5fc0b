import { html } from 'lit-html';
import { element } from './element.js';

/**
 * Words with an explanation, which appears on hover, tap, or the key E. One bubble serves all of them: it can be
 * hovered, Escape closes it, and it disappears with its word.
 */

const gap = 8;
/** The pointer may cross the gap between word and bubble in this time. */
const leaveMs = 150;
const bubble = element('div', { id: 'explanation', class: 'explanation', role: 'tooltip' });
// Missing in Firefox before 125 and Safari before 17.
if ('showPopover' in HTMLElement.prototype) bubble.popover = 'manual';
/** @type {HTMLElement | null} */
let explained = null;
let leaving = 0;
const removals = new MutationObserver(() => explained && !explained.isConnected && hide());

function place() {
  if (!explained) return;
  const at = explained.getBoundingClientRect();
  const size = bubble.getBoundingClientRect();
  const left = Math.min(Math.max(gap, at.left), document.documentElement.clientWidth - size.width - gap);
  const above = at.top - size.height - gap;
  bubble.style.left = `${left}px`;
  bubble.style.top = `${above > gap ? above : at.bottom + gap}px`;
}

/** @param {HTMLElement} word @returns {Promise<string>} */
async function explanationOf({ dataset }) {
  if (dataset.explanation) return dataset.explanation;
  const { glossary } = await import('../../config/glossary.js');
  return (dataset.term ?? '')
    .split('|')
    .map((key) => glossary[key])
    .join(' ');
}

/** @param {HTMLElement} word */
async function show(word) {
  clearTimeout(leaving);
  if (explained === word) return;
  hide();
  explained = word;
  const sentence = await explanationOf(word).catch(() => 'The explanation could not be downloaded.');
  if (explained !== word || !word.isConnected) return;
  // Browsers without popovers show nothing above an open dialog unless it is inside the dialog.
  (word.closest('dialog') ?? document.body).append(bubble);
  bubble.textContent = sentence;
  bubble.showPopover?.();
  word.setAttribute('aria-describedby', bubble.id);
  removals.observe(document.body, { childList: true, subtree: true });
  place();
}

function hide() {
  clearTimeout(leaving);
  removals.disconnect();
  explained?.removeAttribute('aria-describedby');
  explained = null;
  bubble.remove();
}

/** @param {EventTarget | null} target @returns {HTMLElement | null} */
const termAt = (target) => (target instanceof Element ? target.closest('.term') : null);

/** @param {PointerEvent} event */
function pointerMoved({ target, pointerType }) {
  if (pointerType !== 'mouse') return;
  const word = termAt(target);
  if (word) void show(word);
  else if (target instanceof Node && bubble.contains(target)) clearTimeout(leaving);
  else if (explained && document.activeElement !== explained) {
    clearTimeout(leaving);
    leaving = window.setTimeout(hide, leaveMs);
  }
}

document.addEventListener('pointerover', pointerMoved);
document.addEventListener('focusin', ({ target }) => {
  const word = termAt(target);
  if (word) void show(word);
});
document.addEventListener('focusout', ({ target }) => target === explained && hide());
document.addEventListener('click', ({ target }) => {
  const word = termAt(target);
  if (word) void show(word);
});
document.addEventListener('keydown', (event) => {
  if (event.key === 'Escape' && explained) hide();
});
document.addEventListener('scroll', place, { capture: true, passive: true });

/**
 * Moves the focus to the next explained word on the page, so that the words need no tab stops of their own.
 * @param {1 | -1} by
 */
export function explainNext(by) {
  const words = Array.from(document.querySelectorAll('.term')).filter((word) => word.getClientRects().length > 0);
  const { activeElement } = document;
  const isAhead = (/** @type {Element} */ word) =>
    activeElement !== word &&
    Boolean(
      (activeElement ?? document.body).compareDocumentPosition(word) &
      (by === 1 ? Node.DOCUMENT_POSITION_FOLLOWING : Node.DOCUMENT_POSITION_PRECEDING),
    );
  const next = by === 1 ? words.find(isAhead) : words.findLast(isAhead);
  /** @type {HTMLElement | undefined} */ (next ?? words.at(by === 1 ? 0 : -1))?.focus();
}

const attributesOf = (/** @type {Record<string, string>} */ more) => ({
  type: 'button',
  class: 'term',
  tabindex: -1,
  ...more,
});

/**
 * Creates a term of the glossary.
 * @param {string} word a key of the glossary; several are joined by “|”
 * @param {string} [text] how it reads here
 * @param {Record<string, string>} [attributes]
 */
export function term(word, text = word, attributes = {}) {
  return element('button', { ...attributesOf(attributes), 'data-term': word }, text);
}

/**
 * Creates a text with an explanation.
 * @param {string} text
 * @param {string} sentence
 * @param {Record<string, string>} [attributes]
 */
export function explainedText(text, sentence, attributes = {}) {
  return element('button', { ...attributesOf(attributes), 'data-explanation': sentence }, text);
}

/** Returns the template of a term of the glossary. @param {string} word @param {string} [text] how it reads here */
export const termTemplate = (word, text = word) =>
  html`<button type="button" class="term" tabindex="-1" data-term=${word}>${text}</button>`;
