import { refuse } from '../../protocol.js';
import { changesNothing, imageChanger, mnistSide } from '../image-change.js';
import { imageReading } from '../image-reading.js';
import { columnsSentence, noLabels, unclearLabels } from './table-text.js';
import { layoutOf, numbersOf } from './table-layout.js';
import { linesOf, tableStart } from './table-lines.js';
import { refuseManyClasses, labelReader } from './table-labels.js';

/**
 * Reads tables of images in every layout in which their meaning is clear, by rewriting them as the one that the core
 * reads: the label, then 784 pixels from 0 to 255.
 *
 * @typedef {import('../../core/core-loader.js').Core} Core
 * @typedef {import('../../protocol.js').RowProblem} RowProblem
 * @typedef {import('../file-bytes.js').Bytes} Bytes
 * @typedef {import('../file-bytes.js').Reading} Reading
 * @typedef {import('./table-layout.js').TableLayout} TableLayout
 * @typedef {{ skipped: number, problems: RowProblem[] }} Faults
 * @typedef {{ bytes: Bytes, assumed: string[], faults: Faults, layout: TableLayout|null }} ReadTable `faults`: rows
 *   that could not be rewritten, known when everything has been read
 */

const mostReported = 20;
/** Rows are handed on in pieces of about this many characters. */
const pieceLength = 256 * 1024;

/**
 * Says why a table cannot be used although it is one: null if it can.
 * @param {Bytes} bytes
 * @param {AbortSignal} signal
 * @returns {Promise<string|null>}
 */
export async function whyUnlabelled(bytes, signal) {
  const layout = layoutOf(await tableStart(bytes, signal));
  return layout !== null && layout.roles.label === null ? noLabels(layout) : null;
}

/**
 * @param {Core} core
 * @param {Bytes} bytes
 * @param {AbortSignal} signal
 * @returns {Promise<ReadTable>}
 */
export async function readTable(core, bytes, signal) {
  const start = await tableStart(bytes, signal);
  const { encoding } = start;
  const layout = layoutOf(start);
  const faults = { skipped: 0, problems: [] };
  if (layout === null) return { bytes, assumed: [], faults, layout };
  const { roles, side, sample } = layout;
  if (roles.label === null) throw refuse(`${bytes.name}: ${noLabels(layout)}`);
  if (roles.isUnclear) throw refuse(`${bytes.name}: ${unclearLabels(layout)}`);
  const label = labelReader(roles);
  await refuseManyClasses(bytes, layout, sample.map(label), signal);
  const usable = sample.filter((row) => label(row) >= 0 && label(row) <= 9);
  const images = usable.map((row) => row.slice(roles.pixels, roles.pixels + side * side));
  const { change, assumed } = imageReading(core, { images, labels: usable.map(label), side });
  const isWhole = assumed.length === 0;
  if (isWhole && isPlain(layout) && encoding === 'utf-8' && changesNothing(change))
    return { bytes, assumed, faults, layout };
  const sentence = columnsSentence(layout, encoding);
  const read = (/** @type {Reading} */ reading) => rewritten(bytes, layout, imageChanger(change), faults, reading);
  return { bytes: { ...bytes, size: null, read }, assumed: [sentence, ...assumed].filter(Boolean), faults, layout };
}

/** Returns whether the core reads the table as it is. @param {TableLayout} layout */
function isPlain({ separator, preamble, header, side, roles, columns }) {
  const firstRow = header === null ? 0 : 1;
  const isKaggle = roles.label === 0 && roles.pixels === 1 && !roles.oneHot && columns === mnistSide * mnistSide + 1;
  return separator === ',' && preamble <= firstRow && side === mnistSide && isKaggle;
}

/**
 * @param {Bytes} bytes
 * @param {TableLayout} layout
 * @param {ReturnType<typeof imageChanger>} changed
 * @param {Faults} faults
 * @param {Reading} reading
 */
async function* rewritten(bytes, layout, changed, faults, reading) {
  faults.skipped = 0;
  faults.problems = [];
  const encoder = new TextEncoder();
  let row = 0;
  let text = '';
  for await (const lines of linesOf(bytes, reading)) {
    for (const line of lines) {
      row += 1;
      const isData = row > layout.preamble && line !== layout.header && line.trim() !== '';
      if (isData) text += rewrittenRow(line, row, layout, changed, faults);
      if (text.length < pieceLength) continue;
      yield encoder.encode(text);
      text = '';
    }
  }
  if (text !== '') yield encoder.encode(text);
}

/**
 * @param {string} line
 * @param {number} row
 * @param {TableLayout} layout
 * @param {ReturnType<typeof imageChanger>} changed
 * @param {Faults} faults
 * @returns {string} '' for a bad row
 */
function rewrittenRow(line, row, layout, changed, faults) {
  const { separator, columns, roles } = layout;
  const values = numbersOf(line, separator);
  const label = labelReader(roles)(values);
  const image = values.length === columns && label >= 0 && label <= 9 ? changed(values, roles.pixels) : null;
  if (image !== null) return `${label},${image.join(',')}\n`;
  faults.skipped += 1;
  if (faults.problems.length < mostReported) faults.problems.push({ row, ...problemOf(values, label, layout) });
  return '';
}

/** @param {number[]} values @param {number} label @param {TableLayout} layout @returns {Omit<RowProblem, 'row'>} */
function problemOf(values, label, { columns, roles, side }) {
  if (values.length !== columns)
    return { column: Math.min(values.length, columns + 1), message: `${values.length} columns instead of ${columns}` };
  const column = values.findIndex(Number.isNaN);
  if (column >= 0) return { column: column + 1, message: 'the field is not a number' };
  if (!(label >= 0 && label <= 9))
    return { column: (roles.label ?? 0) + 1, message: `label “${values[roles.label ?? 0]}” is outside 0–9` };
  const pixels = values.slice(roles.pixels, roles.pixels + side * side);
  const sound = [Math.min, Math.max].map((best) => best(...pixels)).join(' to ');
  return { column: roles.pixels + 1, message: `the pixels, ${sound}, leave the range of the first rows` };
}
