import { framed } from './core.mjs';
import { drawnByHand } from './hand.mjs';
import { answersOf, frameAll } from './measure.mjs';
import { nonDigit } from './non-digits.mjs';
import { createRandom } from './random.mjs';

/**
 * Chooses the temperature of the reader's probabilities and the two thresholds below which the page says that it is not
 * sure, and measures what they do.
 *
 * @typedef {import('./core.mjs').Core} Core
 * @typedef {import('./measure.mjs').Answer} Answer
 * @typedef {import('./unipen.mjs').PenDigit} PenDigit
 * @typedef {{ temperature: number, sureAt: number, digitAt: number }} Calibration
 * @typedef {{ reader: Uint8Array, detector: Uint8Array }} Files
 */

/** The shares of true digits that may be called unsure, by either threshold. */
const unsureShare = 0.015;

/** Returns what both networks say of each drawing. @param {Core} core @param {Files} files @param {import('./measure.mjs').Framed[]} drawings */
function read(core, { reader, detector }, drawings) {
  const detected = answersOf(core, detector, drawings);
  return answersOf(core, reader, drawings).map((answer, i) => ({ ...answer, digitness: detected[i].outputs[0] }));
}

/** @param {number[]} outputs @param {number} temperature */
function tempered(outputs, temperature) {
  const powers = outputs.map((output) => output ** (1 / temperature));
  const sum = powers.reduce((total, power) => total + power, 0);
  return powers.map((power) => power / sum);
}

/** @param {Core} core @param {Files} files @param {PenDigit[]} writers held out, and not used to report @returns {Calibration} */
export function calibrate(core, files, writers) {
  const answers = read(core, files, frameAll(core, writers));
  const loss = (/** @type {number} */ temperature) =>
    answers.reduce((sum, { digit, outputs }) => sum - Math.log(tempered(outputs, temperature)[digit] + 1e-9), 0);
  const temperatures = Array.from({ length: 61 }, (_, i) => Number((0.5 + 0.05 * i).toFixed(2)));
  const temperature = temperatures.reduce((best, next) => (loss(next) < loss(best) ? next : best));
  const right = answers.filter(({ digit, answer }) => digit === answer);
  return {
    temperature,
    sureAt: quantile(right.map(({ outputs }) => Math.max(...tempered(outputs, temperature)))),
    digitAt: quantile(answers.map(({ digitness }) => digitness)),
  };
}

/** @param {number[]} values */
function quantile(values) {
  const sorted = values.toSorted((a, b) => a - b);
  return Number(sorted[Math.floor(unsureShare * sorted.length)].toPrecision(3));
}

/**
 * Measures how many drawings that are no digits are given as sure, and how many true digits are not.
 * @param {Core} core
 * @param {Files} files
 * @param {Calibration} calibration
 * @param {PenDigit[]} writers
 */
export function measureRejection(core, files, { temperature, sureAt, digitAt }, writers) {
  const random = createRandom(7);
  const others = Array.from({ length: 500 }, () => nonDigit(random, 'test'));
  const drawings = others.map(({ strokes }) => ({ digit: -1, frame: framed(core, drawnByHand(strokes, random)) }));
  const step = Math.max(1, writers.length / 500);
  const digits = Array.from({ length: 500 }, (_, i) => writers[Math.floor(i * step)]);
  const isSure = (/** @type {Answer & { digitness: number }} */ { outputs, digitness }) =>
    digitness >= digitAt && Math.max(...tempered(outputs, temperature)) >= sureAt;
  const read500 = read(core, files, drawings);
  /** @type {Record<string, number>} */
  const sureKinds = {};
  read500.forEach((answer, i) => {
    if (isSure(answer)) sureKinds[others[i].kind] = (sureKinds[others[i].kind] ?? 0) + 1;
  });
  const trueDigits = read(core, files, frameAll(core, digits));
  const right = trueDigits.filter(({ digit, answer }) => digit === answer);
  return {
    nonDigitsSure: read500.filter(isSure).length,
    sureKinds,
    digitsUnsure: right.filter((answer) => !isSure(answer)).length,
    wrongSure: trueDigits.filter((answer) => answer.digit !== answer.answer && isSure(answer)).length,
    wrong: trueDigits.length - right.length,
  };
}
