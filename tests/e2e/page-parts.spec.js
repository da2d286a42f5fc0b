import { expect, setUp, test, unfold } from './shared-page.js';
import { open, reach } from './workbench.js';

/** @typedef {import('@playwright/test').Page} Page */

const bubble = (/** @type {Page} */ page) => page.getByRole('tooltip');

/** What has the focus, by its test id or its text. @param {Page} page */
const focused = (page) =>
  page.evaluate(() => {
    const node = document.activeElement;
    return node?.getAttribute('data-testid') ?? node?.textContent?.trim() ?? '';
  });

test('a word’s explanation can be hovered and dismissed, and goes with its word', async ({ page }) => {
  await setUp(page, 'epochs=1&train=300&test=100');
  const word = page.locator('.legend').getByRole('button', { name: 'Test', exact: true });
  await word.hover();
  await expect(bubble(page)).toContainText('Digits');
  await bubble(page).hover();
  await page.waitForTimeout(400);
  await expect(bubble(page), 'stays under the pointer').toBeVisible();
  await page.keyboard.press('Escape');
  await expect(bubble(page)).toHaveCount(0);

  await word.focus();
  await expect(bubble(page)).toBeVisible();
  await page.keyboard.press('2');
  await expect(page.getByRole('tab', { name: 'Draw' })).toHaveAttribute('aria-selected', 'true');
  await expect(bubble(page), 'its word is hidden').toHaveCount(0);
});

test('Escape closes an explanation without the dialog around it', async ({ page }) => {
  await setUp(page, 'epochs=1&train=300&test=100');
  await page.getByRole('button', { name: 'Keyboard shortcuts' }).click();
  await page.getByRole('dialog').evaluate((dialog) => {
    const word = document.createElement('button');
    word.className = 'term';
    word.dataset.explanation = 'A word in a dialog.';
    word.textContent = 'word';
    dialog.append(word);
    word.focus();
  });
  await expect(bubble(page)).toHaveText('A word in a dialog.');
  await page.keyboard.press('Escape');
  await expect(bubble(page)).toHaveCount(0);
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.getByRole('dialog').evaluate((dialog) => dialog.querySelector('.term')?.remove());
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  expect(await focused(page), 'goes back to what opened it').toBe('?');
});

test('a click on a label focuses its field, and the explanation has a button of its own', async ({ page }) => {
  await setUp(page, 'epochs=1&train=300&test=100');
  await page.locator('label[for=lr]').click();
  await expect(page.getByTestId('learning-rate')).toBeFocused();
  await expect(bubble(page)).toHaveCount(0);
  await page.getByRole('button', { name: 'About Learning rate' }).click();
  await expect(bubble(page)).toBeVisible();
  await page.keyboard.press('Escape');
});

test('a number that is being typed is not replaced; what is refused is', async ({ page }) => {
  await setUp(page, 'epochs=1000&train=300&test=100&lr=0.1');
  await page.getByTestId('start').click();
  await reach(page, 'training');
  const rate = page.getByTestId('learning-rate');
  await rate.fill('0.20');
  await expect(page.getByTestId('run-label')).toContainText('learning rate 0.2 ');
  await expect(rate, 'is still being typed').toHaveValue('0.20');
  await rate.press('Enter');
  await rate.blur();
  await expect(rate).toHaveValue('0.2');
  await rate.fill('many');
  await expect(rate).toHaveAttribute('aria-invalid', 'true');
  await rate.press('Enter');
  await expect(rate).toHaveValue('0.2');
  await expect(rate).toHaveAttribute('aria-invalid', 'false');
  await page.getByRole('button', { name: 'Dismiss' }).click();
});

test('a slider under the finger stays there while the page updates', async ({ page }) => {
  await setUp(page, 'epochs=1000&train=300&test=100&rotation=0');
  await unfold(page, 'augmentation');
  const slider = page.getByTestId('rotation-slider');
  // A browser that does not focus what is dragged, such as Safari.
  const drag = (/** @type {string} */ value) =>
    slider.evaluate((node, dragged) => {
      /** @type {HTMLInputElement} */ (node).value = dragged;
      node.dispatchEvent(new Event('input', { bubbles: true }));
    }, value);
  await page.getByTestId('start').click();
  await reach(page, 'training');
  await drag('10');
  await expect(page.getByTestId('rotation')).toHaveValue('10');
  await drag('20');
  for (let look = 0; look < 5; look += 1) {
    expect(await slider.inputValue()).toBe('20');
    await page.waitForTimeout(30);
  }
  await slider.dispatchEvent('change');
});

test('the focus goes to a neighbour of what is removed, hidden or disabled', async ({ page }) => {
  await setUp(page, 'epochs=1000&train=300&test=100');
  await page.getByTestId('start').focus();
  await page.keyboard.press('Enter');
  await reach(page, 'training');
  expect(await focused(page)).toBe('pause');
  await page.keyboard.press('Enter');
  await reach(page, 'paused');
  expect(await focused(page)).toBe('start');

  await page.getByTestId('batch-size').fill('0');
  await page.getByTestId('batch-size').press('Enter');
  await page.getByRole('button', { name: 'Dismiss' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert')).toHaveCount(0);
  expect(await page.evaluate(() => document.activeElement === document.body), 'of a notice').toBe(false);

  await page.getByTestId('reset').click();
  await reach(page, 'idle');
  await page
    .getByRole('button', { name: /^Remove run/ })
    .first()
    .focus();
  await page.keyboard.press('Enter');
  expect(await page.evaluate(() => document.activeElement === document.body), 'of a removed row').toBe(false);

  await page.locator('.legend .term').first().focus();
  await page.keyboard.press('2');
  await expect(page.getByRole('tab', { name: 'Draw' })).toBeFocused();
});

test('the state of a run is read aloud at most every few seconds, while data-state changes at once', async ({
  page,
}) => {
  await setUp(page, 'preset=dnn&epochs=1000&train=3000&test=100');
  await page.getByTestId('status').evaluate((node) => {
    /** @type {number[]} */
    const changes = [];
    const observer = new MutationObserver(() => changes.push(performance.now()));
    observer.observe(node, { childList: true, characterData: true, subtree: true });
    Object.assign(globalThis, { changes });
  });
  await page.getByTestId('start').click();
  await reach(page, 'training');
  const changes = () => page.evaluate(() => /** @type {number[]} */ (Reflect.get(globalThis, 'changes')));
  await expect.poll(async () => (await changes()).length, { timeout: 20_000 }).toBeGreaterThan(2);
  const times = await changes();
  for (const [i, time] of times.slice(1).entries()) expect(time - times[i]).toBeGreaterThan(2900);
});

test('a view that throws shows a message in its place, and the rest of the page lives', async ({
  page,
  complaints,
}) => {
  await setUp(page, 'epochs=1000&train=300&test=100');
  // The panel describes the chart when there is something new in it.
  await page.getByTestId('loss-chart').evaluate((canvas) => {
    canvas.setAttribute = () => {
      throw new Error('a fault of the test');
    };
  });
  await page.getByTestId('start').click();
  await expect(page.locator('#panel-train')).toContainText('This part of the page has failed');
  await page.getByTestId('pause').click();
  await reach(page, 'paused');
  await page.getByRole('tab', { name: 'Learn' }).click();
  await expect(page.locator('#chapter-heading')).toBeVisible();
  expect(complaints.join()).toContain('a fault of the test');
  complaints.length = 0;
  await open(page); // without the fault
});
