/**
 * What the bench measures, as it is written to the JSON file. Fields that do not apply are absent; a peer that could not run has a
 * `note` and no `seconds`.
 *
 * @typedef {'gradlab'|'tensorflow.js'|'jax-js'|'convnetjs'|'papaparse'|'pytorch'|'numpy'|'eigen'|'limit'} System
 * @typedef {object} Row
 * @property {string} suite
 * @property {System} system
 * @property {string} [variant] backend and build
 * @property {string} [model] a preset, or the shape of a product
 * @property {number} [batch]
 * @property {number} [threads]
 * @property {number} [images] learned from in `seconds`
 * @property {number} [seconds] the median of the repetitions
 * @property {number} [secondsPer60k] `seconds` scaled to an epoch of MNIST
 * @property {number} [accuracy] on the test set afterwards, 0 … 1
 * @property {number} [gflops] 10⁹ operations a second, a multiplication and its addition counted as two
 * @property {number} [shareOfLimit] of what the same build reaches with every operand in a register, measured in turns with it
 * @property {string} [note]
 */

export const epochImages = 60_000;
export const allTestImages = 10_000;

/** @type {(keyof Row)[]} */
const fields = [
  'suite',
  'system',
  'variant',
  'model',
  'batch',
  'threads',
  'images',
  'seconds',
  'secondsPer60k',
  'accuracy',
  'gflops',
  'shareOfLimit',
  'note',
];

/** @param {number[]} values at least one */
export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** @param {number} seconds @param {number} images learned from in that time */
export function secondsPer60k(seconds, images) {
  return (seconds * epochImages) / images;
}

/**
 * The row of a training that was timed a few times.
 * @param {Omit<Row, 'images'|'seconds'|'secondsPer60k'|'accuracy'|'note'> & { note?: string }} row
 * @param {{ seconds: number, images: number, accuracy: number }[]} runs of the same number of images
 * @returns {Row}
 */
export function trainingRow(row, runs) {
  const seconds = median(runs.map((run) => run.seconds));
  const { images } = runs[0];
  const scaled = images < epochImages ? `scaled from ${images.toLocaleString('en')} images, accuracy after those` : '';
  const repeated = runs.length > 1 ? `median of ${runs.length}, ${spread(runs.map((run) => run.seconds))}` : '';
  const note = [row.note, scaled, repeated].filter(Boolean).join('; ');
  return {
    ...row,
    images,
    seconds,
    secondsPer60k: secondsPer60k(seconds, images),
    accuracy: median(runs.map((run) => run.accuracy)),
    note: note || undefined,
  };
}

/** @param {number[]} seconds */
function spread(seconds) {
  return `${Math.min(...seconds).toPrecision(3)} to ${Math.max(...seconds).toPrecision(3)} s`;
}

/** @param {Row[]} rows @returns {string} JSON, a row a line */
export function rowsToJson(rows) {
  const lines = rows.map((row) =>
    JSON.stringify(
      Object.fromEntries(fields.filter((field) => isPresent(row[field])).map((field) => [field, row[field]])),
    ),
  );
  return `[\n${lines.map((line) => `  ${line}`).join(',\n')}\n]\n`;
}

/** @param {unknown} value */
function isPresent(value) {
  return value !== undefined && value !== null && !Number.isNaN(value);
}
