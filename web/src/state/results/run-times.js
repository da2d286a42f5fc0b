import { implementations } from '../../config/comparison.js';
import { resultsOfCell, says, wholeSeconds } from './result-cells.js';

/**
 * Compares how long a whole run of a network takes with each implementation.
 *
 * @typedef {import('./results.js').Result} Result
 * @typedef {import('../../config/comparison.js').Implementation} Implementation
 * @typedef {{ implementation: Implementation, result: Result, seconds: number, ratio: number }} RunTime `ratio` to the fastest
 */

/**
 * Returns the times of whole runs that were measured, or projected from a measured share; the fastest first.
 * @param {Result[]} results
 * @param {{ network: string, data: string }} of
 * @returns {RunTime[]}
 */
export function runTimes(results, { network, data }) {
  const times = implementations.flatMap((implementation) => {
    const result = resultsOfCell(results, { network, data, implementation: implementation.key }).find(
      (each) => each.source !== 'reported' && says(each),
    );
    const seconds = result ? wholeSeconds(result) : null;
    return result && seconds !== null ? [{ implementation, result, seconds, ratio: 1 }] : [];
  });
  const sorted = times.toSorted((a, b) => a.seconds - b.seconds);
  return sorted.map((time) => ({ ...time, ratio: time.seconds / sorted[0].seconds }));
}
