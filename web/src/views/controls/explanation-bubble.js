import { html } from 'lit-html';
import { elementOf } from './element-of.js';

/**
 * The bubble with the explanation of a word, which appears on hover, focus or tap. One serves all words: it can be
 * hovered, Escape closes it, and it disappears when its word is removed or hidden.
 */

const gap = 8;
/** The pointer may cross the gap between word and bubble in this time. */
const leaveMs = 150;
const bubble = elementOf(html`<div id="explanation" class="explanation" role="tooltip"></div>`);
// Missing in Firefox before 125 and Safari before 17.
if ('showPopover' in HTMLElement.prototype) bubble.popover = 'manual';
/** @type {HTMLElement | null} */
let explained = null;
let leaving = 0;
const changes = new MutationObserver(() => explained && !isSeen(explained) && hide());

/** @param {Element} word */
const isSeen = (word) => word.getClientRects().length > 0;

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

/** Shows the explanation of a word. @param {HTMLElement} word */
export async function explain(word) {
  clearTimeout(leaving);
  if (explained === word) return;
  hide();
  explained = word;
  const sentence = await explanationOf(word).catch(() => 'The explanation could not be downloaded.');
  if (explained !== word || !isSeen(word)) return;
  // Browsers without popovers show nothing above an open dialog unless it is inside the dialog.
  (word.closest('dialog') ?? document.body).append(bubble);
  bubble.textContent = sentence;
  bubble.showPopover?.();
  word.setAttribute('aria-describedby', bubble.id);
  changes.observe(document.body, { childList: true, subtree: true, attributeFilter: ['hidden', 'open'] });
  place();
}

function hide() {
  clearTimeout(leaving);
  changes.disconnect();
  explained?.removeAttribute('aria-describedby');
  explained = null;
  bubble.remove();
}

/** @param {PointerEvent} event */
function pointerMoved({ target, pointerType }) {
  if (!explained || pointerType !== 'mouse' || !(target instanceof Node) || explained.contains(target)) return;
  clearTimeout(leaving);
  if (!bubble.contains(target) && document.activeElement !== explained) leaving = window.setTimeout(hide, leaveMs);
}

document.addEventListener('pointerover', pointerMoved);
document.addEventListener('focusout', ({ target }) => target === explained && hide());
document.addEventListener(
  'keydown',
  (event) => {
    if (event.key !== 'Escape' || !explained) return;
    // It closes the bubble, and not also the dialog that the word is in.
    event.preventDefault();
    event.stopPropagation();
    hide();
  },
  true,
);
document.addEventListener('scroll', place, { capture: true, passive: true });

/**
 * Moves the focus to the next explained word on the page, so that the words need no tab stops of their own.
 * @param {1 | -1} by
 */
export function explainNext(by) {
  const words = Array.from(document.querySelectorAll('.term')).filter(isSeen);
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
