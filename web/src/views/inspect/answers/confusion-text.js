import { formatCount, formatPercent, notYet } from '../../controls/format.js';

/**
 * @typedef {ReturnType<typeof import('./measures.js').accuracyOf>} Accuracy
 * @typedef {import('./measures.js').ClassMeasures} ClassMeasures
 */

const sum = (/** @type {number[]} */ values) => values.reduce((total, value) => total + value, 0);

/**
 * Returns the texts of the cells: counts, or percentages of the images in the row's class.
 * @param {number[][]} confusion
 * @param {boolean} shares
 * @returns {string[][]}
 */
export function cellTexts(confusion, shares) {
  return confusion.map((row) =>
    row.map((count) => {
      if (!shares) return formatCount(count);
      const share = (100 * count) / sum(row);
      if (!Number.isFinite(share)) return notYet;
      return share > 0 && share < 0.95 ? share.toFixed(1) : share.toFixed(share % 1 === 0 ? 0 : 1);
    }),
  );
}

/**
 * Returns how dark each cell is, from 0 to 1: the square root of its mistakes relative to the most frequent mistake, so
 * that rare ones are visible. Correct answers are not shaded.
 * @param {number[][]} confusion
 * @returns {number[][]}
 */
export function shadesOf(confusion) {
  const most = Math.max(1, ...confusion.flatMap((row, truth) => row.filter((_, answer) => answer !== truth)));
  return confusion.map((row, truth) => row.map((count, answer) => (answer === truth ? 0 : Math.sqrt(count / most))));
}

/** @param {Accuracy} accuracy */
export function formatAccuracy({ correct, total, accuracy, interval }) {
  const range = interval ? `; 95% interval ${(100 * interval.low).toFixed(1)} to ${formatPercent(interval.high)}` : '';
  return `Accuracy ${formatPercent(accuracy)} (${formatCount(correct)} of ${formatCount(total)}${range})`;
}

export const measureHead = ['Class', 'Precision', 'Recall', 'F1', 'Images'];

/** @param {ClassMeasures[]} measures @param {string[]} classNames @returns {string[][]} */
export function measureRows(measures, classNames) {
  return measures.map(({ precision, recall, f1, support }, k) => [
    classNames[k],
    formatPercent(precision),
    formatPercent(recall),
    formatPercent(f1),
    formatCount(support),
  ]);
}
