import { expect } from '@playwright/test';

/** @typedef {import('@playwright/test').Page} Page */
/** @typedef {'idle'|'loading'|'training'|'paused'|'done'|'error'} Status */

/** @param {Page} page @returns {string[]} errors and warnings of the page, filled while it runs */
export function complaintsOf(page) {
  /** @type {string[]} */
  const complaints = [];
  // Chromium's own remark where a page asks for a WebGPU adapter and there is none; asking is the only way to know.
  const expected = ['No available adapters.'];
  page.on(
    'console',
    (message) =>
      ['error', 'warning'].includes(message.type()) &&
      !expected.includes(message.text()) &&
      complaints.push(message.text()),
  );
  page.on('pageerror', (error) => complaints.push(String(error)));
  return complaints;
}

/** Opens the page with a set-up in its address, and waits until it could start. @param {Page} page @param {string} [fragment] */
export async function open(page, fragment = '') {
  // A change of the fragment alone would not load the page anew.
  await page.goto('about:blank');
  await page.goto(fragment ? `./#${fragment}` : './');
  await reach(page, 'idle');
}

/** @param {Page} page @param {Status} status @param {{ timeout?: number }} [options] */
export async function reach(page, status, { timeout = 30_000 } = {}) {
  await expect(page.getByTestId('status')).toHaveAttribute('data-state', status, { timeout });
}

/** Trains to the end. @param {Page} page @param {{ timeout?: number }} [options] */
export async function train(page, options) {
  await page.getByTestId('start').click();
  await reach(page, 'done', options);
}

/** The plain number behind a reading; NaN where there is none. @param {Page} page @param {string} testid */
export async function reading(page, testid) {
  const value = await page.getByTestId(testid).getAttribute('data-value');
  return value ? Number(value) : NaN;
}

/** @param {Page} page @param {string[]} [testids] the readings as they are written, to be compared to the last bit */
export async function readings(page, testids = ['epoch', 'train-loss', 'train-accuracy', 'test-accuracy']) {
  const values = testids.map(async (testid) => [testid, await page.getByTestId(testid).getAttribute('data-value')]);
  return Object.fromEntries(await Promise.all(values));
}

/** Steps made, as a paused page says. @param {Page} page */
export async function pausedStep(page) {
  await reach(page, 'paused');
  return reading(page, 'steps');
}

/** Clicks "One step" and waits for its end. @param {Page} page @param {number} step its number */
export async function makeStep(page, step) {
  await page.getByTestId('step').click();
  await expect(page.getByTestId('steps')).toHaveAttribute('data-value', String(step));
}

/** @param {Page} page @param {number} [fraction] of the run */
export async function progressPast(page, fraction = 0) {
  await expect
    .poll(() => page.getByTestId('progress').evaluate((bar) => /** @type {HTMLProgressElement} */ (bar).value), {
      timeout: 30_000,
      intervals: [50],
    })
    .toBeGreaterThan(fraction);
}

/**
 * Pixels that have a colour: on a chart its curves alone, since axes and words are grey.
 * @param {Page} page
 * @param {string} testid of a canvas
 */
export function colouredPixels(page, testid) {
  return page.getByTestId(testid).evaluate((node) => {
    const { width, height } = /** @type {HTMLCanvasElement} */ (node);
    // Chromium objects to a page that reads its own canvas again and again.
    const copy = /** @type {OffscreenCanvasRenderingContext2D} */ (
      new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true })
    );
    copy.drawImage(/** @type {HTMLCanvasElement} */ (node), 0, 0);
    const { data } = copy.getImageData(0, 0, width, height);
    let coloured = 0;
    for (let i = 0; i < data.length; i += 4) {
      const [red, green, blue, opacity] = data.subarray(i, i + 4);
      if (opacity > 128 && Math.max(red, green, blue) - Math.min(red, green, blue) > 60) coloured += 1;
    }
    return coloured;
  });
}

/**
 * Sets a field as a visitor does: by keys, the last of which is Enter. Playwright's own `fill` sets the value by a script in Firefox, which then
 * sees no change to report when the field is left.
 * @param {Page} page
 * @param {string | import('@playwright/test').Locator} field the field or its test id
 * @param {string|number} value
 */
export async function fill(page, field, value) {
  const input = typeof field === 'string' ? page.getByTestId(field) : field;
  await input.press('ControlOrMeta+a');
  if (value === '') await page.keyboard.press('Delete');
  // The locator's own typing would focus the field once more, and Firefox then forgets the selection.
  await page.keyboard.type(String(value));
  await page.keyboard.press('Enter');
}

/**
 * Notes every status that the page goes through from its next load on.
 * @param {Page} page
 * @returns {Promise<() => Promise<string[]>>} for the end: reads them, in order, and notes none of later loads
 */
export async function statusesOf(page) {
  const script = await page.addInitScript(() => {
    const seen = /** @type {(string|undefined)[]} */ ([]);
    Object.assign(window, { statusesSeen: seen });
    const note = () => {
      const status = /** @type {HTMLElement|null} */ (document.querySelector('[data-testid=status]'))?.dataset.state;
      if (status && status !== seen.at(-1)) seen.push(status);
    };
    new MutationObserver(note).observe(document, { subtree: true, childList: true, attributeFilter: ['data-state'] });
  });
  return async () => {
    await script.dispose();
    return page.evaluate(() => /** @type {string[]} */ (/** @type {any} */ (window).statusesSeen));
  };
}
