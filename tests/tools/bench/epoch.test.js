import { pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';
import { trainEpoch } from '../../bench/pages/gradlab-epoch.js';
import { projectFolder } from '../../../tools/setup/folders.mjs';
import { loadCore } from '../../../web/src/worker/core/core-loader.js';

it('an epoch as the bench measures it trains the network on every image', async () => {
  const core = await loadCore(pathToFileURL(`${projectFolder}/web/public/core/gradlab-simd.mjs`).href);
  const sets = [core.generateDigits(2000, 1, 0), core.generateDigits(200, 1, 5000)].map(
    (set) => /** @type {import('gradlab-core').Dataset} */ (set),
  );
  const { seconds, accuracy, images } = await trainEpoch(core, sets[0], sets[1], {
    model: 'dnn',
    batch: 10,
    lr: 0.1,
    seed: 1,
  });
  sets.forEach((set) => set.delete());
  expect(images).toBe(2000);
  expect(seconds).toBeGreaterThan(0);
  expect(accuracy).toBeGreaterThan(0.5);
});
