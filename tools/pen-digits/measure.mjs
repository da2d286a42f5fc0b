import { readModelFile } from '../../web/src/worker/models/model-file.js';
import { unwrap } from '../../web/src/worker/core/unwrap.js';
import { framed } from './core.mjs';
import { fitToPad, inkOf } from './pad-ink.mjs';

/**
 * Measures how a network reads pen digits that are drawn on the pad.
 *
 * @typedef {import('./core.mjs').Core} Core
 * @typedef {import('./core.mjs').Model} Model
 * @typedef {import('./unipen.mjs').PenDigit} PenDigit
 * @typedef {{ digit: number, frame: Uint8Array }} Framed
 * @typedef {{ digit: number, outputs: number[], answer: number }} Answer
 */

/** The longer side of a digit's box, as a share of the pad's side. */
const shareOfPad = 0.7;

/** @param {Core} core @param {PenDigit[]} digits @returns {Framed[]} */
export const frameAll = (core, digits) =>
  digits.map(({ digit, strokes }) => ({ digit, frame: framed(core, inkOf(fitToPad(strokes, shareOfPad))) }));

/** @param {Core} core @param {Uint8Array} file @param {Framed[]} digits @returns {Answer[]} */
export function answersOf(core, file, digits) {
  const { model } = readModelFile(core, file);
  try {
    return digits.map(({ digit, frame }) => {
      const outputs = Array.from(unwrap(model.predict(frame)));
      return { digit, outputs, answer: outputs.indexOf(Math.max(...outputs)) };
    });
  } finally {
    model.delete();
  }
}

/** @param {Answer[]} answers */
export const accuracyOf = (answers) =>
  answers.filter(({ digit, answer }) => digit === answer).length / Math.max(answers.length, 1);

/** Returns a table as Markdown: a row per digit, a column per answer. @param {Answer[]} answers */
export function confusionTable(answers) {
  const counts = Array.from({ length: 10 }, () => Array(10).fill(0));
  for (const { digit, answer } of answers) ++counts[digit][answer];
  return [
    `| digit | ${counts.map((_, k) => `read as ${k}`).join(' | ')} |`,
    `|--:|${counts.map(() => '--:|').join('')}`,
    ...counts.map((row, k) => `| ${k} | ${row.map((count) => count || '').join(' | ')} |`),
  ].join('\n');
}
