import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseResults } from '../../web/src/state/results/results-file.js';
import { projectFolder } from '../setup/folders.mjs';
import { median } from './accuracy.mjs';

/**
 * What was measured on the project's machines, as the page's table has it.
 *
 * @typedef {import('../train/rows.mjs').TrainingRow} TrainingRow
 * @typedef {import('../../web/src/state/results/results.js').Result} Result
 */

/** Files of results in docs/results/, and what left them there. */
const files = ['page.json', 'pytorch.json', 'keras.json'];

/** @param {string} file in docs/results/ @returns {string|null} */
function textOf(file) {
  const path = join(projectFolder, 'docs/results', file);
  return existsSync(path) ? readFileSync(path, 'utf8') : null;
}

/** Every result, as measured elsewhere than in the reader's browser. @returns {Result[]} */
export function measuredResults() {
  const ofFiles = files.flatMap((file) => {
    const text = textOf(file);
    return text === null ? [] : parseResults(text, file);
  });
  const trained = ofTraining(JSON.parse(textOf('accuracy.json') ?? '[]'));
  return [...trained, ...ofFiles].map((result, i) => ({ ...result, id: `reference-${i + 1}`, source: 'reference' }));
}

/** Each network's run of the median accuracy. @param {TrainingRow[]} rows @returns {Omit<Result, 'id'|'source'>[]} */
export function ofTraining(rows) {
  const presets = [...new Set(rows.map(({ preset }) => preset))];
  return presets.map((preset) => {
    const own = rows.filter((row) => row.preset === preset && row.testAccuracy !== undefined);
    const middle = median(own.map(({ testAccuracy }) => testAccuracy ?? NaN));
    const distance = (/** @type {TrainingRow} */ { testAccuracy }) => Math.abs((testAccuracy ?? 0) - middle);
    // Of two alike the one that was disturbed less.
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
