import { expect, test as base } from '@playwright/test';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { digitsCsv } from '../../tools/make-digits-csv.mjs';
import { test as shared } from './shared-page.js';

/**
 * @typedef {import('@playwright/test').Page} Page
 * @typedef {{ writeFile: (name: string, content: string|Buffer) => string, trainCsv: string, testCsv: string }} CsvFiles
 */

/** Built-in digits in Kaggle's layout, written once for all tests of a worker: 600 rows and a header line, and 200. */
const contents = { train: digitsCsv(600, 1), test: digitsCsv(200, 1, 600) };

/** @type {import('@playwright/test').Fixtures<CsvFiles, {}, import('./shared-page.js').OneTest, import('./shared-page.js').OneWorker>} */
const csvFiles = {
  // eslint-disable-next-line no-empty-pattern -- Playwright reads from the pattern that nothing is needed.
  writeFile: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'gradlab-'));
    await use((name, content) => {
      const path = join(folder, name);
      writeFileSync(path, content);
      return path;
    });
    rmSync(folder, { recursive: true });
  },
  trainCsv: async ({ writeFile }, use) => use(writeFile('digits_train.csv', await contents.train)),
  testCsv: async ({ writeFile }, use) => use(writeFile('digits_test.csv', await contents.test)),
};

/** `test` with CSV files: `trainCsv` with 600 rows, `testCsv` with 200. */
export const test = base.extend(csvFiles);

/** The same for tests that share a page. */
export const sharedTest = shared.extend(csvFiles);

/** @param {Page} page @param {{ train?: string, test?: string }} files */
export async function choose(page, { train, test: testFile }) {
  if (train) await page.getByTestId('train-file').setInputFiles(train);
  if (testFile) await page.getByTestId('test-file').setInputFiles(testFile);
}

/** @param {Page} page @param {RegExp|string} trainSize as the summary words it @param {RegExp|string} [testSize] */
export async function expectSizes(page, trainSize, testSize) {
  const summary = page.getByTestId('dataset-summary');
  await expect(summary).toContainText(trainSize);
  if (testSize) await expect(summary).toContainText(testSize);
}

/** Drops files of this machine on an element, as a file manager does. @param {Page} page @param {import('@playwright/test').Locator} target @param {string[]} files */
export async function drop(page, target, files) {
  await target.scrollIntoViewIfNeeded();
  const box = /** @type {{ x: number, y: number, width: number, height: number }} */ (await target.boundingBox());
  const at = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  const data = { items: [], files, dragOperationsMask: 1 };
  const session = await page.context().newCDPSession(page);
  // A real drag says again and again where it is; what shows itself under it at the first time is there at the second.
  for (const type of /** @type {const} */ (['dragEnter', 'dragOver', 'dragOver', 'drop'])) {
    await session.send('Input.dispatchDragEvent', { type, ...at, data });
    await page.evaluate(() => new Promise(requestAnimationFrame));
  }
  await session.detach();
}

/** How many rows there are of each digit. @param {string} csv with a header line @returns {number[]} */
export function classCounts(csv) {
  const counts = Array(10).fill(0);
  for (const line of csv.trim().split('\n').slice(1)) counts[Number(line.split(',', 1)[0])] += 1;
  return counts;
}
