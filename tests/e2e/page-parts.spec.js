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

test('a slider under the finger stays there while the page updates, and follows the page once it is let go', async ({
  page,
}) => {
  await setUp(page, 'epochs=1000&train=300&test=100&rotation=0');
  await unfold(page, 'augmentation');
  await page.getByTestId('start').click();
  await reach(page, 'training');
  // A browser that does not focus what is dragged, such as Safari. Each value reaches the settings while the next
  // ones are dragged, and the run's reports render the page in between.
  const sprungBack = await page.getByTestId('rotation-slider').evaluate(async (node) => {
    const slider = /** @type {HTMLInputElement} */ (node);
    const sprung = [];
    for (let value = 1; value <= 16; value += 1) {
      slider.value = String(value);
      slider.dispatchEvent(new Event('input', { bubbles: true }));
      await new Promise((resolve) => setTimeout(resolve, 30));
      if (slider.value !== String(value)) sprung.push(`${value} to ${slider.value}`);
    }
    slider.dispatchEvent(new Event('pointerup', { bubbles: true }));
    return sprung;
  });
  expect(sprungBack).toEqual([]);
  await expect(page.getByTestId('rotation')).toHaveValue('16');
  await page.getByTestId('rotation').fill('5');
  await page.getByTestId('rotation').press('Enter');
  await expect(page.getByTestId('rotation-slider'), 'was let go without a change event').toHaveValue('5');
});

test('a text that was left without a change follows the page again', async ({ page }) => {
  await setUp(page, 'epochs=1&train=300&test=100&seed=7');
  const seed = page.getByTestId('seed');
  // Typed and changed back: browsers then send no change event.
  await seed.evaluate((node) => {
    const field = /** @type {HTMLInputElement} */ (node);
    field.focus();
    field.dispatchEvent(new Event('input', { bubbles: true }));
    field.blur();
  });
  await setUp(page, 'epochs=1&train=300&test=100&seed=8');
  await expect(seed).toHaveValue('8');
});

test('a message that is dismissed leaves the others as they are', async ({ page }) => {
  await setUp(page, 'epochs=1&train=300&test=100');
  for (const [field, value] of [
    ['batch-size', '0'],
    ['epochs', '0'],
  ]) {
    await page.getByTestId(field).fill(value);
    await page.getByTestId(field).press('Enter');
  }
  const alerts = page.locator('.settings-panel').getByRole('alert');
  await expect(alerts).toHaveCount(2);
  await alerts.nth(1).evaluate((node) => (node.id = 'the-second'));
  const text = await alerts.nth(1).innerText();
  await alerts.first().getByRole('button', { name: 'Dismiss' }).click();
  await expect(alerts).toHaveCount(1);
  // Its element and its text are the same: a screen reader reads it out only once.
  await expect(page.locator('#the-second')).toHaveText(text.replace(/\s+/g, ' '), { ignoreCase: true });
  await alerts.getByRole('button', { name: 'Dismiss' }).click();
});

test('code that cannot be downloaded ends in a message', async ({ page, complaints }) => {
  await open(page, 'epochs=1&train=300&test=100');
  await page.route(/shortcut-list|explanation-bubble|run-downloads/, (route) => route.abort());
  const message = page.getByTestId('error').filter({ hasText: 'could not be downloaded' });
  const dismiss = async () => {
    await expect(message).toHaveCount(1);
    await message.getByRole('button', { name: 'Dismiss' }).click();
    await expect(message).toHaveCount(0);
  };
  await page.getByRole('button', { name: 'Keyboard shortcuts' }).click();
  await dismiss();
  await page.keyboard.press('e');
  await dismiss();
  await page.getByTestId('start').click();
  await reach(page, 'done');
  await page.getByRole('button', { name: 'All points as CSV' }).click();
  await dismiss();
  complaints.length = 0; // the browser reports what was not downloaded
});

test('a hidden panel renders nothing but the numbers of the run', async ({ page }) => {
  await setUp(page, 'epochs=1000&train=300&test=100');
  await page.getByTestId('start').click();
  await reach(page, 'training');
  await page.getByRole('tab', { name: 'Draw' }).click();
  await expect(page.getByTestId('draw-pad')).toBeVisible();
  const before = Number(await page.getByTestId('steps').getAttribute('data-value'));
  const changed = await page.locator('#panel-train').evaluate(
    (panel, step) =>
      new Promise((resolve) => {
        /** @type {Set<string>} */
        const places = new Set();
        const readings = panel.querySelector('.readings');
        new MutationObserver((changes) => {
          for (const { target } of changes)
            if (!readings?.contains(target)) places.add(target.parentElement?.className ?? target.nodeName);
          const steps = panel.querySelector('[data-testid=steps]');
          if (Number(steps?.getAttribute('data-value')) > step + 200) resolve([...places]);
        }).observe(panel, { subtree: true, childList: true, characterData: true, attributes: true });
      }),
    before,
  );
  expect(changed).toEqual([]);
  await page.getByRole('tab', { name: 'Train' }).click();
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
  // The panel describes the chart whenever it is rendered.
  await page.getByTestId('loss-chart').evaluate((canvas) =>
    Object.defineProperty(canvas, 'ariaLabel', {
      set() {
        throw new Error('a fault of the test');
      },
    }),
  );
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
