import { expect } from '@playwright/test';

/**
 * What a visitor does with a race.
 *
 * @typedef {import('@playwright/test').Page} Page
 */

/** The box of a lane, once the page has asked what graphics the browser has. @param {Page} page @param {string} label */
export const laneBox = (page, label) =>
  page.getByTestId('race-lanes').getByRole('checkbox', { name: label, exact: true });

/** @param {Page} page @param {string[]} lanes by their labels */
export async function chooseLanes(page, lanes) {
  const boxes = page.getByTestId('race-lanes').getByRole('checkbox');
  for (const box of await boxes.all()) await box.uncheck();
  for (const label of lanes) await laneBox(page, label).check();
}

/** @param {Page} page @param {string} [budget] */
export async function race(page, budget = '5 s') {
  await page.getByTestId('race-budget').getByText(budget, { exact: true }).click();
  await page.getByTestId('race-start').click();
}

/** Largest relative deviation of a lane's first losses from the core's, as the page says. @param {Page} page @param {string} lane @param {number} [losses] */
export async function deviation(page, lane, losses = 50) {
  const sentence = page
    .getByTestId('race-deviations')
    .getByText(`${lane}: the largest relative deviation of its first ${losses} losses`);
  await expect(sentence).toBeVisible({ timeout: 50_000 });
  return Number(/is ([\d.e+-]+), at step/.exec(await sentence.innerText())?.[1]);
}
