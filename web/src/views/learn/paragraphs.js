import { mathml } from '../../learn/formula.js';
import { piecesOf } from '../../learn/prose.js';
import { element } from '../controls/element.js';
import { term } from '../controls/term.js';
import { chapterLink } from './chapter-link.js';

/** @param {string} tex @param {{ display?: boolean }} [options] */
export function formula(tex, options) {
  const template = element('template');
  template.innerHTML = mathml(tex, options);
  return /** @type {Element} */ (template.content.firstElementChild);
}

/** @param {string} text as prose.js reads it @param {(chapter: string) => void} open */
export function paragraph(text, open) {
  const made = piecesOf(text).map(({ kind, text: words, key }) => {
    if (kind === 'term') return term(key, words);
    if (kind === 'chapter') return chapterLink(key, open, { text: words });
    return kind === 'formula' ? formula(words) : words;
  });
  return element('p', {}, ...made);
}
