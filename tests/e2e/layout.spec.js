import { choose, sharedTest as test } from './csv-files.js';
import { expect, openFirst, setUp } from './shared-page.js';
import { drawWithMouse, one } from './strokes.js';
import { open, progressPast, reach, train } from './workbench.js';

/** @typedef {import('@playwright/test').Page} Page */

/** How far the page can be scrolled sideways, in pixels. @param {Page} page */
const sideways = (page) =>
  page.evaluate(() => {
    const root = /** @type {Element} */ (document.scrollingElement);
    return Math.max(root.scrollWidth, document.body.scrollWidth) - root.clientWidth;
  });

/**
 * Shows each panel in turn, and says which can be scrolled sideways. A chart takes its new size a frame after its place has: each is given
 * thirty frames.
 * @param {Page} page
 */
const widePanels = (page) =>
  page.evaluate(async () => {
    const root = /** @type {Element} */ (document.scrollingElement);
    const tooWide = () => Math.max(root.scrollWidth, document.body.scrollWidth) - root.clientWidth;
    const wide = [];
    for (const tab of document.querySelectorAll('[role=tab]')) {
      /** @type {HTMLElement} */ (tab).click();
      let frames = 0;
      do await new Promise(requestAnimationFrame);
      while (tooWide() > 0 && ++frames < 30);
      if (tooWide() > 0) wide.push(`${tab.textContent} by ${tooWide()} px`);
    }
    return wide;
  });

test('nothing scrolls sideways at any width, folded or not', async ({ page }) => {
  await setUp(page, 'gradient=central-difference&train=20&epochs=1&layers=dense(10),sigmoid&validation=0.1');
  await page.getByText('Change layers').click();
  await train(page);
  for (const tab of await page.getByRole('tab').all()) {
    await tab.click();
    const panel = page.locator(`#${await tab.getAttribute('aria-controls')}`);
    await expect(panel.locator('.lazy-panel > [role=status]')).toHaveCount(0);
    await expect(panel.locator(':is(canvas, table, h2, h3)').first()).toBeAttached();
  }
  const unfold = (/** @type {boolean} */ open) =>
    page.evaluate((wanted) => document.querySelectorAll('details').forEach((details) => (details.open = wanted)), open);
  for (const width of [360, 390, 768, 1024, 1440, 2560]) {
    await page.setViewportSize({ width, height: 900 });
    expect(await widePanels(page), `${width} px`).toEqual([]);
    await unfold(true);
    expect(await widePanels(page), `${width} px, all unfolded`).toEqual([]);
    await unfold(false);
  }
});

test('in the dark the paper is dark', async ({ page }) => {
  await setUp(page, '');
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
  await open(page, 'epochs=1&train=300&test=100');
  for (const [width, height] of [
    [1440, 900],
    [390, 844],
    [360, 780],
  ]) {
    await page.setViewportSize({ width, height });
    await expect(page.getByTestId('start')).toBeInViewport({ ratio: 1 });
  }
  await train(page);
});

test('the buttons’ words and the status are whole on a phone, presenting or not', async ({ page }) => {
  for (const fragment of ['', '&present=1']) {
    await page.setViewportSize({ width: 390, height: 844 });
    await setUp(page, `epochs=1&train=5000&test=1000${fragment}`);
    await train(page);
    for (const width of [390, 360]) {
      await page.setViewportSize({ width, height: 780 });
      const cut = await page
        .locator('.transport-buttons > *, .transport-status')
        .evaluateAll((nodes) =>
          nodes.filter((node) => node.scrollWidth > node.clientWidth).map((node) => node.textContent),
        );
      expect(cut, `${fragment} at ${width} px`).toEqual([]);
    }
  }
});

test('what is below the window’s edge can be reached beside longer settings, and Start stays in sight', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1440, height: 700 });
  await setUp(page, 'epochs=1&train=300&test=100');
  await train(page);
  for (const name of ['All points as CSV', 'Accuracy as PNG']) {
    await page.getByRole('button', { name }).focus();
    await expect(page.getByRole('button', { name })).toBeInViewport({ ratio: 1 });
  }
  await page.getByTestId('seed').focus();
  await expect(page.getByTestId('start')).toBeInViewport({ ratio: 1 });
});

test('everything that trains can be done with the keyboard', async ({ page }) => {
  await setUp(page, 'preset=nielsen-100&epochs=1000&train=300&test=100');
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
        shifts.push({
          value,
          moved: sources.map((/** @type {any} */ { node, previousRect, currentRect }) => [
            node?.outerHTML?.slice(0, 80) ?? node?.textContent,
            previousRect.y,
            currentRect.y,
          ]),
        });
      }
    }).observe({ type: 'layout-shift' });
  });
  return () =>
    /** @type {Promise<{ moved: [string, number, number][] }[]>} */ (
      page.evaluate(async () => {
        await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
        return /** @type {any} */ (window).shifts;
      })
    );
}

for (const [width, height] of [
  [390, 844],
  [1440, 900],
]) {
  test(`nothing moves when results arrive, at ${width} px`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    // The run of an earlier visit would be offered, and the offer would go with the start.
    await openFirst(page, 'preset=nielsen-100&epochs=100&train=1000&test=200');
    await page.evaluate(() => document.fonts.ready);
    const shifts = await observeShifts(page);
    await page.getByTestId('start').click();
    await progressPast(page, 0.05);
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

test('readings, charts and settings stay in their places when results arrive, with a validation set', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await setUp(page, 'validation=0.1&train=500&test=100&epochs=2');
  const places = () =>
    page.evaluate(() =>
      [...document.querySelectorAll('.reading, .chart-place, .settings-panel')].map((node) => {
        const { x, y, width, height } = node.getBoundingClientRect();
        return [x, y, width, height].map(Math.round).join();
      }),
    );
  const before = await places();
  await train(page);
  await expect(page.getByTestId('test-accuracy')).toHaveAttribute('data-value', /\d/);
  expect(await places()).toEqual(before);
});

test('nothing moves when other data arrive', async ({ page, trainCsv, testCsv }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await setUp(page);
  const shifts = await observeShifts(page);
  await choose(page, { train: trainCsv, test: testCsv });
  await expect(page.getByTestId('dataset-summary')).toContainText('200 digits');
  await reach(page, 'idle');
  // A size at the right edge begins elsewhere when it has more digits; nothing may be pushed up or down.
  const upOrDown = (await shifts()).filter(({ moved }) => moved.some(([, before, after]) => before !== after));
  expect(upOrDown).toEqual([]);
});
