import { columnOf, emptyBecause, implementations, networks } from '../../config/comparison.js';

/**
 * Which results stand in which cell of the comparison's table.
 *
 * @typedef {import('./results.js').Result} Result
 * @typedef {import('./results.js').Source} Source
 */

/** What the whole run takes: measured, or projected from the share that was. @param {Result} result */
export function wholeSeconds({ seconds, projected }) {
  return seconds === null || projected <= 0 ? null : seconds / projected;
}

/** @param {Result} result */
export const isProjected = ({ projected }) => projected < 1;

/** There is a number, measured or reported. @param {Result} result */
export const says = ({ accuracy, seconds }) => accuracy !== null || seconds !== null;

/** The visitor's own machine comes first. @type {Source[]} */
const precedence = ['this visit', 'imported', 'earlier visit', 'reference', 'reported'];

/** What a cell would rather show: anything measured, measured near, measured whole, measured late. @param {Result} a @param {Result} b */
function byPreference(a, b) {
  return (
    Number(Boolean(a.why)) - Number(Boolean(b.why)) ||
    precedence.indexOf(a.source) - precedence.indexOf(b.source) ||
    b.projected - a.projected ||
    (b.date ?? '').localeCompare(a.date ?? '')
  );
}

/**
 * The results of a cell, the one to show first.
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
 * Why nothing is measured in a cell: it was tried and could not be, or was not tried.
 * @param {Result[]} found of the cell
 * @param {{ network: string, implementation: string }} cell
 */
export function reasonOf(found, { network, implementation }) {
  const tried = found.find(({ why }) => why);
  if (!tried) return emptyBecause(network, implementation);
  return `Tried${tried.machine ? ` on ${tried.machine}` : ''}: ${tried.why}`;
}

/** As the table has them: by network, then by implementation. @param {Result[]} results */
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
