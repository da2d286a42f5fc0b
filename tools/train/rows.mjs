import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { dirname } from 'node:path';

/**
 * Writes a run's results as a row of JSON, for docs/results/.
 *
 * @typedef {import('../../web/src/config/hyper-parameters.js').Settings} Settings
 * @typedef {object} TrainingRow
 * @property {string} command reproduces the run
 * @property {string} preset
 * @property {string} layers '' = the preset's
 * @property {string} data
 * @property {number} images in the training set
 * @property {number} seed
 * @property {number} epochs trained
 * @property {number} seconds from the first step to the end of the last epoch, including the measurements in between
 * @property {number} trainAccuracy
 * @property {number} [validationAccuracy]
 * @property {number} [testAccuracy]
 * @property {Record<string, string|number>} settings every other setting that affects the run
 * @property {string} variant of the WebAssembly module
 * @property {string} machine
 * @property {string} [note] a note, written by hand, on how it was measured
 */

const methodKeys = /** @type {const} */ ([
  'gradient',
  'optimizer',
  'lr',
  'schedule',
  'batch',
  'weightDecay',
  'decay',
  'clip',
  'patience',
  'validation',
  'shift',
  'rotation',
  'scale',
  'shear',
  'elastic',
]);

/**
 * @param {import('./options.mjs').Wishes} wishes
 * @param {import('./data.mjs').OpenedData} data
 * @param {string} variant
 * @param {import('./engine.mjs').EpochReport} result
 * @returns {TrainingRow}
 */
export function rowOf({ settings, command }, data, variant, { epoch, seconds, train, validation, test }) {
  return {
    command,
    preset: settings.preset,
    layers: settings.layers,
    data: data.name,
    images: data.train,
    seed: settings.seed,
    epochs: epoch,
    seconds: Number(seconds.toFixed(2)),
    trainAccuracy: train.accuracy,
    validationAccuracy: validation?.accuracy,
    testAccuracy: test?.accuracy,
    settings: Object.fromEntries(methodKeys.map((key) => [key, settings[key]])),
    variant,
    machine: `${cpus()[0]?.model.trim() ?? 'unknown processor'}, Node ${process.versions.node}`,
  };
}

/** @param {string} file of an array of rows @param {TrainingRow} row added to it, in place of an earlier run of the same command */
export function addRow(file, row) {
  /** @type {TrainingRow[]} */
  const rows = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : [];
  const others = rows.filter(({ command }) => command !== row.command);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify([...others, row], null, 2)}\n`);
}
