import { expect } from '@playwright/test';
import { test } from './opened-page.mjs';
import { chooseLanes, deviation, race } from './race-steps.js';

test('the textbook method has made a few steps when backpropagation finishes, and its full run is projected', async ({
  page,
  open,
}) => {
  await open('panel=race&epochs=1');
  await chooseLanes(page, ['Backpropagation', 'Central differences']);
  await race(page);
  await expect(page.getByTestId('race-words')).toContainText(
    /Backpropagation has finished all 500 steps in .* Central differences had made \d+ steps?\./,
    { timeout: 30_000 },
  );
  await page.getByTestId('race-end').click();
  const central = page.getByTestId('race-table').locator('[data-lane=central-difference]');
  await expect(central.locator('[data-head="Full run (est.)"]')).toHaveAttribute('data-projected', 'true');
});

// Fifty steps a lane: a lane that has finished leaves the time to the other.
for (const [preset, backend, settings] of [
  ['nielsen-30', 'wasm', 'train=500'],
  ['dnn', 'wasm', 'train=400&batch=8'],
  ['cnn', 'plain JavaScript', 'train=100&batch=2'],
]) {
  test(`TensorFlow.js (${backend}) makes the first 50 losses of ${preset} as the core does`, async ({ page, open }) => {
    await open(`panel=race&preset=${preset}&epochs=1&${settings}`);
    const label = `TensorFlow.js, ${backend}`;
    await chooseLanes(page, ['Backpropagation', label]);
    await race(page, '1 min');
    expect(await deviation(page, label)).toBeLessThan(1e-3);
  });
}

test('AlexNet races, too: hours are projected from a share of a step, and it ends at once', async ({ page, open }) => {
  await open('panel=race&preset=alexnet&epochs=1&train=20&batch=2');
  await chooseLanes(page, ['Backpropagation', 'Structured differences', 'TensorFlow.js, plain JavaScript']);
  await race(page, '1 min');
  const structured = page.getByTestId('race-table').locator('[data-lane=structured-difference]');
  await expect(structured.locator('[data-head="Full run (est.)"]')).toHaveAttribute('data-projected', 'true', {
    timeout: 40_000,
  });
  await expect(page.getByTestId('race-deviations')).toContainText('its losses differ from the core’s on this network');
  await page.getByTestId('race-end').click();
  await expect(page.getByTestId('race')).toHaveAttribute('data-phase', 'over', { timeout: 1000 });
  await expect(structured.locator('[data-head="State"]')).toHaveText('Ended early');
  await expect.poll(() => page.workers().filter((worker) => /tensorflow|race/.test(worker.url()))).toEqual([]);
});

test('a window that changes its size does not end the race', async ({ page, open }) => {
  await open('panel=race&epochs=30');
  await chooseLanes(page, ['Backpropagation', 'Structured differences']);
  await race(page, '1 min');
  await expect(page.getByTestId('race')).toHaveAttribute('data-phase', 'racing', { timeout: 20_000 });
  // Taking a picture of what is higher than the window lays the page out anew, for a moment without a width.
  await page.getByTestId('race').screenshot();
  await page.setViewportSize({ width: 400, height: 700 });
  await page.waitForTimeout(200);
  await expect(page.getByTestId('race')).toHaveAttribute('data-phase', 'racing');
});

test('leaving the panel ends the race and its workers', async ({ page, open }) => {
  await open('panel=race');
  await chooseLanes(page, ['Backpropagation', 'TensorFlow.js, wasm']);
  await race(page, '1 min');
  await expect.poll(() => page.workers().some((worker) => worker.url().includes('tensorflow'))).toBe(true);
  await page.getByRole('tab', { name: 'Train' }).click();
  await expect.poll(() => page.workers().filter((worker) => /tensorflow|race/.test(worker.url()))).toEqual([]);
});

test('what TensorFlow.js cannot do is said before it is tried, and nothing of it is loaded', async ({ page, open }) => {
  /** @type {string[]} */
  const loaded = [];
  page.on('request', (request) => loaded.push(request.url()));
  await open('panel=race&preset=cnn');
  const wasm = page.getByTestId('race-lanes').getByRole('checkbox', { name: 'TensorFlow.js, wasm' });
  await expect(wasm).toBeDisabled();
  await expect(page.getByTestId('race-lanes')).toContainText('no gradient for the filters of a convolution');
  expect(loaded.filter((url) => url.includes('/peers/'))).toEqual([]);
});
