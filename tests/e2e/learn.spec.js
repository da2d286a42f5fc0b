import { bringAxe, violations } from './axe-rules.js';
import { expect, openFirst, setUp, test } from './shared-page.js';
import { open, reach, train } from './workbench.js';

/** @typedef {import('@playwright/test').Page} Page */

const heading = (/** @type {Page} */ page) => page.locator('#chapter-heading');

test('a link opens a chapter, its button sets the page up, and keys turn the pages', async ({ page }) => {
  await setUp(page, 'train=300&test=100&panel=learn&chapter=numerical-differentiation&seed=5');
  await expect(heading(page)).toHaveText('Numerical differentiation');
  await expect(page.locator('math').first()).toBeVisible();
  await page.getByTestId('chapter-setup').click();
  await expect(page.getByTestId('preset-select')).toHaveValue('single-neuron');
  await expect(page.getByTestId('gradient-select')).toHaveValue('central-difference');
  await expect(page.getByTestId('seed'), 'is left alone').toHaveValue('5');
  await expect(page.getByRole('tab', { name: 'Train' })).toHaveAttribute('aria-selected', 'true');
  expect(await page.evaluate(() => document.activeElement?.closest('input, textarea, select') === null)).toBe(true);
  await page.getByRole('tab', { name: 'Learn' }).click();
  await page.keyboard.press(']');
  await expect(heading(page)).toHaveText('The chain rule and backpropagation');
});

test('each chapter has its picture and nothing that axe objects to', async ({ page }) => {
  await setUp(page, 'panel=learn&train=300&test=100&epochs=1');
  await train(page);
  await bringAxe(page);
  for (let chapters = 0; chapters < 16; ++chapters) {
    const before = await heading(page).textContent();
    await page.keyboard.press(']');
    await expect(heading(page)).not.toHaveText(String(before));
    await expect(page.locator('.lesson-figure :is(svg, canvas, table, ol, .dropout-grid)').first()).toBeVisible();
    expect.soft(await violations(page, '.learn-place'), String(await heading(page).textContent())).toEqual([]);
  }
  await page.keyboard.press(']');
  await expect(heading(page)).toHaveText('Glossary');
  await expect(page.getByRole('term').first()).toBeVisible();
});

test('the words in a chapter’s plot are no smaller on a phone than the notes around it', async ({ page }) => {
  for (const width of [1440, 390]) {
    await page.setViewportSize({ width, height: 844 });
    await setUp(page, 'panel=learn&chapter=sigmoid&train=300&test=100');
    const drawn = await page
      .locator('.lesson-plot .plot-axes text')
      .first()
      .evaluate((text) => {
        const scale = /** @type {SVGGraphicsElement} */ (text).getScreenCTM()?.a ?? 0;
        return scale * parseFloat(getComputedStyle(text).fontSize);
      });
    expect(drawn, `${width} wide`).toBeGreaterThanOrEqual(11.5);
    expect(drawn, `${width} wide`).toBeLessThan(16);
  }
});

test('the guided visit is offered once, leads through six steps, and stays away', async ({ page }) => {
  await openFirst(page);
  await page.getByTestId('guide-start').click();
  const guide = page.getByTestId('guide');
  for (const step of [1, 2, 3, 4, 5, 6]) {
    await expect(guide).toContainText(`Step ${step} of 6`);
    await expect(page.locator('[data-guided]')).toHaveCount(1);
    // Step 4 opens a panel that is still to be fetched.
    if (step === 4) await expect(page.getByTestId('missed-summary')).toBeVisible();
    await page.getByTestId('guide-next').click();
  }
  await expect(guide).toBeHidden();
  await open(page);
  await expect(page.getByTestId('guide-start')).toBeHidden();
});

test('on a phone the guide’s card does not cover what it is about', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await openFirst(page);
  await page.getByTestId('guide-start').click();
  for (let step = 1; step <= 6; ++step) {
    await expect(page.getByTestId('guide')).toContainText(`Step ${step} of 6`);
    await expect.poll(() => topAndCard(page), { message: `step ${step}` }).toBe('in sight');
    await page.getByTestId('guide-next').click();
  }
});

/** Whether the upper edge of what the guide points at is in the window, and not under the card. @param {Page} page */
const topAndCard = (page) =>
  page.evaluate(() => {
    const at = document.querySelector('[data-guided]')?.getBoundingClientRect();
    const card = document.querySelector('[data-testid=guide]')?.getBoundingClientRect();
    if (!at || !card) return 'nothing there';
    const covered = at.top > card.top - 20 && at.top < card.bottom;
    return at.top >= 0 && at.top < innerHeight && !covered
      ? 'in sight'
      : `top ${at.top}, card ${card.top} to ${card.bottom}`;
  });

test('single keys work outside of fields, are listed, and can be turned off', async ({ page }) => {
  await setUp(page, 'train=1000&test=100&epochs=1000&present=1');
  await expect(page.locator('html')).toHaveAttribute('data-present', '');
  await page.keyboard.press('p');
  await expect(page.locator('html')).not.toHaveAttribute('data-present', '');
  await page.getByTestId('seed').focus();
  await page.keyboard.press('s');
  await reach(page, 'idle');
  await page.getByTestId('seed').blur();
  await page.keyboard.press('s');
  await reach(page, 'training');
  await page.keyboard.press('s');
  await reach(page, 'paused');
  await page.keyboard.press('?');
  await page.getByRole('checkbox', { name: 'Enable single-key shortcuts' }).uncheck();
  await page.keyboard.press('Escape');
  await page.keyboard.press('s');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await reach(page, 'paused');
});
