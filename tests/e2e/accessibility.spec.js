import { bringAxe, violations } from './axe-rules.js';
import { expect, setUp, test } from './shared-page.js';
import { train } from './workbench.js';

/** @typedef {import('@playwright/test').Page} Page */

/** Shows each panel in turn, with everything in it that can be opened. @param {Page} page @param {(panel: string) => Promise<void>} look */
async function eachPanel(page, look) {
  for (const tab of await page.getByRole('tab').all()) {
    await tab.click();
    const panel = `#${await tab.getAttribute('aria-controls')}`;
    await expect(page.locator(`${panel} .lazy-panel > [role=status]`)).toHaveCount(0);
    await expect(page.locator(`${panel} :is(canvas, table, h2, h3)`).first()).toBeAttached();
    await page.evaluate(
      (place) => document.querySelectorAll(`${place} details`).forEach((details) => details.setAttribute('open', '')),
      panel,
    );
    await look(panel);
  }
}

/** A page with a run behind it and all settings unfolded, and axe in it. @param {Page} page */
async function begin(page) {
  await setUp(page, 'epochs=1&train=300&test=100');
  await page.evaluate(() =>
    document.querySelectorAll('.settings details').forEach((details) => details.setAttribute('open', '')),
  );
  await train(page);
  await bringAxe(page);
}

test('axe finds nothing in the page and its panels', async ({ page }) => {
  await begin(page);
  expect(await violations(page, 'html'), 'the page').toEqual([]);
  await eachPanel(page, async (panel) => expect.soft(await violations(page, panel), panel).toEqual([]));
});

test('axe finds no contrast too low in the dark', async ({ page }) => {
  await begin(page);
  await page.emulateMedia({ colorScheme: 'dark' });
  expect.soft(await violations(page, '.settings', ['color-contrast']), 'settings').toEqual([]);
  await eachPanel(page, async (panel) =>
    expect.soft(await violations(page, panel, ['color-contrast']), panel).toEqual([]),
  );
});
