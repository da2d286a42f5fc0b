import { beforeAll, describe, expect, it } from 'vitest';
import { file } from '../digit-files.js';
import { driveEngine } from '../driven-engine.js';

/** @type {Awaited<ReturnType<typeof driveEngine>>} */ let driven;
/** @type {{ label: number, pixels: number[] }[]} */ let digits;

beforeAll(async () => {
  driven = await driveEngine();
  const { train } = await digitsOf(40);
  digits = train;
});

/** @param {number} count */
async function digitsOf(count) {
  const dataset = /** @type {any} */ (driven.core.generateDigits(count, 7, 0));
  const images = dataset.images(Uint32Array.from({ length: count }, (_, row) => row));
  const labels = dataset.labels();
  const train = Array.from({ length: count }, (_, row) => ({
    label: labels[row],
    pixels: Array.from(/** @type {Uint8Array} */ (images.slice(row * 784, (row + 1) * 784))),
  }));
  dataset.delete();
  return { train };
}

const pixelNames = (/** @type {number} */ count) => Array.from({ length: count }, (_, i) => `pixel${i}`);
/** @param {(digit: { label: number, pixels: number[] }, row: number) => (string|number)[]} fields @param {string[]} [names] */
const table = (fields, names, separator = ',') =>
  [...(names ? [names] : []), ...digits.map(fields)].map((row) => row.join(separator)).join('\n') + '\n';
const transposed = (/** @type {number[]} */ pixels) => pixels.map((_, i) => pixels[(i % 28) * 28 + Math.floor(i / 28)]);

/** @param {string|Uint8Array} text */
async function read(text, name = 'train.csv') {
  const files = [file(name, text)];
  const summary = await driven.data.load('train', { source: 'files', files, requestedSplit: 'train', limit: 0 });
  return { ...summary, assumption: (summary.assumed ?? []).join(' ') };
}

/** @param {Awaited<ReturnType<typeof read>>} summary @param {number} [tolerance] of a pixel */
function expectDigits(summary, tolerance = 0) {
  expect(summary).toMatchObject({ size: digits.length, skipped: 0 });
  expect(Array.from(driven.data.labels('train'))).toEqual(digits.map(({ label }) => label));
  const last = Array.from(driven.data.images('train', Uint32Array.of(digits.length - 1)));
  const difference = last.map((value, i) => Math.abs(value - digits[digits.length - 1].pixels[i]));
  expect(Math.max(...difference)).toBeLessThanOrEqual(tolerance);
}

const utf16 = (/** @type {string} */ text) => new Uint8Array(Buffer.from(`\ufeff${text}`, 'utf16le'));
const decimalComma = (/** @type {number} */ value) => (value / 255).toFixed(6).replace('.', ',');

describe('a table is read in any clear layout:', () => {
  /** @type {[string, () => string|Uint8Array, RegExp, number?][]} */
  const layouts = [
    ['Kaggle’s own', () => table(({ label, pixels }) => [label, ...pixels], ['label', ...pixelNames(784)]), /^$/],
    [
      'with row names that the header leaves out, as R writes them',
      () => table(({ label, pixels }, row) => [row + 1, label, ...pixels], ['label', ...pixelNames(784)]),
      /without its first column/,
    ],
    [
      'with pandas’ unnamed index',
      () => table(({ label, pixels }, row) => [row, label, ...pixels], ['', 'label', ...pixelNames(784)]),
      /without its first column/,
    ],
    [
      'with a row number and no header',
      () => table(({ label, pixels }, row) => [row + 1, label, ...pixels]),
      /without its first column/,
    ],
    [
      'with R’s row names and the label last',
      () => table(({ label, pixels }, row) => [`"${row + 1}"`, ...pixels, label], ['""', ...pixelNames(784), '"y"']),
      /without its first column.*labels from the last column/,
    ],
    [
      'with the label last, quoted',
      () => table(({ label, pixels }) => [...pixels, `'${label}'`], [...pixelNames(784), 'class']),
      /labels from the last column/,
    ],
    [
      'with the label last and no header',
      () => table(({ label, pixels }) => [...pixels, label]),
      /labels from the last/,
    ],
    [
      'as ARFF',
      () =>
        `% comment\n@RELATION mnist_784\n\n${pixelNames(784)
          .map((name) => `@ATTRIBUTE ${name} REAL\n`)
          .join(
            '',
          )}@ATTRIBUTE class {0,1,2,3,4,5,6,7,8,9}\n\n@DATA\n${table(({ label, pixels }) => [...pixels, label])}`,
      /in ARFF.*last column/,
    ],
    [
      'with one-hot labels',
      () => table(({ label, pixels }) => [...pixels, ...Array.from({ length: 10 }, (_, i) => Number(i === label))]),
      /ten columns of zeros and ones/,
    ],
    ['with semicolons', () => table(({ label, pixels }) => [label, ...pixels], undefined, ';'), /semicolons/],
    [
      'with semicolons and decimal commas',
      () => table(({ label, pixels }) => [label, ...pixels.map(decimalComma)], ['label', ...pixelNames(784)], ';'),
      /semicolons.*0 to 1/,
      1,
    ],
    ['after Excel’s sep= line', () => `sep=,\n${table(({ label, pixels }) => [label, ...pixels])}`, /sep=/],
    [
      'as UTF-16',
      () => utf16(table(({ label, pixels }) => [label, ...pixels], ['label', ...pixelNames(784)])),
      /UTF-16/,
    ],
    [
      'with pixels from 0 to 1',
      () => table(({ label, pixels }) => [label, ...pixels.map((value) => (value / 255).toFixed(8))]),
      /from 0 to 1 were scaled/,
      1,
    ],
    [
      'with pixels from −1 to 1',
      () => table(({ label, pixels }) => [label, ...pixels.map((value) => (value / 127.5 - 1).toFixed(8))]),
      /from −1 to 1 were scaled/,
      1,
    ],
    ['on white paper', () => table(({ label, pixels }) => [label, ...pixels.map((value) => 255 - value)]), /inverted/],
    ['transposed', () => table(({ label, pixels }) => [label, ...transposed(pixels)]), /transposed/],
    [
      'transposed on white paper',
      () => table(({ label, pixels }) => [label, ...transposed(pixels).map((value) => 255 - value)]),
      /inverted.*transposed/,
    ],
  ];
  it.each(layouts)('%s', async (_, text, assumption, tolerance) => {
    const summary = await read(text());
    expect(summary.assumption).toMatch(assumption);
    expectDigits(summary, tolerance);
  });

  it('8 × 8 pixels from 0 to 16', async () => {
    const small = (/** @type {number[]} */ pixels) =>
      Array.from({ length: 64 }, (_, i) => Math.round(pixels[(2 + Math.floor(i / 8) * 3) * 28 + 2 + (i % 8) * 3] / 16));
    const summary = await read(table(({ label, pixels }) => [...small(pixels), label], [...pixelNames(64), 'target']));
    expect(summary).toMatchObject({ size: digits.length, skipped: 0 });
    expect(summary.assumption).toMatch(/0 to 16.*8 × 8/);
  });

  it('0 and 1', async () => {
    const summary = await read(table(({ label, pixels }) => [label, ...pixels.map((value) => Number(value > 127))]));
    expect(summary.assumption).toMatch(/0 or 255/);
    expect(new Set(summary.samples.flatMap((sample) => [...sample]))).toEqual(new Set([0, 255]));
  });

  it('with bad rows, which are named by their rows in the file', async () => {
    const lines = table(({ label, pixels }) => [...pixels, label], [...pixelNames(784), 'class']).split('\n');
    lines[3] = lines[3].replace(/,[^,]*$/, ',x');
    lines[5] = '1,2,3';
    const summary = await read(lines.join('\n'));
    expect(summary).toMatchObject({ size: digits.length - 2, skipped: 2 });
    expect(summary.problems.map(({ row, column }) => [row, column])).toEqual([
      [4, 785],
      [6, 3],
    ]);
  });
});

describe('a table is refused in words', () => {
  /** @type {[string, () => string, RegExp][]} */
  const refused = [
    [
      'without labels but with an id',
      () => table(({ pixels }, row) => [row, ...pixels], ['id', ...pixelNames(784)]),
      /no labels: its first column “id”/,
    ],
    ['without labels but with numbered rows', () => table(({ pixels }, row) => [row, ...pixels]), /no labels/],
    ['without labels', () => table(({ pixels }) => pixels, pixelNames(784)), /no labels: all of its 784/],
    [
      'with 24 classes',
      () => table(({ pixels }, row) => [row % 24, ...pixels]),
      /labels run from 0 to 23, which are 24 different classes/,
    ],
    [
      'sorted, with 26 classes',
      () => {
        const row = Array(784).fill(200).join(',');
        return Array.from({ length: 26 * 40 }, (_, i) => `${Math.floor(i / 40) + 1},${row}\n`).join('');
      },
      /labels run from 1 to 26, which are 26 different classes/,
    ],
    [
      'that counts from 0 to 9',
      () =>
        digits
          .slice(0, 10)
          .map(({ pixels }, row) => `${[row, ...pixels].join(',')}\n`)
          .join(''),
      /may hold labels or row numbers/,
    ],
  ];
  it.each(refused)('%s', async (_, text, message) => {
    await expect(read(text())).rejects.toMatchObject({ name: 'Refusal', message: expect.stringMatching(message) });
  });

  it('ten rows with an id from 0 to 9 are no labels', async () => {
    const text = [['id', ...pixelNames(784)], ...digits.slice(0, 10).map(({ pixels }, row) => [row, ...pixels])]
      .map((row) => row.join(','))
      .join('\n');
    await expect(read(text)).rejects.toThrow(/no labels/);
  });
});
