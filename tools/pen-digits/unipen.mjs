import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { refuse } from '../../web/src/worker/protocol.js';

/**
 * Reads the pen digits: E. Alpaydin and F. Alimoglu, Pen-Based Recognition of Handwritten Digits, UCI Machine Learning
 * Repository, 1998, CC BY 4.0. They are not part of this repository.
 *
 * @typedef {import('../../web/src/views/draw/stroke-path.js').Point} Point
 * @typedef {{ digit: number, writer: number, strokes: Point[][] }} PenDigit y downwards, in the tablet's unit
 */

/**
 * The writers of each part. Networks learn from the first part; choices are made with the second one, and only the
 * third one is used to report.
 */
const writers = { train: [1, 20], choose: [21, 25], report: [26, 30] };

/** @typedef {keyof typeof writers} Part */

/** Returns the file's path, or says where it may be. */
export function penDigitsFile() {
  const path = process.env.PEN_DIGITS ?? '';
  if (!existsSync(path))
    throw refuse(
      'The pen digits cannot be found. Set PEN_DIGITS to the path of pendigits-train.unipen.gz, made by compressing pendigits-orig.tra of https://archive.ics.uci.edu/dataset/81.',
    );
  return path;
}

/** @param {string} path @returns {PenDigit[]} */
export const readPenDigits = (path) => parsePenDigits(gunzipSync(readFileSync(path)).toString('latin1'));

/**
 * A segment's comment holds the digit, the number of its writer and its place in what the writer wrote.
 * @param {string} text in UNIPEN's format
 * @returns {PenDigit[]}
 */
export function parsePenDigits(text) {
  return text
    .split(/^\.SEGMENT /m)
    .slice(1)
    .map((segment) => {
      const [, digit, writer] = /^\.COMMENT +(\d+) +(\d+)/m.exec(segment) ?? [];
      const strokes = segment
        .split(/^\.PEN_DOWN$/m)
        .slice(1)
        .map((stroke) => pointsOf(stroke.slice(0, stroke.search(/^\./m) >>> 0)));
      return { digit: Number(digit), writer: Number(writer), strokes: strokes.filter(({ length }) => length > 0) };
    })
    .filter(({ digit, strokes }) => digit >= 0 && digit <= 9 && strokes.length > 0);
}

/** @param {string} text @returns {Point[]} */
function pointsOf(text) {
  return Array.from(text.matchAll(/(-?\d+)\s+(-?\d+)/g), ([, x, y]) => ({ x: Number(x), y: -Number(y) }));
}

/** @param {PenDigit[]} digits @param {Part} part */
export function partOf(digits, part) {
  const [first, last] = writers[part];
  return digits.filter(({ writer }) => writer >= first && writer <= last);
}
