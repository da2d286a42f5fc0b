import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

/**
 * One side of a condition in the source: the condition was true, or false.
 * @typedef {{ file: string, line: number, text: string, condition: string, side: boolean, count: number }} Branch
 *
 * @typedef {[number, number, number, number, number, number, ...number[]]} Counted line and column of begin and end,
 *   how often true and how often false
 * @typedef {{ data: { files: { filename: string, branches: Counted[] }[] }[] }} Export what `llvm-cov export` writes
 */

/** Conditions that the compiler decides have no branches. */
const isDecided = (/** @type {Branch} */ { condition }) => /^(true|false|sizeof\(\w+\) == \d+)$/.test(condition);

/**
 * Returns both sides of every condition in the sources. Instances of a template are counted together. Assertions are
 * not among them: their false side ends the program.
 * @param {Export} counted
 * @param {string} folder that paths are relative to
 * @returns {Branch[]}
 */
export function branchesOf({ data }, folder) {
  return data.flatMap(({ files }) =>
    files.flatMap(({ filename, branches }) => {
      const file = relative(folder, filename);
      const lines = readFileSync(join(folder, file), 'utf8').split('\n');
      return sidesOf(branches).flatMap(([[line, column, lastLine, lastColumn], counts]) => {
        const text = lines[line - 1].trim();
        const end = lastLine === line ? lastColumn - 1 : undefined;
        const condition = lines[line - 1].slice(column - 1, end).trim();
        return counts
          .map((count, side) => ({ file, line, text, condition, side: side === 0, count }))
          .filter((branch) => !isDecided(branch));
      });
    }),
  );
}

/** @param {Counted[]} branches @returns {[Counted, [number, number]][]} each place once, with its counts added up */
function sidesOf(branches) {
  /** @type {Map<string, [Counted, [number, number]]>} */
  const places = new Map();
  for (const branch of branches) {
    const place = branch.slice(0, 4).join();
    const [, counts] = places.get(place) ?? [branch, [0, 0]];
    places.set(place, [branch, [counts[0] + branch[4], counts[1] + branch[5]]]);
  }
  return [...places.values()];
}
