import { refuse } from '../../protocol.js';
import { numbersOf } from './table-layout.js';
import { linesOf } from './table-lines.js';

/**
 * Reads the labels of a table.
 *
 * @typedef {import('../file-bytes.js').Bytes} Bytes
 * @typedef {import('./table-layout.js').TableLayout} TableLayout
 * @typedef {import('./column-roles.js').Roles} Roles
 */

const classes = 10;
/** More labels outside 0–9 than this share are no mistakes but classes. */
export const mistakenShare = 0.05;
const mostClasses = 1000;

/** Returns a function that returns a row's label; NaN if it has none. @param {Roles} roles */
export function labelReader({ label, oneHot }) {
  if (label === null) return () => NaN;
  /** @param {number[]} row */
  return (row) => {
    if (!oneHot) return Number.isInteger(row[label]) ? row[label] : NaN;
    const place = row.indexOf(1, label) - label;
    return place >= 0 && place < classes ? place : NaN;
  };
}

/**
 * Refuses a table with more than ten classes, and says how many it has.
 * @param {Bytes} bytes
 * @param {TableLayout} layout
 * @param {number[]} labels some of them, which tell whether to count all
 * @param {AbortSignal} signal
 */
export async function refuseManyClasses(bytes, layout, labels, signal) {
  if (!haveMoreClasses(labels)) return;
  const all = await allLabels(bytes, layout, signal);
  throw refuse(manyClasses(bytes.name, [...all.keys()]));
}

/** @param {string} name @param {number[]} labels the different ones */
export function manyClasses(name, labels) {
  const [least, most] = [Math.min(...labels), Math.max(...labels)];
  const range = least === most ? `All labels are ${least}` : `The labels run from ${least} to ${most}`;
  if (labels.length <= classes)
    return `${name}: ${range}, and this page needs labels from 0 to 9, so nothing was loaded. Number the classes from 0, and choose the file again.`;
  return (
    `${name}: ${range}, which are ${labels.length} different classes. ` +
    'Networks on this page tell ten classes apart, so nothing was loaded. Keep the rows of ten classes, labelled 0 to 9, and choose the file again.'
  );
}

/** Returns whether labels outside 0–9 are too many to be mistakes. @param {number[]} labels */
export function haveMoreClasses(labels) {
  const whole = labels.filter((label) => Number.isInteger(label) && label >= 0 && label < mostClasses);
  return whole.filter((label) => label >= classes).length > Math.max(1, whole.length * mistakenShare);
}

/** Counts the labels of the whole file. @param {Bytes} bytes @param {TableLayout} layout @param {AbortSignal} signal */
async function allLabels(bytes, { separator, preamble, roles }, signal) {
  const labelOf = labelReader(roles);
  /** @type {Map<number, number>} */
  const counts = new Map();
  let row = 0;
  for await (const lines of linesOf(bytes, { signal })) {
    for (const line of lines) {
      row += 1;
      const label = row > preamble ? labelOf(numbersOf(line, separator)) : NaN;
      if (label >= 0 && label < mostClasses) counts.set(label, (counts.get(label) ?? 0) + 1);
    }
  }
  return counts;
}

/**
 * Refuses a table whose later rows, which the core has skipped, turn out to hold more classes.
 * @param {Bytes} bytes
 * @param {TableLayout} layout
 * @param {AbortSignal} signal
 */
export async function refuseLateClasses(bytes, layout, signal) {
  const counts = await allLabels(bytes, layout, signal);
  const total = [...counts.values()].reduce((a, b) => a + b, 0);
  const beyond = [...counts].reduce((sum, [label, count]) => sum + (label >= classes ? count : 0), 0);
  if (beyond > Math.max(1, total * mistakenShare)) throw refuse(manyClasses(bytes.name, [...counts.keys()]));
}
