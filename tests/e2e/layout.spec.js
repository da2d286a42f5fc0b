import { expect, test } from '@playwright/test';
import { choose, test as testWithFiles } from './csv-files.js';
import { drawWithMouse, one } from './strokes.js';
import { open, progressPast, reach, train } from './workbench.js';

/** @typedef {import('@playwright/test').Page} Page */

/** How far the page can be scrolled sideways, in pixels. @param {Page} page */
const sideways = (page) => page.evaluate(() => {
  const root = /** @type {Element} */ (document.scrollingElement);
  return Math.max(root.scrollWidth, document.body.scrollWidth) - root.clientWidth;
});

test('nothing scrolls sideways at any width; in the dark the paper is', async ({ page }) => {
  await open(page, 'gradient=central-difference&train=20&epochs=1&layers=dense(10),sigmoid');
  await page.getByText('Change layers').click();
  await train(page);
  for (const panel of await page.getByRole('tab').allInnerTexts()) {
    await page.getByRole('tab', { name: panel }).click();
    for (const width of [360, 390, 768, 1440, 2560]) {
      await page.setViewportSize({ width, height: 900 });
      await expect.poll(() => sideways(page), { message: `${panel} at ${width} px`, intervals: [50] }).toBe(0);
    }
  }
  for (const colorScheme of /** @type {const} */ (['light', 'dark'])) {
    await page.emulateMedia({ colorScheme });
    const paper = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    const [lightness] = /\d+/.exec(paper) ?? ['0'];
    expect(Number(lightness) > 128).toBe(colorScheme === 'light');
  }
});

test('a long message does not widen the page on a phone', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 780 });
  await page.goto(`./#${'unbroken'.repeat(30)}=1`);
  await expect(page.getByRole('alert')).toBeVisible();
  expect(await sideways(page)).toBe(0);
});

test('Start is in sight without scrolling, on phones and on a laptop, and trains', async ({ page }) => {
  await open(page);
  for (const [width, height] of [[1440, 900], [390, 844], [360, 780]]) {
    await page.setViewportSize({ width, height });
    await expect(page.getByTestId('start')).toBeInViewport({ ratio: 1 });
  }
  await train(page);
});

test('the buttons’ words and the status are whole on a phone, presenting or not', async ({ page }) => {
  for (const fragment of ['epochs=1', 'epochs=1&present=1']) {
    await page.setViewportSize({ width: 390, height: 844 });
    await open(page, fragment);
    await train(page);
    for (const width of [390, 360]) {
      await page.setViewportSize({ width, height: 780 });
      const cut = await page.locator('.transport-buttons > *, .transport-status').evaluateAll((nodes) => nodes.filter((node) => node.scrollWidth > node.clientWidth).map((node) => node.textContent));
      expect(cut, `${fragment} at ${width} px`).toEqual([]);
    }
  }
});

test('what is below the window’s edge can be reached beside longer settings, and Start stays in sight', async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 700 });
  await open(page, 'epochs=1');
  await train(page);
  for (const name of ['All points as CSV', 'Accuracy as PNG']) {
    await page.getByRole('button', { name }).focus();
    await expect(page.getByRole('button', { name })).toBeInViewport({ ratio: 1 });
  }
  await page.getByTestId('seed').focus();
  await expect(page.getByTestId('start')).toBeInViewport({ ratio: 1 });
});

test('everything that trains can be done with the keyboard', async ({ page }) => {
  await open(page, 'preset=nielsen-100&epochs=1000');
  await page.getByTestId('start').focus();
  await page.keyboard.press('Enter');
  await reach(page, 'training');
  // The focus follows from the button that is disabled to its counterpart.
  await expect(page.getByTestId('pause')).toBeFocused();
  await page.keyboard.press('Space');
  await reach(page, 'paused');
  await page.getByRole('tab', { name: 'Train' }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByTestId('draw-pad')).toBeVisible();
});

/** Everything that moves by itself from here on. @param {Page} page */
async function observeShifts(page) {
  await page.evaluate(() => {
    const shifts = /** @type {unknown[]} */ ([]);
    Object.assign(window, { shifts });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        const { value, sources } = /** @type {any} */ (entry);
        shifts.push({ value, moved: sources.map((/** @type {any} */ { node, previousRect, currentRect }) => [node?.outerHTML?.slice(0, 80) ?? node?.textContent, previousRect.y, currentRect.y]) });
      }
    }).observe({ type: 'layout-shift' });
  });
  return () => /** @type {Promise<{ moved: [string, number, number][] }[]>} */ (page.evaluate(async () => {
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    return /** @type {any} */ (window).shifts;
  }));
}

for (const [width, height] of [[390, 844], [1440, 900]]) {
  test(`nothing moves when results arrive, at ${width} px`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    await open(page, 'preset=nielsen-100&epochs=30');
    await page.evaluate(() => document.fonts.ready);
    const shifts = await observeShifts(page);
    await page.getByTestId('start').click();
    await progressPast(page, 0.2);
    await page.getByTestId('pause').click();
    await reach(page, 'paused');
    await page.getByTestId('start').click();
    await reach(page, 'done');
    expect(await shifts()).toEqual([]);
    await page.getByRole('tab', { name: 'Draw' }).click();
    await drawWithMouse(page, one);
    await expect(page.getByTestId('prediction')).toHaveAttribute('data-value', /\d/);
    // The draw panel takes the place of the curves: that is one change, asked for; the answer adds none.
    const panelOpened = await shifts();
    await page.getByTestId('draw-clear').click();
    await drawWithMouse(page, one);
    await expect(page.getByTestId('prediction')).toHaveAttribute('data-value', /\d/);
    expect(await shifts()).toEqual(panelOpened);
  });
}

testWithFiles('nothing moves when other data arrive', async ({ page, trainCsv, testCsv }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await open(page);
  const shifts = await observeShifts(page);
  await choose(page, { train: trainCsv, test: testCsv });
  await expect(page.getByTestId('dataset-summary')).toContainText('200 digits');
  await reach(page, 'idle');
  // A size at the right edge begins elsewhere when it has more digits; nothing may be pushed up or down.
  const upOrDown = (await shifts()).filter(({ moved }) => moved.some(([, before, after]) => before !== after));
  expect(upOrDown).toEqual([]);
});
