/**
 * Splits a paragraph of a chapter into pieces: plain text, `[key|displayed text]` for a term of the glossary, and
 * `{chapter|displayed text}` for a link to another chapter.
 *
 * @typedef {{ kind: 'text'|'term'|'chapter', text: string, key: string }} Piece
 */

const piece = /\[([^\]|]+)(?:\|([^\]]+))?\]|\{([^}|]+)\|([^}]+)\}/g;

/** @param {string} paragraph @returns {Piece[]} */
export function piecesOf(paragraph) {
  /** @type {Piece[]} */
  const pieces = [];
  let at = 0;
  for (const match of paragraph.matchAll(piece)) {
    if (match.index > at) pieces.push({ kind: 'text', text: paragraph.slice(at, match.index), key: '' });
    pieces.push(pieceOf(match));
    at = match.index + match[0].length;
  }
  if (at < paragraph.length) pieces.push({ kind: 'text', text: paragraph.slice(at), key: '' });
  return pieces;
}

/** @param {RegExpMatchArray} match @returns {Piece} */
function pieceOf([, term, termText, chapter, chapterText]) {
  if (term) return { kind: 'term', text: termText ?? term, key: term };
  return { kind: 'chapter', text: chapterText, key: chapter };
}
