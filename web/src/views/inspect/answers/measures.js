import { answeredDigits, classes, confidences } from './answers.js';

/**
 * Measures of how good a classifier's answers are.
 *
 * @typedef {import('./answers.js').Answers} Answers
 * @typedef {{ precision: number|null, recall: number|null, f1: number|null, support: number }} ClassMeasures null where there is nothing to divide by
 * @typedef {{ low: number, high: number }} Interval
 * @typedef {{ low: number, high: number, count: number, confidence: number|null, accuracy: number|null, interval: Interval|null }} Bin of answers about equally sure
 * @typedef {{ bins: Bin[], expectedError: number, meanConfidence: number }} Calibration
 */

/** Slightly less than two standard deviations: 95% of a normal distribution lie within ±Z95. */
const z95 = 1.959963984540054;

/**
 * Counts how many images of each digit (rows) were answered with each digit (columns).
 * @param {Answers} answers
 * @returns {number[][]}
 */
export function confusionOf(answers) {
  const matrix = Array.from({ length: classes }, () => Array(classes).fill(0));
  const digits = answeredDigits(answers);
  answers.labels.forEach((truth, place) => (matrix[truth][digits[place]] += 1));
  return matrix;
}

/** @param {number} part @param {number} whole */
const ratio = (part, whole) => (whole > 0 ? part / whole : null);

/**
 * Returns for each class: precision, the share of the images answered with this digit that are one; recall, the share
 * of the images of this digit that were found; F1, the harmonic mean of the two.
 * @param {number[][]} confusion
 * @returns {ClassMeasures[]}
 */
export function classMeasures(confusion) {
  return confusion.map((row, k) => {
    const support = sum(row);
    const answered = sum(confusion.map((other) => other[k]));
    return {
      precision: ratio(row[k], answered),
      recall: ratio(row[k], support),
      f1: ratio(2 * row[k], answered + support),
      support,
    };
  });
}

/** @param {number[]} values */
const sum = (values) => values.reduce((total, value) => total + value, 0);

/** @param {number[][]} confusion */
export function accuracyOf(confusion) {
  const total = sum(confusion.map(sum));
  const correct = sum(confusion.map((row, k) => row[k]));
  return { correct, total, accuracy: ratio(correct, total), interval: wilsonInterval(correct, total) };
}

/**
 * Returns the 95% confidence interval of a share (Wilson 1927). Unlike the usual ± it stays within 0 and 1, and is
 * accurate near them.
 * @param {number} successes
 * @param {number} trials
 * @returns {Interval|null}
 */
export function wilsonInterval(successes, trials) {
  if (trials === 0) return null;
  const share = successes / trials;
  const square = z95 ** 2;
  const centre = (share + square / (2 * trials)) / (1 + square / trials);
  const half = (z95 / (1 + square / trials)) * Math.sqrt((share * (1 - share)) / trials + square / (4 * trials ** 2));
  return { low: Math.max(0, centre - half), high: Math.min(1, centre + half) };
}

/**
 * Returns how well confidence matches accuracy. The expected calibration error is the gap between the two, averaged
 * over equally wide bins weighted by their number of images (Naeini and others 2015; Guo and others 2017). A bin
 * includes its upper end.
 * @param {Answers} answers
 * @param {number} [count] of bins
 * @returns {Calibration}
 */
export function calibrationOf(answers, count = 10) {
  const digits = answeredDigits(answers);
  const tallies = Array.from({ length: count }, () => ({ images: 0, correct: 0, confidence: 0 }));
  let confidence = 0;
  confidences(answers).forEach((output, place) => {
    // Without a softmax, outputs may lie outside 0 and 1.
    const sure = Math.max(0, Math.min(1, output || 0));
    const tally = tallies[Math.max(0, Math.ceil(sure * count) - 1)];
    tally.images += 1;
    tally.confidence += sure;
    tally.correct += digits[place] === answers.labels[place] ? 1 : 0;
    confidence += sure;
  });
  const total = answers.labels.length;
  const bins = tallies.map(({ images, correct, confidence: all }, k) => ({
    low: k / count,
    high: (k + 1) / count,
    count: images,
    confidence: ratio(all, images),
    accuracy: ratio(correct, images),
    interval: wilsonInterval(correct, images),
  }));
  const gaps = tallies.map(({ correct, confidence: all }) => Math.abs(correct - all));
  return { bins, expectedError: ratio(sum(gaps), total) ?? 0, meanConfidence: ratio(confidence, total) ?? 0 };
}
