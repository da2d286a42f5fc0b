/** The largest share of the page's time that drawing may take during a run. */
const drawingShare = 0.03;
/** The picture is redrawn at least this often, even when drawing is slow. */
const longestPauseMs = 500;
/**
 * A run's progress reports arrive about this often. A draw waits this much longer, so that it shares a frame with
 * whatever else the next report changes.
 */
const nextNewsMs = 120;

/**
 * Returns a function that schedules `draw`: at most once per animation frame, and so rarely that drawing takes little
 * time away from training.
 * @param {() => void} draw
 * @param {{ now(): number, requestFrame(callback: () => void): void, setTimer(callback: () => void, ms: number): number, clearTimer(timer: number): void }} [browser]
 * @returns {(atOnce?: boolean) => void} call it whenever there is something new to draw; pass `atOnce` if no report
 *   will follow soon or the visitor is waiting for the result
 */
export function createThrottledRedraw(draw, browser = pageClock) {
  let requested = false;
  let mayBegin = -Infinity;
  let timer = 0;

  function drawNow() {
    requested = false;
    const began = browser.now();
    draw();
    const ended = browser.now();
    mayBegin = ended + Math.min((ended - began) / drawingShare, longestPauseMs);
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
    else if (!timer) timer = browser.setTimer(request, wait + nextNewsMs);
  };
}

/** @type {NonNullable<Parameters<typeof createThrottledRedraw>[1]>} */
const pageClock = {
  now: () => performance.now(),
  requestFrame: (callback) => requestAnimationFrame(callback),
  setTimer: (callback, ms) => window.setTimeout(callback, ms),
  clearTimer: (timer) => window.clearTimeout(timer),
};
