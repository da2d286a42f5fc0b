/**
 * Says whether each line of a program is code, a comment or blank, so that comments can be styled and code can be
 * counted.
 *
 * @typedef {'code'|'comment'|'blank'} LineKind
 */

/** @param {string} program @returns {{ text: string, kind: LineKind }[]} */
export function lineKinds(program) {
  let inDocstring = false;
  return program
    .trimEnd()
    .split('\n')
    .map((text) => {
      const marks = text.split('"""').length - 1;
      const documents = inDocstring || marks > 0;
      if (marks === 1) inDocstring = !inDocstring;
      if (documents) return { text, kind: 'comment' };
      if (text.trim() === '') return { text, kind: 'blank' };
      return { text, kind: /^\s*(\/\/|\/\*\*|# )/.test(text) ? 'comment' : 'code' };
    });
}

/** Counts the lines of code. @param {string} program */
export const codeLines = (program) => lineKinds(program).filter(({ kind }) => kind === 'code').length;
