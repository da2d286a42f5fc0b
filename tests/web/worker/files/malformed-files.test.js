import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { digitFiles, file, gz } from '../digit-files.js';
import { driveEngine } from '../driven-engine.js';
import { zipOf } from './zip-archive.js';

// Each of these is refused in words that name the file; the worker goes on, and the data from before is still there.

// The machine may be busy.
vi.setConfig({ testTimeout: 30_000 });

/** @type {Awaited<ReturnType<typeof digitFiles>>} */ let digits;
beforeAll(async () => {
  digits = await digitFiles(600);
});

/** @param {Uint8Array} bytes @param {number} at */
function flipped(bytes, at) {
  const copy = Uint8Array.from(bytes);
  copy[at] ^= 0xff;
  return copy;
}

/** @param {Uint8Array} idx @param {number} count */
function promising(idx, count) {
  const copy = Buffer.from(idx);
  copy.writeUInt32BE(count, 4);
  return copy;
}

/** @param {string} name @param {number} size */
function hugeFile(name, size) {
  const start = digits.csv;
  const huge = file(name, start);
  Object.defineProperty(huge, 'size', { value: size });
  return huge;
}

/** CSV of blank images that unpacks to hundreds of megabytes. */
function bomb() {
  const row = `1,${Array(784).fill(0).join(',')}\n`;
  return gzipSync(Buffer.from(row.repeat(180_000)), { level: 1 });
}

/** @param {Partial<import('./zip-archive.js').Packed>} flaw */
const flawedZip = (flaw) => [file('a.zip', zipOf([{ name: 'train.csv', data: digits.csv, ...flaw }]))];

/** @type {[string, () => File[], RegExp][]} */
const malformed = [
  [
    'a gzip cut short',
    () => [file('a.csv.gz', gz(digits.csv).subarray(0, 20_000))],
    /^a\.csv\.gz: the compressed data ends too early.*Download the file again/,
  ],
  [
    'a gzip damaged within',
    () => [file('a.csv.gz', flipped(gz(digits.csv), 40_000))],
    /^a\.csv\.gz: the compressed data (is damaged near byte \d+|ends too early)/,
  ],
  [
    'a gzip with a wrong checksum',
    () => [file('a.csv.gz', flipped(gz(digits.csv), gz(digits.csv).length - 6))],
    /^a\.csv\.gz: .*does not match its checksum/,
  ],
  [
    'a gzip that unpacks to far too much',
    () => [file('a.csv.gz', bomb())],
    /^a\.csv\.gz: its first \d+ kB unpack to over \d+ MB, which no file of digits does/,
  ],
  ['a gzip in a gzip', () => [file('a.gz', gz(gz(digits.csv)))], /^a\.gz holds another archive/],
  [
    'a tar',
    () => [file('a.tar.gz', gz(Buffer.concat([Buffer.alloc(257), Buffer.from('ustar'), Buffer.alloc(500)])))],
    /^a\.tar\.gz holds a tar archive/,
  ],
  [
    'a zip cut short',
    () => [file('a.zip', zipOf([{ name: 'train.csv', data: digits.csv }]).subarray(0, 30_000))],
    /^a\.zip begins like a zip, but its table of contents.*is missing/,
  ],
  [
    'a zip whose table of contents is damaged',
    () => [
      file(
        'a.zip',
        zipOf([{ name: 'train.csv', data: digits.csv }]).map((byte, i, all) =>
          i === all.length - 22 - 55 ? byte ^ 0xff : byte,
        ),
      ),
    ],
    /^a\.zip: the zip’s table of contents is damaged at byte \d+/,
  ],
  ['a zip with a wrong checksum', () => flawedZip({ crc: 1 }), /^a\.zip › train\.csv: .*does not match its checksum/],
  ['a zip with a wrong size', () => flawedZip({ size: 5 }), /^a\.zip › train\.csv: the compressed data/],
  ['a locked zip', () => flawedZip({ encrypted: true }), /^a\.zip › train\.csv is locked with a password/],
  [
    'a zip packed in another way',
    () => flawedZip({ method: 14 }),
    /^a\.zip › train\.csv is packed in a way that browsers cannot unpack \(method 14\)/,
  ],
  [
    'a zip that claims to unpack to far too much',
    () => flawedZip({ size: 2e9 }),
    /^a\.zip › train\.csv: .*unpack to over 2000 MB/,
  ],
  [
    'a zip in a zip',
    () => [file('a.zip', zipOf([{ name: 'b.zip', data: zipOf([{ name: 'train.csv', data: digits.csv }]) }]))],
    /^a\.zip › b\.zip holds another archive/,
  ],
  [
    'a zip of many pictures',
    () => [file('a.zip', zipOf(Array.from({ length: 150 }, (_, i) => ({ name: `${i}.png`, data: '\x89PNG' }))))],
    /^a\.zip holds 150 files.*not as single pictures/,
  ],
  [
    'a zip without data',
    () => [
      file(
        'a.zip',
        zipOf([
          { name: 'a.txt', data: 'hello' },
          { name: 'b.npy', data: '\x93NUMPY' },
        ]),
      ),
    ],
    /^a\.zip is a zip without a data set in it: a\.txt, b\.npy\./,
  ],
  [
    'an Excel workbook',
    () => [file('a.xlsx', zipOf([{ name: '[Content_Types].xml', data: '<xml/>' }]))],
    /^a\.xlsx is an office document\. Save the table in it as CSV/,
  ],
  ['an empty zip', () => [file('a.zip', zipOf([]))], /^a\.zip is an empty zip/],
  [
    'a CSV of something else in a zip',
    () => [file('a.zip', zipOf([{ name: 'prices.csv', data: 'day,price\n1,2\n' }]))],
    /^a\.zip › prices\.csv: /,
  ],
  ['IDX images without labels', () => [file('images', digits.images)], /^images: images without their labels/],
  ['IDX labels without images', () => [file('labels', digits.labels)], /^labels: labels without their images/],
  [
    'IDX that promises more than there is',
    () => [file('i', promising(digits.images, 60_000)), file('l', promising(digits.labels, 60_000))],
    /^(i|l): The file ends at byte \d+.*promises 60000/,
  ],
  [
    'IDX that promises more than a memory holds',
    () => [file('i', promising(digits.images, 4e9)), file('l', promising(digits.labels, 4e9))],
    /^l: By its header.*more than the 2500000/,
  ],
  [
    'IDX images and labels of different number',
    () => [file('i', digits.images), file('l', promising(digits.labels.subarray(0, 508), 500))],
    /600 of them, the file of labels 500/,
  ],
  [
    'IDX cut short within a gzip',
    () => [file('i', gz(digits.images).subarray(0, 9000)), file('l', digits.labels)],
    /^i: the compressed data ends too early/,
  ],
  ['a CSV of 5 GB', () => [hugeFile('a.csv', 5e9)], /^a\.csv has more than 5 GB of text; at most 4 GB.*Set how many/],
  ['a web page', () => [file('a.csv', '<!doctype html><p>Sign in')], /^a\.csv: .*web page/],
  ['an empty file', () => [file('a.csv', '')], /^a\.csv: .*empty/i],
  ['a picture', () => [file('a.csv', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10))], /^a\.csv: .*picture/],
];

describe('what is malformed is refused in words, and nothing is lost:', () => {
  it.each(malformed)('%s', async (_, files, words) => {
    const driven = await driveEngine();
    await driven.loadDigits(40, 10);
    const chosen = files();
    const attempt = async () => {
      const sorted = await driven.data.sortFiles({ files: chosen, requestedSplit: null });
      for (const split of /** @type {const} */ (['train', 'test']))
        if (sorted[split] !== null)
          await driven.data.load(split, { source: 'files', files: chosen, requestedSplit: null, limit: 0 });
    };
    await expect(attempt()).rejects.toMatchObject({ name: 'Refusal', message: expect.stringMatching(words) });
    expect(driven.data.labels('train')).toHaveLength(40);
    expect(driven.data.labels('test')).toHaveLength(10);
    expect(
      (
        await driven.data.load('train', {
          source: 'files',
          files: [file('good.csv', digits.csv)],
          requestedSplit: null,
          limit: 0,
        })
      ).size,
    ).toBe(600);
  });
});

describe('a file that is larger than memory', () => {
  it('gives its first rows where a limit is set', async () => {
    const { data } = await driveEngine();
    expect(
      (
        await data.load('train', {
          source: 'files',
          files: [hugeFile('a.csv', 5e9)],
          requestedSplit: null,
          limit: 100,
        })
      ).size,
    ).toBe(100);
  });
});
