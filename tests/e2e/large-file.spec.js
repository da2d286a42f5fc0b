import { expect } from '@playwright/test';
import { closeSync, openSync, readFileSync, writeSync } from 'node:fs';
import { choose, expectSizes, sharedTest as test } from './csv-files.js';
import { setUp } from './shared-page.js';
import { pausedStep, progressPast, reach, reading } from './workbench.js';

/** @param {string} path @param {string} csv whose rows it repeats @param {number} megabytes */
function writeLarge(path, csv, megabytes) {
  const [header, ...rows] = csv.trim().split('\n');
  const part = `${rows.join('\n')}\n`;
  const file = openSync(path, 'w');
  writeSync(file, `${header}\n`);
  for (let written = 0; written < megabytes * 1e6; written += part.length) writeSync(file, part);
  closeSync(file);
}

/**
 * Opens a large file while a run trains, which takes turns with the reading: that is too quick to be seen otherwise.
 * @param {import('@playwright/test').Page} page
 * @param {(name: string, content: string) => string} writeFile
 * @param {string} trainCsv
 * @param {number} [megabytes]
 */
async function readWhileTraining(page, writeFile, trainCsv, megabytes = 40) {
  const large = writeFile('large.csv', '');
  writeLarge(large, readFileSync(trainCsv, 'utf8'), megabytes);
  await setUp(page, 'preset=nielsen-100&epochs=1000');
  await page.getByTestId('start').click();
  await progressPast(page);
  await choose(page, { train: large });
}

test('reading a large file shows its progress and can be cancelled; what was there before stays', async ({
  page,
  writeFile,
  trainCsv,
}) => {
  // Large enough that it is still being read when Cancel is pressed.
  await readWhileTraining(page, writeFile, trainCsv, 100);
  // On a busy machine the training takes most of the turns.
  await expect(page.getByText(/[1-9][\d,]* training rows · \d+\sMB\/s/)).toBeVisible({ timeout: 20_000 });
  await page.getByRole('button', { name: 'Cancel', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Cancel', exact: true })).toBeHidden();
  await expectSizes(page, '5,000 digits', '1,000 digits');
  await expect(page.getByTestId('dataset-select')).toHaveValue('digits');
  await expect(page.getByTestId('error')).toHaveCount(0);
  const epoch = await reading(page, 'epoch');
  await expect.poll(() => reading(page, 'epoch')).toBeGreaterThan(epoch);
});

test('a run can be paused while a large file is read, which is read to its end', async ({
  page,
  writeFile,
  trainCsv,
}) => {
  await readWhileTraining(page, writeFile, trainCsv);
  await expect(page.getByText(/training rows ·/)).toBeVisible({ timeout: 20_000 });
  await page.getByTestId('pause').click();
  expect(await pausedStep(page)).toBeGreaterThan(0);
  await expectSizes(page, /large\.csv\s*2\d,\d{3} digits/);
  await reach(page, 'paused');
});
