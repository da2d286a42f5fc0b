// What matters most, in at most a minute for each engine. tour.spec.js has the rest.
import { expect } from '@playwright/test';
import { test } from './fixtures.mjs';

test('the page opens and trains dnn on the built-in digits', async ({ visit }) => {
  await visit.open('preset=dnn&epochs=2&train=2000&seed=1');
  await visit.train();
  expect(await visit.reading('epoch')).toBe(2);
  expect(await visit.reading('test-accuracy')).toBeGreaterThan(0.5);
});

test('a run is paused and resumed to the same end', async ({ visit }) => {
  const setUp = 'preset=dnn&epochs=12&seed=2&threads=1';
  await visit.open(setUp);
  const undisturbed = await visit.train();
  await visit.click('reset');
  await visit.click('start');
  await expect.poll(() => visit.progress(), { intervals: [20] }).toBeGreaterThan(0.1);
  await visit.click('pause');
  await visit.reach('paused');
  expect(await visit.progress()).toBeLessThan(1);
  expect(await visit.train()).toEqual(undisturbed);
});

test('a gzip CSV file is uploaded and trained on', async ({ visit, gzipCsv }) => {
  await visit.open('preset=dnn&epochs=10&seed=1');
  await visit.chooseFile('train-file', gzipCsv);
  await expect.poll(() => visit.text('dataset-summary'), { timeout: 15_000 }).toContain('600 digits');
  await visit.train();
  expect(await visit.reading('train-accuracy')).toBeGreaterThan(0.5);
});

test('a drawn digit is answered', async ({ visit }) => {
  await visit.open('panel=draw');
  await visit.draw(Array.from({ length: 12 }, (_, i) => [0.5, 0.18 + (0.64 * i) / 11]));
  await expect.poll(() => visit.attribute('prediction', 'data-value'), { timeout: 15_000 }).toBe('1');
});

for (const [name, setUp] of [
  ['dnn', 'preset=dnn&epochs=2&train=2000'],
  ['cnn', 'preset=cnn&epochs=1&train=1000'],
]) {
  test(`${name} ends with the same bits as in Chromium`, async ({ plainVisit, chromiumVisit }) => {
    const results = [];
    for (const visit of [plainVisit, chromiumVisit]) {
      await visit.open(`${setUp}&seed=5&threads=1`);
      expect(await visit.attribute('backend', 'data-value')).toBe('simd 1');
      results.push(await visit.train());
    }
    expect(results[0]['train-loss']).toMatch(/^\d/);
    expect(results[0]).toEqual(results[1]);
  });
}
