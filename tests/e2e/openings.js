import { expect } from '@playwright/test';

/**
 * @typedef {import('@playwright/test').Page} Page
 * @typedef {{ nodes: number, listeners: number, bytes: number }} Held DOM nodes, event listeners and bytes of JavaScript objects
 */

/**
 * Opens every panel, section, chapter and dialog, shows and dismisses a message, and starts, resets and removes a run.
 * It is done by a script in the page: Playwright keeps elements that it has looked for.
 * @param {Page} page
 */
export const openEverything = (page) =>
  page.evaluate(async () => {
    const find = (/** @type {string} */ selector) =>
      /** @type {HTMLElement | null} */ (document.querySelector(selector));
    const all = (/** @type {string} */ selector) =>
      /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(selector));
    const press = (/** @type {string} */ selector) => /** @type {HTMLElement} */ (find(selector)).click();
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    const key = (/** @type {string} */ pressed, target = document.body) =>
      target.dispatchEvent(new KeyboardEvent('keydown', { key: pressed, bubbles: true }));
    async function until(/** @type {string} */ what, /** @type {() => boolean} */ met) {
      const end = performance.now() + 10_000;
      while (!met()) {
        if (performance.now() > end) throw new Error(`There is still no ${what}.`);
        await frame();
      }
    }
    const loaded = () =>
      until('panel', () => !Array.from(all('.lazy-panel > [role=status]')).some((node) => node.offsetParent));

    for (const tab of all('[role=tab]')) {
      tab.click();
      await frame();
      await loaded();
    }
    press('#tab-inspect');
    await frame();
    for (const choice of all('[data-testid=inspect-section] input')) {
      choice.click();
      await frame();
      await loaded();
    }
    press('#tab-learn');
    const heading = () => find('#chapter-heading')?.textContent;
    for (const turn of [']', '[']) {
      for (let chapter = 0; chapter < 17; chapter += 1) {
        const former = heading();
        key(turn);
        await until('other chapter', () => Boolean(heading()) && heading() !== former);
      }
    }

    const openDialog = () => /** @type {HTMLDialogElement | null} */ (find('dialog[open]'));
    const close = async () => {
      await until('dialog', () => openDialog() !== null);
      await frame();
      openDialog()?.close();
      await frame();
    };
    for (const button of [
      '[data-testid=edit-network]',
      '[data-testid=present-network]',
      '[aria-label="Keyboard shortcuts"]',
    ]) {
      press(button);
      await close();
    }
    press('[data-testid=browse-data]');
    await until('image', () => find('#panel-data [data-testid=image-grid] canvas') !== null);
    await frame();
    await frame();
    const grid = /** @type {HTMLElement} */ (find('#panel-data [data-testid=image-grid]'));
    grid.focus();
    key('Enter', grid);
    await close();

    const batch = /** @type {HTMLInputElement} */ (find('#batch'));
    batch.value = '0';
    batch.dispatchEvent(new Event('input', { bubbles: true }));
    batch.dispatchEvent(new Event('change', { bubbles: true }));
    await until('notice', () => find('.notice') !== null);
    press('.notice [aria-label=Dismiss]');

    press('#tab-train');
    await frame();
    find('.legend .term')?.focus();
    await until('explanation', () => find('#explanation') !== null);
    press('[data-testid=start]');
    await until('step', () => Number(find('[data-testid=steps]')?.dataset.value) > 0);
    press('[data-testid=reset]');
    await until('row of the run', () => find('[aria-label^="Remove run"]') !== null);
    press('[aria-label^="Remove run"]');
    await until('empty list', () => find('[aria-label^="Remove run"]') === null);
  });

/** Counts what the page holds once its garbage is collected. @param {Page} page @returns {Promise<Held>} */
export async function held(page) {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  for (let time = 0; time < 3; time += 1) await session.send('HeapProfiler.collectGarbage');
  const { metrics } = await session.send('Performance.getMetrics');
  await session.detach();
  const value = (/** @type {string} */ wanted) => Number(metrics.find(({ name }) => name === wanted)?.value);
  return { nodes: value('Nodes'), listeners: value('JSEventListeners'), bytes: value('JSHeapUsedSize') };
}

/**
 * Expects that openings have left nothing behind: no listener, no node, and hardly more objects than the engine's own
 * records of running code. A chart or a view that stays costs hundreds of kilobytes.
 * @param {Held} before
 * @param {Held} after
 * @param {number} openings
 * @param {number} kilobytes that each may cost
 */
export function expectFlat(before, after, openings, kilobytes) {
  const grown = `${JSON.stringify(before)} before, ${JSON.stringify(after)} after ${openings} openings`;
  expect(after.listeners - before.listeners, grown).toBeLessThanOrEqual(0);
  expect((after.nodes - before.nodes) / openings, grown).toBeLessThanOrEqual(0.5);
  expect((after.bytes - before.bytes) / openings / 1e3, grown).toBeLessThan(kilobytes);
}
