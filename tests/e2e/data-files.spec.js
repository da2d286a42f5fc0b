import { open, writeFile } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';
import { zipOf } from '../web/worker/files/zip-archive.js';
import { digitFiles } from './kaggle-files.mjs';
import { expect, openFirst, setUp, test, unfold } from './shared-page.js';
import { reach } from './workbench.js';

/** @typedef {Record<string, Buffer|Uint8Array>} Files by their names */

const counts = { train: 234, test: 121 };
/** @type {Awaited<ReturnType<typeof digitFiles>>} */ let train;
/** @type {Awaited<ReturnType<typeof digitFiles>>} */ let other;
test.beforeAll(async () => {
  [train, other] = [await digitFiles(counts.train), await digitFiles(counts.test, 5000)];
});

/** @param {Files} files */
const payload = (files) =>
  Object.entries(files).map(([name, content]) => ({
    name,
    mimeType: 'application/octet-stream',
    buffer: Buffer.from(content),
  }));

/** @param {import('@playwright/test').Page} page */
async function expectBoth(page) {
  await expect(page.getByTestId('dataset-summary')).toContainText(`${counts.train} digits`);
  await expect(page.getByTestId('dataset-summary')).toContainText(`${counts.test} digits`);
  await expect(page.getByTestId('dataset-select')).toHaveValue('upload');
  await expect(page.getByTestId('error')).toHaveCount(0);
}

/** @type {[string, () => Files][]} */
const kinds = [
  ['CSV', () => ({ 'a_train.csv': train.csv, 'a_test.csv': other.csv })],
  ['gzip', () => ({ 'a_train.csv.gz': gzipSync(train.csv), 'a_test.csv.gz': gzipSync(other.csv) })],
  [
    'zip',
    () => ({
      'archive.zip': zipOf([
        { name: 'train.csv', data: train.csv },
        { name: 'test.csv', data: other.csv },
      ]),
    }),
  ],
  [
    'IDX',
    () => ({
      'train-images': train.images,
      'train-labels': gzipSync(train.labels),
      't10k-images': gzipSync(other.images),
      't10k-labels': other.labels,
    }),
  ],
];
test('files of every kind are dropped together, trained on, and there after a reload until they are forgotten', async ({
  page,
}) => {
  // Without a set-up in its address the page begins with what is kept.
  await openFirst(page);
  for (const [kind, files] of kinds) await test.step(kind, () => dropReloadAndForget(page, files()));
});

/** Begins and ends with a page that keeps nothing. @param {import('@playwright/test').Page} page @param {Files} files */
async function dropReloadAndForget(page, files) {
  await expect(page.getByTestId('dataset-summary')).toContainText('5,000');
  const transfer = await page.evaluateHandle(
    (dropped) => {
      const data = new DataTransfer();
      for (const { name, bytes } of dropped)
        data.items.add(new File([Uint8Array.from(atob(bytes), (c) => c.charCodeAt(0))], name));
      return data;
    },
    Object.entries(files).map(([name, content]) => ({ name, bytes: Buffer.from(content).toString('base64') })),
  );
  await page.dispatchEvent('.data-panel', 'drop', { dataTransfer: transfer });
  await expectBoth(page);
  await page.getByTestId('step').click();
  await reach(page, 'paused');
  await expect(page.getByTestId('keeping')).toHaveAttribute(
    'data-value',
    String((counts.train + counts.test) * 785 + 2 * 24),
  );

  await page.reload();
  await expectBoth(page);
  await unfold(page, 'keeping');
  await page.getByTestId('forget-upload').click();
  await expect(page.getByTestId('keeping')).toHaveAttribute('data-value', '0');
  await page.reload();
  await expect(page.getByTestId('dataset-summary')).toContainText('5,000');
  await expect(page.getByTestId('dataset-select')).toHaveValue('digits');
}

test('a download is, byte by byte, the file that was opened', async ({ page }) => {
  await setUp(page);
  await page.getByTestId('open-files').setInputFiles(payload({ 'a_train.csv': train.csv, 'a_test.csv': other.csv }));
  await expectBoth(page);
  await unfold(page, 'keeping');
  const downloads = page.waitForEvent('download');
  await page.getByTestId('download-test-csv').click();
  const download = await downloads;
  const stream = await download.createReadStream();
  const chunks = [];
  for await (const chunk of stream) chunks.push(chunk);
  expect(Buffer.concat(chunks).equals(other.csv)).toBe(true);
});

/** @param {Uint8Array} idx @param {number} count */
function promising(idx, count) {
  const copy = Buffer.from(idx);
  copy.writeUInt32BE(count, 4);
  return copy;
}

/** @type {[string, () => Files, RegExp][]} */
const malformed = [
  [
    'a gzip cut short',
    () => ({ 'a.csv.gz': gzipSync(train.csv).subarray(0, 20_000) }),
    /a\.csv\.gz: the compressed data ends too early/,
  ],
  [
    'a zip cut short',
    () => ({ 'a.zip': zipOf([{ name: 'train.csv', data: train.csv }]).subarray(0, 20_000) }),
    /table of contents, which belongs at the end, is missing/,
  ],
  [
    'a zip with a wrong checksum',
    () => ({ 'a.zip': zipOf([{ name: 'train.csv', data: train.csv, crc: 1 }]) }),
    /does not match its checksum/,
  ],
  [
    'a locked zip',
    () => ({ 'a.zip': zipOf([{ name: 'train.csv', data: train.csv, encrypted: true }]) }),
    /locked with a password/,
  ],
  [
    'a zip in a zip',
    () => ({ 'a.zip': zipOf([{ name: 'b.zip', data: zipOf([{ name: 'c.csv', data: train.csv }]) }]) }),
    /holds another archive/,
  ],
  [
    'IDX that promises more than there is',
    () => ({ images: promising(train.images, 60_000), labels: promising(train.labels, 60_000) }),
    /its header promises 60000/,
  ],
  ['IDX images alone', () => ({ images: train.images }), /images without their labels/],
  ['a web page', () => ({ 'train.csv': Buffer.from('<!doctype html><p>Sign in') }), /web page/],
];
// Those that the browser itself unpacks or reads; tests/web/worker/files/malformed-files.test.js has many more, on the same worker.
test('malformed files are refused in words, and the page goes on with what it had', async ({ page }) => {
  // Files opened before would be what the page goes back to.
  await openFirst(page);
  for (const [kind, files, words] of malformed) {
    await test.step(kind, async () => {
      await page.getByTestId('open-files').setInputFiles(payload(files()));
      await expect(page.getByTestId('error')).toContainText(words, { timeout: 30_000 });
      await expect(page.getByTestId('dataset-select')).toHaveValue('digits');
      await expect(page.getByTestId('dataset-summary')).toContainText('5,000');
    });
  }
  await page.getByTestId('step').click();
  await reach(page, 'paused');
  await page.getByTestId('open-files').setInputFiles(payload({ 'a_train.csv': train.csv, 'a_test.csv': other.csv }));
  await expectBoth(page);
});

test('a file of 5 GB is refused at once, and its first rows are read where a limit is set', async ({ page }, info) => {
  const path = info.outputPath('train.csv');
  await writeFile(path, train.csv);
  // A hole in the file: it takes no room on the disk.
  const file = await open(path, 'r+');
  await file.truncate(5e9);
  await file.close();
  await setUp(page);
  await page.getByTestId('open-files').setInputFiles(path);
  await expect(page.getByTestId('error')).toContainText(/more than 5 GB of text; at most 4 GB/);
  await expect(page.getByTestId('dataset-summary')).toContainText('5,000');
  await setUp(page, 'train=100');
  await page.getByTestId('open-files').setInputFiles(path);
  await expect(page.getByTestId('dataset-summary')).toContainText(/train\.csv\s*100 digits/);
  await expect(page.getByTestId('dataset-select')).toHaveValue('upload');
});
