import { expect } from '@playwright/test';
import { launchOptions } from '../bench/browser.js';
import { test } from './opened-page.mjs';
import { chooseLanes, deviation, laneBox, race } from './race-steps.js';

// A browser of its own: WebGL and WebGPU, which the other tests' browser has turned off, drawn by software where the machine has no graphics card.
test.use({ launchOptions: launchOptions({ gpu: true }) });

/** @type {[string, string, string, number][]} backend, network, settings, steps: by software a step of WebGPU may take a third of a second */
const races = [
  ['WebGL', 'nielsen-30', 'train=500', 50],
  ['WebGL', 'dnn', 'train=400&batch=8', 50],
  ['WebGL', 'cnn', 'train=100&batch=2', 50],
  ['WebGPU', 'nielsen-30', 'train=100', 10],
];

for (const [backend, preset, settings, steps] of races) {
  test(`TensorFlow.js (${backend}) makes the first ${steps} losses of ${preset} as the core does`, async ({
    page,
    open,
  }) => {
    await open(`panel=race&preset=${preset}&epochs=1&${settings}`);
    const label = `TensorFlow.js, ${backend}`;
    const isOffered = await expect(laneBox(page, label))
      .toBeEnabled()
      .then(
        () => true,
        () => false,
      );
    test.skip(!isOffered, `not tried: this machine’s browser has no ${backend} for a worker`);
    await chooseLanes(page, ['Backpropagation', label]);
    await race(page, '1 min');
    expect(await deviation(page, label, steps)).toBeLessThan(1e-3);
  });
}
