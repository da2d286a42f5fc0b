import { writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { expect, test } from '@playwright/test';
import { zipOf } from '../web/worker/files/zip-archive.js';
import { kaggleCsv, mnistFolder } from './kaggle-files.mjs';
import { watchWorkerMemory } from './worker-memory.mjs';
import { reach } from './workbench.js';

// The whole of Kaggle's files, as CSV, gzip and zip: how fast they are read, and with how much memory. That files of these kinds are read
// at all, data-files.spec.js tests with small ones.

test.skip(!mnistFolder, 'needs MNIST: set MNIST_DIR');
test.describe.configure({ timeout: 240_000 });

const pixelBytes = 70_000 * 785;
const allowance = 32 * 1024 * 1024;

/** @type {Record<'train'|'t10k', Buffer>} */
let csv;
test.beforeAll(async () => {
  csv = { train: await kaggleCsv('train'), t10k: await kaggleCsv('t10k') };
});

/** @param {import('@playwright/test').TestInfo} info @param {Record<string, () => Buffer|Uint8Array>} files @returns {string[]} their paths */
function written(info, files) {
  return Object.entries(files).map(([name, content]) => {
    const path = info.outputPath(name);
    writeFileSync(path, content());
    return path;
  });
}

/** @type {[string, () => Record<string, () => Buffer|Uint8Array>][]} */
const kinds = [
  ['CSV', () => ({ 'mnist_train.csv': () => csv.train, 'mnist_test.csv': () => csv.t10k })],
  [
    'gzip',
    () => ({
      'mnist_train.csv.gz': () => gzipSync(csv.train, { level: 1 }),
      'mnist_test.csv.gz': () => gzipSync(csv.t10k, { level: 1 }),
    }),
  ],
  [
    'zip',
    () => ({
      'archive.zip': () =>
        zipOf([
          { name: 'mnist_test.csv', data: csv.t10k },
          { name: 'mnist_train.csv', data: csv.train },
        ]),
    }),
  ],
];

/** Has the page note when files were chosen and when both sets were there. @param {import('@playwright/test').Page} page */
async function timeLoading(page) {
  await page.evaluate(() => {
    const times = Object.assign(window, { loadingBegan: 0, loadingEnded: 0 });
    const summary = /** @type {HTMLElement} */ (document.querySelector('[data-testid=dataset-summary]'));
    document.addEventListener('change', () => (times.loadingBegan = performance.now()), { capture: true });
    new MutationObserver(() => {
      const text = summary.textContent ?? '';
      if (!times.loadingEnded && text.includes('60,000') && text.includes('10,000'))
        times.loadingEnded = performance.now();
    }).observe(summary, { subtree: true, childList: true, characterData: true });
  });
}

for (const [kind, files] of kinds) {
  test(`Kaggle's MNIST as ${kind} loads with memory for the pixels only`, async ({ page }, info) => {
    const paths = written(info, files());
    const memory = await watchWorkerMemory(page);
    await page.goto('./');
    await reach(page, 'idle');
    await timeLoading(page);
    const endWatch = await memory.begin();
    await page.getByTestId('open-files').setInputFiles(paths);
    await page.waitForFunction(() => /** @type {any} */ (window).loadingEnded > 0, null, { timeout: 120_000 });
    const milliseconds = await page.evaluate(
      () => /** @type {any} */ (window).loadingEnded - /** @type {any} */ (window).loadingBegan,
    );
    // Keeping it for the next visit may not take more either.
    await expect(page.getByTestId('keeping')).not.toHaveAttribute('data-value', '0', { timeout: 60_000 });
    const { javaScript, wasm } = await endWatch();

    const megabytes = (csv.train.length + csv.t10k.length) / 1e6;
    const rate = megabytes / (milliseconds / 1000);
    const mb = (/** @type {number} */ bytes) => `${(bytes / 1e6).toFixed(1)} MB`;
    const line = `${kind}: ${megabytes.toFixed(0)} MB of CSV in ${(milliseconds / 1000).toFixed(2)} s, ${rate.toFixed(0)} MB/s; wasm +${mb(wasm)}, JavaScript +${mb(javaScript)} at most (pixels ${mb(pixelBytes)})`;
    console.log(line);
    expect(wasm + javaScript).toBeLessThan(pixelBytes + allowance);
    // The machine may be busy: what it does idle is in the printed line.
    expect(rate).toBeGreaterThan(20);
  });
}
