/** Of the page's time, what a picture may take to follow a run. */
const DRAWING_SHARE = 0.03;
/** It follows at least this often, even where drawing is slow. */
const LONGEST_PAUSE_MS = 500;
/** News of a run come about this often: what may be drawn a little earlier waits for them, to be in one frame with what else they change. */
const NEXT_NEWS_MS = 120;

/**
 * Draws at most once per animation frame, and so rarely that drawing takes little of the time: it is the training's.
 * @param {() => void} draw
 * @param {{ now(): number, requestFrame(callback: () => void): void, setTimer(callback: () => void, ms: number): number, clearTimer(timer: number): void }} [browser]
 * @returns {(atOnce?: boolean) => void} to be called whenever there is something new to draw; `atOnce` where nothing follows soon, or somebody
 *   waits for it
 */
export function createPacedDrawing(draw, browser = pageClock) {
  let requested = false;
  let mayBegin = -Infinity;
  let timer = 0;

  function drawNow() {
    requested = false;
    const began = browser.now();
    draw();
    const ended = browser.now();
    mayBegin = ended + Math.min((ended - began) / DRAWING_SHARE, LONGEST_PAUSE_MS);
  }

  function request() {
    browser.clearTimer(timer);
    timer = 0;
    requested = true;
    browser.requestFrame(drawNow);
  }

  return (atOnce = false) => {
    if (requested) return;
    const wait = mayBegin - browser.now();
    if (atOnce || wait <= 0) request();
    else if (!timer) timer = browser.setTimer(request, wait + NEXT_NEWS_MS);
  };
}

/** @type {NonNullable<Parameters<typeof createPacedDrawing>[1]>} */
const pageClock = {
  now: () => performance.now(),
  requestFrame: (callback) => requestAnimationFrame(callback),
  setTimer: (callback, ms) => window.setTimeout(callback, ms),
  clearTimer: (timer) => window.clearTimeout(timer),
};
