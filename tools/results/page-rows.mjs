import { cannotRun, implementations, networks } from '../../web/src/config/comparison.js';
import { raceLanes } from '../../web/src/config/race-lanes.js';

/**
 * The rows of docs/results/page.json. Each is the result of one cell of the comparison table, measured by the page.
 *
 * @typedef {Partial<import('../../web/src/state/results/results.js').Result> & { id: string, network: string, implementation: string }} PageRow
 * @typedef {{ format: string, version: number, by: string, machine?: string, results: PageRow[] }} PageFile
 * @typedef {{ implementation: string, networks: string[] }} Column cells of one implementation
 */

/** Returns the id that the page gives to a cell's result. @param {string} network @param {string} implementation */
export const idOf = (network, implementation) => `table-mnist-${network}-${implementation}`;

/**
 * Returns the cells to measure, grouped by implementation.
 * @param {{ only: string[], missing: boolean }} wanted `only`: parts of implementations' keys, all when empty;
 *   `missing`: leave out cells that have a number
 * @param {PageRow[]} rows
 * @returns {Column[]}
 */
export function columnsToMeasure({ only, missing }, rows) {
  const keys = raceLanes.map(({ id }) => id).filter((id) => implementations.some(({ key }) => key === id));
  const has = (/** @type {string} */ network, /** @type {string} */ implementation) =>
    rows.some(({ id, seconds }) => id === idOf(network, implementation) && seconds);
  return keys
    .filter((key) => only.length === 0 || only.some((part) => key.includes(part)))
    .map((implementation) => ({
      implementation,
      networks: networks.filter(
        (network) => !cannotRun(network, implementation) && !(missing && has(network, implementation)),
      ),
    }))
    .filter((column) => column.networks.length > 0);
}

/**
 * Returns the file with these rows in place of those of the same cells, in the table's order. The other rows stay.
 * @param {PageFile} file
 * @param {PageRow[]} rows
 * @returns {PageFile}
 */
export function withRows({ machine, ...file }, rows) {
  const ids = new Set(rows.map(({ id }) => id));
  // The rows may come from several machines, so each names its own.
  const kept = file.results
    .filter(({ id }) => !ids.has(id))
    .map((row) => (row.machine || !machine ? row : { ...row, machine }));
  const keys = implementations.map(({ key }) => key);
  const place = (/** @type {PageRow} */ { network, implementation }) =>
    networks.indexOf(network) * keys.length + keys.indexOf(implementation);
  return { ...file, results: [...kept, ...rows].sort((a, b) => place(a) - place(b)) };
}
