import { expectFlat, held, openEverything } from './openings.js';
import { setUp, test } from './shared-page.js';

test('panels, dialogs and runs leave nothing behind when they are opened again and again', async ({ page }) => {
  test.setTimeout(180_000);
  await setUp(page, 'preset=dnn&epochs=1000&train=300&test=100');
  for (let opening = 0; opening < 8; opening += 1) await openEverything(page);
  const before = await held(page);
  for (let opening = 0; opening < 12; opening += 1) await openEverything(page);
  expectFlat(before, await held(page), 12, 150);
});
