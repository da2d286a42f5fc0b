import { beforeEach, describe, expect, it } from 'vitest';
import { createThrottledRedraw } from '../../../web/src/charts/redraw-throttle.js';

/** A browser whose time passes when told to. */
function createBrowser() {
  let now = 0;
  let last = 0;
  /** @type {(() => void)[]} */
  let frames = [];
  /** @type {Map<number, { at: number, callback: () => void }>} */
  const timers = new Map();
  return {
    now: () => now,
    /** @param {() => void} callback */
    requestFrame: (callback) => void frames.push(callback),
    /** @param {() => void} callback @param {number} ms */
    setTimer(callback, ms) {
      timers.set(++last, { at: now + ms, callback });
      return last;
    },
    /** @param {number} timer */
    clearTimer: (timer) => void timers.delete(timer),
    /** @param {number} ms */
    pass(ms) {
      now += ms;
      for (const [timer, { at, callback }] of timers) if (at <= now && timers.delete(timer)) callback();
    },
    frame() {
      const due = frames;
      frames = [];
      for (const callback of due) callback();
    },
  };
}

describe('a paced drawing', () => {
  const drawingMs = 6; // 3% of 200 ms
  /** @type {ReturnType<typeof createBrowser>} */
  let browser;
  /** @type {number[]} */
  let drawn;
  /** @type {(atOnce?: boolean) => void} */
  let progress;

  beforeEach(() => {
    browser = createBrowser();
    drawn = [];
    progress = createThrottledRedraw(() => {
      drawn.push(browser.now());
      browser.pass(drawingMs);
    }, browser);
  });

  it('is made in the next frame, once for all news before it', () => {
    progress();
    progress();
    expect(drawn).toEqual([]);
    browser.frame();
    browser.frame();
    expect(drawn).toEqual([0]);
  });

  it('takes no more than its share of the time while news keep coming', () => {
    for (let k = 0; k < 100; k += 1) {
      progress();
      browser.frame();
      browser.pass(20);
    }
    expect((drawn.length * drawingMs) / browser.now()).toBeLessThanOrEqual(0.032);
    expect(drawn.length).toBeGreaterThan(7);
  });

  it('is made together with news that come when it may be made again', () => {
    progress();
    browser.frame();
    browser.pass(100);
    progress();
    browser.pass(110); // the pause is over, but what else the next news change would need a frame of its own
    browser.frame();
    expect(drawn).toHaveLength(1);
    progress();
    browser.frame();
    expect(drawn).toHaveLength(2);
    browser.pass(1000);
    browser.frame();
    expect(drawn).toHaveLength(2);
  });

  it('shows the last news though none follow', () => {
    progress();
    browser.frame();
    browser.pass(100);
    progress();
    browser.pass(400);
    browser.frame();
    expect(drawn).toHaveLength(2);
  });

  it('does not let those wait after whom nothing comes', () => {
    progress();
    browser.frame();
    progress();
    progress(true);
    browser.frame();
    expect(drawn).toHaveLength(2);
    browser.pass(1000);
    browser.frame();
    expect(drawn).toHaveLength(2);
  });

  it('follows twice a second where drawing is slow', () => {
    const slow = createThrottledRedraw(() => {
      drawn.push(browser.now());
      browser.pass(300);
    }, browser);
    for (let k = 0; k < 40; k += 1) {
      slow();
      browser.frame();
      browser.pass(50);
    }
    expect(drawn.length).toBeGreaterThanOrEqual(4);
  });
});
