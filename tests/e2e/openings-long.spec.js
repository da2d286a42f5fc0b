import { expectFlat, held, openEverything } from './openings.js';
import { setUp, test } from './shared-page.js';

test('200 openings of every panel and dialog, and as many runs, leave nothing behind', async ({ page }) => {
  test.setTimeout(1_800_000);
  await setUp(page, 'preset=dnn&epochs=1000&train=300&test=100');
  for (let opening = 0; opening < 40; opening += 1) await openEverything(page);
  const before = await held(page);
  for (let opening = 0; opening < 160; opening += 1) await openEverything(page);
  expectFlat(before, await held(page), 160, 20);
});
