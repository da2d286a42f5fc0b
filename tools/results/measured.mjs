import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseResults } from '../../web/src/state/results/results-file.js';
import { projectFolder } from '../setup/folders.mjs';
import { median } from './accuracy.mjs';

/**
 * The results that were measured on the project's machines, in the form of the page's table.
 *
 * @typedef {import('../train/rows.mjs').TrainingRow} TrainingRow
 * @typedef {import('../../web/src/state/results/results.js').Result} Result
 */

/** Files of results in docs/results/, named after the program that wrote them. */
const files = ['page.json', 'pytorch.json', 'keras.json'];

/** @param {string} file in docs/results/ @returns {string|null} */
function textOf(file) {
  const path = join(projectFolder, 'docs/results', file);
  return existsSync(path) ? readFileSync(path, 'utf8') : null;
}

/** Returns every result, marked as a reference: it was not measured in the reader's browser. @returns {Result[]} */
export function measuredResults() {
  const ofFiles = files.flatMap((file) => {
    const text = textOf(file);
    return text === null ? [] : parseResults(text, file);
  });
  const trained = ofTraining(JSON.parse(textOf('accuracy.json') ?? '[]'));
  return [...trained, ...ofFiles].map((result, i) => ({ ...result, id: `reference-${i + 1}`, source: 'reference' }));
}

/**
 * Returns for each preset the result of the run whose test accuracy is nearest to the median.
 * @param {TrainingRow[]} rows
 * @returns {Omit<Result, 'id'|'source'>[]}
 */
export function ofTraining(rows) {
  const presets = [...new Set(rows.map(({ preset }) => preset))];
  return presets.map((preset) => {
    const own = rows.filter((row) => row.preset === preset && row.testAccuracy !== undefined);
    const middle = median(own.map(({ testAccuracy }) => testAccuracy ?? NaN));
    const distance = (/** @type {TrainingRow} */ { testAccuracy }) => Math.abs((testAccuracy ?? 0) - middle);
    // Of two that are equally near, the faster one was disturbed less by other programs.
    return ofRow(own.toSorted((a, b) => distance(a) - distance(b) || a.seconds - b.seconds)[0]);
  });
}

/** @param {TrainingRow} row @returns {Omit<Result, 'id'|'source'>} */
function ofRow({ command, preset, data, images, epochs, seconds, testAccuracy, settings, variant, machine, note }) {
  const [name, threads] = variant.split(', threads: ');
  return {
    network: preset,
    implementation: String(settings.gradient),
    data,
    images,
    accuracy: testAccuracy ?? null,
    seconds,
    projected: 1,
    epochs,
    learningRate: Number(settings.lr),
    batch: Number(settings.batch),
    optimizer: String(settings.optimizer),
    imagesPerSecond: Math.round((images * epochs) / seconds),
    threads: Number(threads),
    device: `CPU, WebAssembly (${name})`,
    machine,
    note,
    command,
  };
}
