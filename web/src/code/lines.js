/**
 * A part of a program: a line, several lines, a list of parts, or nothing if the part is not needed.
 * @typedef {string | false | null | undefined | any[]} Part
 */

/** @param {...Part} parts @returns {string[]} */
export function lines(...parts) {
  return parts.flatMap((part) =>
    Array.isArray(part) ? lines(...part) : typeof part === 'string' ? part.split('\n') : [],
  );
}

/** @param {number} spaces @param {...Part} parts */
export function indented(spaces, ...parts) {
  return lines(...parts).map((line) => (line === '' ? '' : ' '.repeat(spaces) + line));
}

/**
 * Joins blocks to the text of a file, with empty lines in between.
 * @param {Part[]} blocks
 * @param {number} [gap] empty lines
 */
export function asFile(blocks, gap = 1) {
  const filled = blocks.map((block) => lines(block)).filter((block) => block.length > 0);
  return `${filled.map((block) => block.join('\n')).join('\n'.repeat(gap + 1))}\n`;
}

/**
 * Breaks sentences into lines of at most `width` characters, for a comment.
 * @param {string} text
 * @param {number} [width]
 */
export function wrapped(text, width = 110) {
  /** @type {string[]} */
  const done = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line && line.length + 1 + word.length > width) {
      done.push(line);
      line = word;
    } else line = line ? `${line} ${word}` : word;
  }
  return [...done, line];
}
