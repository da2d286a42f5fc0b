import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@playwright/test';
import { build, preview } from 'vite';
import { mnistFolder } from './kaggle-files.mjs';
import { fill, reach } from './workbench.js';

// The site built with a mirror of this machine, served with all its headers: what works here passes its own policy.

test.describe.configure({ mode: 'serial', timeout: 120_000 });

const outDir = fileURLToPath(new URL('../../build/site-with-local-mirror/', import.meta.url));
/** @type {import('node:http').Server} */ let mirror;
/** @type {import('vite').PreviewServer} */ let site;
/** @type {string} */ let address;
/** @type {string[]} */ const asked = [];

test.beforeAll(async () => {
  mirror = createServer((request, response) => {
    const name = String(request.url).split('/').at(-1) ?? '';
    asked.push(name);
    const headers = { 'Access-Control-Allow-Origin': '*', 'Content-Type': 'application/octet-stream' };
    if (mnistFolder) response.writeHead(200, headers).end(readFileSync(join(mnistFolder, name)));
    else response.writeHead(404, headers).end();
  });
  await new Promise((resolve) => mirror.listen(0, '127.0.0.1', () => resolve(undefined)));
  const { port } = /** @type {import('node:net').AddressInfo} */ (mirror.address());
  process.env.GRADLAB_MNIST_MIRRORS = `http://127.0.0.1:${port}/mnist/`;
  await build({ build: { outDir }, logLevel: 'warn' });
  site = await preview({ build: { outDir }, preview: { port: 0 } });
  address = String(site.resolvedUrls?.local[0]);
});
test.afterAll(async () => {
  delete process.env.GRADLAB_MNIST_MIRRORS;
  mirror.close();
  await site.close();
});

test('MNIST comes with one click, and without the network the next time', async ({ page }) => {
  test.skip(!mnistFolder, 'needs MNIST: set MNIST_DIR');
  await page.goto(address);
  await reach(page, 'idle');
  await page.getByTestId('load-mnist').click();
  const summary = page.getByTestId('dataset-summary');
  await expect(summary).toContainText('60,000', { timeout: 60_000 });
  await expect(summary).toContainText('10,000', { timeout: 60_000 });
  expect(asked.toSorted()).toEqual([
    't10k-images-idx3-ubyte.gz',
    't10k-labels-idx1-ubyte.gz',
    'train-images-idx3-ubyte.gz',
    'train-labels-idx1-ubyte.gz',
  ]);
  await expect(page.getByTestId('keeping')).toHaveAttribute('data-value', String(70_000 * 785 + 2 * 24));

  // The mirror, the site's own folder and everything else that is not the page itself are out of reach.
  await page.route(/data\/|mnist/, (route) => route.abort());
  mirror.closeAllConnections();
  asked.length = 0;
  const began = Date.now();
  await page.reload();
  await expect(summary).toContainText('60,000', { timeout: 30_000 });
  await expect(summary).toContainText('10,000');
  console.log(`MNIST as kept in the browser: ${Date.now() - began} ms from opening the page`);
  await expect(page.getByTestId('dataset-select')).toHaveValue('mnist');
  expect(asked).toEqual([]);

  await fill(page, 'epochs', 1);
  await page.getByTestId('start').click();
  await expect(page.getByTestId('status')).toHaveAttribute('data-state', 'done', { timeout: 60_000 });
  expect(Number(await page.getByTestId('test-accuracy').getAttribute('data-value'))).toBeGreaterThan(0.9);
});

test('MNIST that nobody has is said to be out of reach, and the digits are still there', async ({ page }) => {
  await page.route(/data\//, (route) => route.abort());
  await page.route(/127\.0\.0\.1:\d+\/mnist\//, (route) => route.abort());
  mirror.close();
  mirror.closeAllConnections();
  await page.goto(address);
  await reach(page, 'idle');
  await page.getByTestId('load-mnist').click();
  await expect(page.getByTestId('error')).toContainText('MNIST could not be loaded');
  await expect(page.getByTestId('error')).toContainText('this site');
  await expect(page.getByTestId('dataset-select')).toHaveValue('digits');
  await expect(page.getByTestId('dataset-summary')).toContainText('5,000');
  await page.getByTestId('step').click();
  await expect(page.getByTestId('status')).toHaveAttribute('data-state', 'paused');
});
