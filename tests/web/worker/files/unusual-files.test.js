import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { digitFiles, file } from '../digit-files.js';
import { driveEngine } from '../driven-engine.js';
import { zipOf } from './zip-archive.js';

/** @type {Awaited<ReturnType<typeof driveEngine>>} */ let driven;
/** @type {Awaited<ReturnType<typeof digitFiles>>} */ let digits;
const count = 30;

beforeAll(async () => {
  driven = await driveEngine();
  digits = await digitFiles(count);
});

/** @param {File[]} files */
async function opened(files) {
  const sorted = await driven.data.sortFiles({ files, requestedSplit: null });
  const recipe = /** @type {const} */ ({ source: 'files', files, requestedSplit: null, limit: 0 });
  if (sorted.test !== null) await driven.data.load('test', recipe);
  return { sorted, train: sorted.train === null ? null : await driven.data.load('train', recipe) };
}

/** @param {string} descr @param {number[]} shape @param {Uint8Array} data */
function npy(descr, shape, data) {
  const text = `{'descr': '${descr}', 'fortran_order': False, 'shape': (${shape.join(', ')},), }`;
  const header = Buffer.from(`${text.padEnd(117)}\n`, 'latin1');
  return Buffer.concat([Buffer.from([0x93, ...Buffer.from('NUMPY'), 1, 0, header.length, 0]), header, data]);
}

/** @param {number} code @param {number[]} shape @param {Uint8Array} data */
function idx(code, shape, data) {
  const header = Buffer.alloc(4 + 4 * shape.length);
  header.set([0, 0, code, shape.length]);
  shape.forEach((size, i) => header.writeUInt32BE(size, 4 + 4 * i));
  return Buffer.concat([header, data]);
}

const pixels = () => digits.images.subarray(16);
const floats = () => new Uint8Array(Float32Array.from(pixels(), (value) => value / 255).buffer);

/** @param {Awaited<ReturnType<typeof opened>>} data */
function expectDigits({ train }) {
  expect(train).toMatchObject({ size: count, skipped: 0 });
  expect(Array.from(driven.data.labels('train'))).toEqual(digits.labelList);
  const rows = Uint32Array.from({ length: count }, (_, i) => i);
  expect(Buffer.compare(Buffer.from(driven.data.images('train', rows)), Buffer.from(pixels()))).toBe(0);
}

describe('arrays', () => {
  it('NPZ is read, whatever the type of its numbers', async () => {
    const labels = new Uint8Array(BigInt64Array.from(digits.labelList, BigInt).buffer);
    const data = zipOf([
      { name: 'x_train.npy', data: npy('<f4', [count, 28, 28, 1], floats()) },
      { name: 'y_train.npy', data: npy('<i8', [count], labels) },
    ]);
    const found = await opened([file('mnist.npz', data)]);
    expectDigits(found);
    expect(found.train?.assumed?.join()).toMatch(/0 to 1/);
  });

  it('two NPY files are read', async () => {
    expectDigits(
      await opened([
        file('train_images.npy', npy('|u1', [count, 784], pixels())),
        file('train_labels.npy', npy('|u1', [count], Uint8Array.from(digits.labelList))),
      ]),
    );
  });

  it('QMNIST’s labels of eight numbers are read', async () => {
    const labels = Buffer.alloc(count * 32);
    digits.labelList.forEach((label, i) => labels.writeUInt32BE(label, i * 32));
    const found = await opened([
      file('qmnist-train-images-idx3-ubyte', digits.images),
      file('qmnist-train-labels-idx2-int', idx(0x0c, [count, 8], labels)),
    ]);
    expectDigits(found);
    expect(found.train?.assumed?.join()).toMatch(/first of 8/);
  });

  it('labels of more than ten classes are refused with their number', async () => {
    const labels = Uint8Array.from({ length: count }, (_, i) => (i % 26) + 1);
    await expect(
      opened([
        file('train-images-idx3-ubyte', digits.images),
        file('train-labels-idx1-ubyte', idx(8, [count], labels)),
      ]),
    ).rejects.toThrow(/from 1 to 26, which are 26 different classes/);
  });

  it('an array of Python objects, or a damaged header, is refused', async () => {
    const labels = file('y_train.npy', npy('|u1', [count], Uint8Array.from(digits.labelList)));
    const objects = file('x_train.npy', npy('|O', [count], new Uint8Array(8)));
    await expect(opened([objects, labels])).rejects.toThrow(/Python objects/);
    const cut = npy('|u1', [count, 784], pixels());
    for (const length of [6, 8, 9, 60, 127]) {
      const damaged = file('x_train.npy', cut.subarray(0, length));
      await expect(opened([damaged, labels])).rejects.toMatchObject({ name: 'Refusal' });
    }
    const half = file('x_train.npy', cut.subarray(0, 5000));
    await expect(opened([half, labels])).rejects.toMatchObject({ name: 'Refusal' });
  });
});

describe('an archive', () => {
  it('that holds each file twice is read once', async () => {
    const pair = [
      { name: 'train-images.idx3-ubyte', data: digits.images },
      { name: 'train-labels.idx1-ubyte', data: digits.labels },
      { name: 'train-images-idx3-ubyte/train-images-idx3-ubyte', data: digits.images },
      { name: 'train-labels-idx1-ubyte/train-labels-idx1-ubyte', data: digits.labels },
    ];
    const found = await opened([file('archive.zip', zipOf(pair))]);
    expectDigits(found);
    expect(found.sorted.aside).toHaveLength(2);
  });

  it('with an unlabelled test table is used without it, and says so', async () => {
    const rows = digits.csv.toString().trim().split(/\r?\n/);
    const unlabelled = rows.map((row) => row.slice(row.indexOf(',') + 1)).join('\n');
    const found = await opened([
      file(
        'digit-recognizer.zip',
        zipOf([
          { name: 'train.csv', data: digits.csv },
          { name: 'test.csv', data: Buffer.from(unlabelled) },
        ]),
      ),
    ]);
    expectDigits(found);
    expect(found.sorted).toMatchObject({ test: null, sentence: expect.stringMatching(/test\.csv has no labels/) });
  });
});

describe('names are split into words:', () => {
  it.each([
    ['latest_train.csv', 'train'],
    ['contest-train.csv', 'train'],
    ['train_validated.csv', 'train'],
    ['attestation.csv', 'train'],
    ['mnist_test.csv', 'test'],
    ['testData.csv', 'test'],
    ['validation.csv', 'test'],
    ['t10k.csv', 'test'],
  ])('%s', async (name, split) => {
    const sorted = await driven.data.sortFiles({ files: [file(name, digits.csv)], requestedSplit: null });
    expect(sorted[/** @type {'train'|'test'} */ (split)]).toBe(name);
  });
});

describe('what is no data is called by its name:', () => {
  /** @type {[string, string|Uint8Array, RegExp][]} */
  const others = [
    ['mnist.pkl', Uint8Array.of(0x80, 4, 0x95, 1, 2), /Python pickle/],
    ['mnist', 'cnumpy.core.multiarray\n_reconstruct\np1\n', /Python pickle/],
    ['train.parquet', 'PAR1....', /Parquet.*Convert it to CSV/],
    ['seven.png', Uint8Array.of(0x89, 0x50, 0x4e, 0x47), /picture/],
    ['train.csv', 'version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 1\n', /Git LFS pointer/],
    ['train.csv', '404: Not Found', /server’s error message/],
    ['train.csv', '<html><title>Google Drive - Virus scan warning</title></html>', /Google Drive/],
  ];
  it.each(others)('%s', async (name, content, message) => {
    await expect(opened([file(name, content)])).rejects.toThrow(message);
  });
});

const folder = process.env.TRIAL_FILES ?? '';
const refused =
  /^(digit-recognizer_test|emnist-letters|kannada|lfs_|not_found|sign_mnist|test_with_index|mnist\.npz|mnist\.pkl|qmnist|seven|train-00000)/;

describe.skipIf(!existsSync(join(folder, 'kannada_test.csv')))('real trial files (in TRIAL_FILES)', () => {
  const names = existsSync(join(folder, 'kannada_test.csv')) ? readdirSync(folder) : [];
  it.each(names.filter((name) => !/README|safetensors/.test(name)))('%s', async (name) => {
    const reading = opened([file(name, readFileSync(join(folder, name)))]);
    if (refused.test(name)) await expect(reading).rejects.toMatchObject({ name: 'Refusal' });
    else expect((await reading).train).toMatchObject({ skipped: 0 });
  });
});
