import { csvText } from '../csv-text.js';

/**
 * Formats the measurements of runs as CSV, with one row for each point.
 *
 * @typedef {import('./curves.js').Curves} Curves
 * @typedef {import('./curves.js').CurveSet} CurveSet
 * @typedef {{ name: string, curves: Curves }} NamedRun
 */

const header = [
  'run',
  'set',
  'measure',
  'step (updates made)',
  'time (seconds of training)',
  'epoch (completed)',
  'value (loss: mean cost of an image; accuracy: share from 0 to 1)',
  'measurements (averaged in this point)',
];

const columns = /** @type {const} */ ([
  ['training', 'loss', 'trainLoss'],
  ['training', 'accuracy', 'trainAccuracy'],
  ['validation', 'loss', 'validationLoss'],
  ['validation', 'accuracy', 'validationAccuracy'],
  ['test', 'loss', 'testLoss'],
  ['test', 'accuracy', 'testAccuracy'],
]);

/** @param {NamedRun[]} runs */
export function runsAsCsv(runs) {
  return csvText([header, ...runs.flatMap(rowsOf)]);
}

/**
 * Returns a run's rows. Points by step and by second are the same measurements, in the same order.
 * @param {NamedRun} run
 */
function rowsOf({ name, curves: { byStep, bySecond, byEpoch } }) {
  return columns.flatMap(([set, measure, key]) => [
    ...byStep[key].map(({ x, y, samples }, i) => [name, set, measure, x, bySecond[key][i]?.x ?? '', '', y, samples]),
    ...byEpoch[key].map(({ x, y, samples }) => [name, set, measure, '', '', x, y, samples]),
  ]);
}
