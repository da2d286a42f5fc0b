import { html } from 'lit-html';
import { piecesOf } from '../../learn/prose.js';
import { termTemplate } from '../controls/term.js';
import { chapterLink } from './chapter-link.js';

/** Returns a paragraph of a chapter. @param {string} text as prose.js reads it @param {(chapter: string) => void} open */
export function paragraph(text, open) {
  const pieces = piecesOf(text).map(({ kind, text: piece, key }) => {
    if (kind === 'term') return termTemplate(key, piece);
    return kind === 'chapter' ? chapterLink(key, open, { text: piece }) : piece;
  });
  return html`<p>${pieces}</p>`;
}
