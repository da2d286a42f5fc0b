import { expect } from '@playwright/test';

/** @typedef {import('./visitors.mjs').Tab} Tab */
/** @typedef {import('../e2e/workbench.js').Status} Status */

/** @param {string} testid */
const selectorOf = (testid) => `[data-testid="${testid}"]`;

/** What a visitor does on the page, through its stable hooks, in any engine. */
export class Visit {
  /** @param {Tab} tab @param {string} site the page's address */
  constructor(tab, site) {
    this.tab = tab;
    this.site = site;
  }

  /** Opens the page and waits until training could start. @param {string} [fragment] */
  async open(fragment = '') {
    // Changing only the fragment would not load the page again.
    await this.tab.open('about:blank');
    await this.tab.open(fragment ? `${this.site}#${fragment}` : this.site);
    await this.reach('idle');
  }

  /** @param {Status} status @param {number} [timeout] */
  async reach(status, timeout = 30_000) {
    const seen = async () => {
      const now = await this.attribute('status', 'data-state');
      return now === 'error' && status !== 'error'
        ? `error: ${await this.text('status')} ${await this.text('error')}`
        : now;
    };
    await expect.poll(seen, { timeout, intervals: [50, 100, 200] }).toBe(status);
  }

  /** An attribute of the element; null when either is missing. @param {string} testid @param {string} name */
  attribute(testid, name) {
    return this.tab.evaluate(
      ([selector, attribute]) => document.querySelector(selector)?.getAttribute(attribute) ?? null,
      [selectorOf(testid), name],
    );
  }

  /** @param {string} testid */
  text(testid) {
    return this.tab.evaluate((selector) => document.querySelector(selector)?.textContent ?? '', selectorOf(testid));
  }

  /** Whether the element takes up room. @param {string} selector */
  shows(selector) {
    return this.tab.evaluate((one) => (document.querySelector(one)?.getClientRects().length ?? 0) > 0, selector);
  }

  /** @param {string} testid */
  click(testid) {
    return this.tab.click(selectorOf(testid));
  }

  /** @param {string} testid of a file input @param {string} path */
  chooseFile(testid, path) {
    return this.tab.chooseFile(selectorOf(testid), path);
  }

  /** The plain number that a reading shows. @param {string} testid */
  async reading(testid) {
    const value = await this.attribute(testid, 'data-value');
    return value ? Number(value) : NaN;
  }

  /** Trains to the end and returns the readings as they are written, to be compared to the last bit. @param {number} [timeout] */
  async train(timeout = 60_000) {
    await this.click('start');
    await this.reach('done', timeout);
    return this.readings();
  }

  async readings() {
    const names = ['epoch', 'train-loss', 'train-accuracy', 'test-accuracy'];
    return Object.fromEntries(
      await Promise.all(names.map(async (name) => [name, await this.attribute(name, 'data-value')])),
    );
  }

  /** The part of the run that is done, from 0 to 1. */
  progress() {
    return this.tab.evaluate(
      (selector) => /** @type {HTMLProgressElement | null} */ (document.querySelector(selector))?.value ?? 0,
      selectorOf('progress'),
    );
  }

  /** Draws one stroke on the pad. @param {[number, number][]} stroke as shares of the pad @param {'mouse' | 'pen'} [pointer] */
  async draw(stroke, pointer = 'mouse') {
    const box = await this.tab.evaluate((selector) => {
      const pad = /** @type {HTMLElement} */ (document.querySelector(selector));
      pad.scrollIntoView({ block: 'center' });
      const { x, y, width, height } = pad.getBoundingClientRect();
      return { x, y, width, height };
    }, selectorOf('draw-pad'));
    await this.tab.drag(
      stroke.map(([across, down]) => ({ x: box.x + across * box.width, y: box.y + down * box.height })),
      pointer,
    );
  }
}
