import { expect, openFirst, setUp, test } from './shared-page.js';
import { drawSeven, drawWithMouse, line } from './strokes.js';
import { open, reach } from './workbench.js';

/** @typedef {import('@playwright/test').Page} Page */

const few = 'panel=draw&train=100&test=50';

/** Shows the draw panel without a kept digit, in the page and in the browser's storage. @param {Page} page @param {string} [fragment] */
async function beginWithout(page, fragment = few) {
  await setUp(page, fragment);
  const clear = page.getByTestId('clear-mine');
  await expect(page.getByTestId('draw-pad')).toBeVisible();
  if (await clear.isVisible()) await clear.click();
  await expect(page.getByTestId('kept')).toHaveCount(0);
  await expect(page.getByTestId('forget-mine')).toHaveCount(0);
}

test('a drawing is kept with a label before any network has been trained', async ({ page }) => {
  await beginWithout(page);
  await expect(page.getByTestId('keep-7')).toBeDisabled();
  await drawSeven(page);
  await page.getByTestId('keep-7').click();
  await expect(page.getByTestId('keep-note')).toContainText('Kept as 7.');
  await expect(page.getByTestId('kept')).toHaveCount(1);
  await expect(page.getByTestId('keep-7')).toHaveAccessibleName('Keep as 7, 1 kept so far');
  // Kept once: only another drawing can be kept again.
  await expect(page.getByTestId('keep-1')).toBeDisabled();
  await drawWithMouse(page, [[0.5, 0.2], ...line([0.5, 0.2], [0.5, 0.8])]);
  await page.getByTestId('keep-1').click();
  await expect(page.getByTestId('kept')).toHaveCount(2);
  const [newest, oldest] = await page
    .getByTestId('kept')
    .locator('canvas')
    .evaluateAll((canvases) =>
      canvases.map((canvas) => {
        const { data } = /** @type {CanvasRenderingContext2D} */ (
          /** @type {HTMLCanvasElement} */ (canvas).getContext('2d')
        ).getImageData(0, 0, 28, 28);
        return data.filter((_, i) => i % 4 === 3).reduce((sum, ink) => sum + ink, 0);
      }),
    );
  // The second stroke began a drawing of its own: a single line has less ink than the seven, let alone than both.
  expect(newest).toBeGreaterThan(0);
  expect(newest).toBeLessThan(oldest);
});

test('a wrong answer becomes a labelled example with one press', async ({ page }) => {
  await beginWithout(page, `${few}&preset=perceptron`);
  await page.getByTestId('step').click();
  await reach(page, 'paused');
  await drawSeven(page);
  await expect(page.getByTestId('prediction')).not.toHaveAttribute('data-value', '');
  const read = Number(await page.getByTestId('prediction').getAttribute('data-value'));
  await expect(page.getByTestId('keep-note')).toContainText(`Read as ${read}.`);
  const right = (read + 1) % 10;
  await page.getByTestId(`keep-${right}`).click();
  await expect(page.getByTestId('kept')).toHaveCount(1);
  await page.getByTestId('browse-data').click();
  await page.getByTestId('browse-set').getByLabel('My digits').check();
  await expect(page.getByTestId('browse-readout')).toContainText('1 image.');
  await page.getByTestId('image-grid').focus();
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('large-class')).toHaveText(`Labelled ${right}`);
});

test('kept digits join the training set or take the test set’s place, and can be removed', async ({ page }) => {
  await beginWithout(page);
  for (const label of [7, 7, 4]) {
    await drawSeven(page);
    await page.getByTestId(`keep-${label}`).click();
    await expect(page.getByTestId('keep-note')).toContainText('Kept');
  }
  const count = (/** @type {string} */ name) => page.getByTestId(`${name}-count`);
  const turnTo = (/** @type {string} */ name) => page.getByRole('tab', { name, exact: true }).click();
  await page.getByTestId('browse-data').click();
  await expect(count('mine')).toHaveAttribute('data-value', '3');
  const trained = Number(await count('training').getAttribute('data-value'));
  const tested = Number(await count('test').getAttribute('data-value'));
  const useFor = async (/** @type {string} */ use) => {
    await turnTo('Draw');
    await page.getByTestId('use-mine').getByLabel(use).check();
    await page.getByTestId('browse-data').click();
  };
  await useFor('training');
  await expect(count('training')).toHaveAttribute('data-value', String(trained + 3));
  await useFor('test');
  await expect(count('training')).toHaveAttribute('data-value', String(trained));
  await expect(count('test')).toHaveAttribute('data-value', '3');
  await turnTo('Draw');
  await page.getByRole('button', { name: 'Remove the 7, number 1', exact: true }).click({ force: true });
  await expect(page.getByTestId('kept')).toHaveCount(2);
  await expect(page.getByTestId('keep-7')).toHaveAccessibleName('Keep as 7, 1 kept so far');
  await test.step('by keyboard, without losing the focus', async () => {
    const focusIsInPanel = () => page.evaluate(() => document.activeElement?.closest('.draw-panel') !== null);
    await page.getByTestId('kept').first().getByRole('button').press('Enter');
    await expect(page.getByTestId('kept')).toHaveCount(1);
    expect(await focusIsInPanel()).toBe(true);
    await page.getByTestId('clear-mine').press('Enter');
    await expect(page.getByTestId('kept')).toHaveCount(0);
    expect(await focusIsInPanel()).toBe(true);
  });
  await page.getByTestId('browse-data').click();
  await expect(count('test')).toHaveAttribute('data-value', String(tested));
});

/** Holds the store of digits, so that nothing is written into it until it is released. @param {import('@playwright/test').Page} page */
const holdDigits = (page) =>
  page.evaluate(
    () =>
      new Promise((/** @type {(value: void) => void} */ resolve) => {
        let released = false;
        window.addEventListener('digits-released', () => (released = true), { once: true });
        const opening = indexedDB.open('gradlab');
        opening.onsuccess = () => {
          const store = opening.result.transaction('digits', 'readwrite').objectStore('digits');
          // A transaction lasts as long as it has requests.
          const next = () => {
            resolve();
            if (released) opening.result.close();
            else store.count().onsuccess = next;
          };
          next();
        };
      }),
  );

test('a digit that is said to be kept is there again at the next visit', async ({ page }) => {
  await openFirst(page, few);
  // Once the first is kept, the page has read what there was before.
  await drawSeven(page);
  await page.getByTestId('keep-7').click();
  await expect(page.getByTestId('keep-note')).toContainText('Kept as 7.');
  await holdDigits(page);
  await drawSeven(page);
  await page.getByTestId('keep-7').click();
  await expect(page.getByTestId('kept')).toHaveCount(2);
  await expect(page.getByTestId('keep-note')).toHaveText('Keeping it as 7…');
  await page.evaluate(() => window.dispatchEvent(new Event('digits-released')));
  await expect(page.getByTestId('keep-note')).toContainText('Kept as 7.');
  await open(page, few);
  await expect(page.getByTestId('kept')).toHaveCount(2);
  await expect(page.getByTestId('keep-7')).toHaveAccessibleName('Keep as 7, 2 kept so far');
});
