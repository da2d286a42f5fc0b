import { glossary } from '../../config/glossary.js';
import { element } from './element.js';

const gap = 8;
const bubble = element('div', { id: 'explanation', class: 'explanation', role: 'tooltip' });
// Missing in Firefox before 125 and Safari before 17.
if ('showPopover' in HTMLElement.prototype) bubble.popover = 'manual';
/** @type {HTMLElement | null} */
let explained = null;

/** @param {HTMLElement} term */
function place(term) {
  const at = term.getBoundingClientRect();
  const size = bubble.getBoundingClientRect();
  const left = Math.min(Math.max(gap, at.left), document.documentElement.clientWidth - size.width - gap);
  const above = at.top - size.height - gap;
  bubble.style.left = `${left}px`;
  bubble.style.top = `${above > gap ? above : at.bottom + gap}px`;
}

/** @param {HTMLElement} term @param {string} sentence */
function explain(term, sentence) {
  if (explained !== term) hide();
  // Browsers without popovers show nothing above an open dialog unless it is inside the dialog.
  (term.closest('dialog') ?? document.body).append(bubble);
  explained = term;
  bubble.textContent = sentence;
  bubble.showPopover?.();
  place(term);
}

function hide() {
  if (!explained) return;
  explained = null;
  bubble.remove();
}

document.addEventListener('keydown', (event) => {
  if (event.key === 'Escape') hide();
});
document.addEventListener('scroll', () => explained && place(explained), { capture: true, passive: true });

/**
 * Creates a term of the glossary whose explanation appears on hover, focus or tap.
 * @param {string} word a key of the glossary
 * @param {string} [text] how it reads here
 * @param {Record<string, string>} [attributes]
 */
export function term(word, text = word, attributes = {}) {
  const sentence = glossary[word];
  if (!sentence) throw new Error(`The glossary does not explain “${word}”.`);
  return explainedText(text, sentence, attributes);
}

/**
 * Creates a text with an explanation.
 * @param {string} text
 * @param {string} sentence
 * @param {Record<string, string>} [attributes]
 */
export function explainedText(text, sentence, attributes = {}) {
  const node = element('button', { type: 'button', class: 'term', 'aria-description': sentence, ...attributes }, text);
  const show = () => explain(node, sentence);
  node.addEventListener('pointerenter', (event) => event.pointerType === 'mouse' && show());
  node.addEventListener('pointerleave', (event) => event.pointerType === 'mouse' && hide());
  node.addEventListener('focus', show);
  node.addEventListener('blur', hide);
  node.addEventListener('click', show);
  return node;
}
