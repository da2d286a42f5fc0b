import { expectShort, framesFor, mainThreadTasks } from './main-thread-tasks.js';
import { expect, setUp, test } from './shared-page.js';
import { fill, progressPast, reach, train } from './workbench.js';

// A second each: smoothness-long.spec.js measures for longer, with more runs behind the one under way.

test('no task of the main thread takes over 50 ms while it trains, behind other runs, and with a numerical method', async ({
  page,
}) => {
  await test.step('three runs behind the one under way', async () => {
    await setUp(page, 'preset=nielsen-30&epochs=2&train=1000');
    for (let run = 1; run <= 3; run += 1) {
      await train(page);
      await page.getByTestId('reset').click();
      await reach(page, 'idle');
    }
    await fill(page, 'epochs', 1000);
    await page.getByTestId('start').click();
    await progressPast(page);
    await expect(page.getByTestId('runs').locator('tbody tr')).toHaveCount(4);
    expectShort(await mainThreadTasks(page, () => framesFor(page, 1000)), 10);
  });
  for (const run of ['preset=nielsen-100&epochs=1000', 'preset=nielsen-100&gradient=central-difference']) {
    await test.step(run, async () => {
      await setUp(page, run);
      await page.getByTestId('start').click();
      await progressPast(page);
      expectShort(await mainThreadTasks(page, () => framesFor(page, 1000)), 10);
      await expect(page.getByTestId('status')).toHaveAttribute('data-state', 'training');
    });
  }
});
