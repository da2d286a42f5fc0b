import { columnOf, emptyBecause, implementations, networks } from '../../config/comparison.js';

/**
 * Assigns results to the cells of the comparison table.
 *
 * @typedef {import('./results.js').Result} Result
 * @typedef {import('./results.js').Source} Source
 */

/** Returns the time of the whole run: measured, or projected from the measured share. @param {Result} result */
export function wholeSeconds({ seconds, projected }) {
  return seconds === null || projected <= 0 ? null : seconds / projected;
}

/** @param {Result} result */
export const isProjected = ({ projected }) => projected < 1;

/** Returns whether a result has a number, measured or reported. @param {Result} result */
export const says = ({ accuracy, seconds }) => accuracy !== null || seconds !== null;

/** The sources in order of preference; the visitor's own machine comes first. @type {Source[]} */
const precedence = ['this visit', 'imported', 'earlier visit', 'reference', 'reported'];

/**
 * Orders results by what a cell prefers to show: a number rather than a reason, then by source, then the larger
 * measured share, then the latest.
 * @param {Result} a
 * @param {Result} b
 */
function byPreference(a, b) {
  return (
    Number(Boolean(a.why)) - Number(Boolean(b.why)) ||
    precedence.indexOf(a.source) - precedence.indexOf(b.source) ||
    b.projected - a.projected ||
    (b.date ?? '').localeCompare(a.date ?? '')
  );
}

/**
 * Returns the results of a cell; the first is the one to show.
 * @param {Result[]} results
 * @param {{ network: string, implementation: string, data: string }} cell
 */
export function resultsOfCell(results, { network, implementation, data }) {
  return results
    .filter(
      (result) =>
        result.network === network && result.data === data && columnOf(result.implementation) === implementation,
    )
    .toSorted(byPreference);
}

/**
 * Returns why nothing is measured in a cell: an attempt failed, or there was none.
 * @param {Result[]} found of the cell
 * @param {{ network: string, implementation: string }} cell
 */
export function reasonOf(found, { network, implementation }) {
  const tried = found.find(({ why }) => why);
  if (!tried) return emptyBecause(network, implementation);
  return `Tried${tried.machine ? ` on ${tried.machine}` : ''}: ${tried.why}`;
}

/** Sorts results as in the table: by network, then by implementation. @param {Result[]} results */
export function inTableOrder(results) {
  const keys = implementations.map(({ key }) => key);
  const place = (/** @type {string[]} */ list, /** @type {string} */ value) =>
    list.includes(value) ? list.indexOf(value) : list.length;
  return results.toSorted(
    (a, b) =>
      place(networks, a.network) - place(networks, b.network) ||
      place(keys, a.implementation) - place(keys, b.implementation),
  );
}
