/** @typedef {import('@playwright/test').Page} Page */
/** @typedef {[number, number]} At from 0 to 1 across and down the pad */

/** @type {At[]} */
export const one = Array.from({ length: 12 }, (_, i) => [0.5, 0.18 + (0.64 * i) / 11]);
/** @type {At[]} */
export const zero = Array.from({ length: 33 }, (_, i) => [
  0.5 + 0.2 * Math.sin((i * Math.PI) / 16),
  0.5 - 0.32 * Math.cos((i * Math.PI) / 16),
]);

/** @param {Page} page @param {At[]} stroke @param {string} [testid] of the pad @returns {Promise<{ x: number, y: number }[]>} on the screen */
async function onScreen(page, stroke, testid = 'draw-pad') {
  const pad = page.getByTestId(testid);
  await pad.scrollIntoViewIfNeeded();
  // The bar with the run's buttons stays at the top of the window, and may cover the upper part.
  await pad.evaluate((canvas) => {
    const bar = document.querySelector('.run-bar');
    if (bar && canvas.getBoundingClientRect().top < bar.getBoundingClientRect().bottom) window.scrollTo(0, 0);
  });
  const box = /** @type {{ x: number, y: number, width: number, height: number }} */ (await pad.boundingBox());
  return stroke.map(([across, down]) => ({ x: box.x + across * box.width, y: box.y + down * box.height }));
}

/**
 * Draws with a real mouse. Chromium gets the whole stroke at once: to wait for an answer to each movement takes a second a digit.
 * @param {Page} page
 * @param {At[]} stroke
 * @param {string} [testid] of the pad
 */
export async function drawWithMouse(page, stroke, testid) {
  const [start, ...rest] = await onScreen(page, stroke, testid);
  if (page.context().browser()?.browserType().name() !== 'chromium') {
    await page.mouse.move(start.x, start.y);
    await page.mouse.down();
    for (const { x, y } of rest) await page.mouse.move(x, y);
    await page.mouse.up();
    return;
  }
  const session = await page.context().newCDPSession(page);
  const pressed = /** @type {const} */ ({ button: 'left', buttons: 1, clickCount: 1 });
  const move = (/** @type {{ x: number, y: number }} */ at) =>
    session.send('Input.dispatchMouseEvent', { ...at, ...pressed, type: 'mouseMoved' });
  await Promise.all([
    session.send('Input.dispatchMouseEvent', { ...start, type: 'mouseMoved' }),
    session.send('Input.dispatchMouseEvent', { ...start, ...pressed, type: 'mousePressed' }),
    ...rest.map(move),
    session.send('Input.dispatchMouseEvent', {
      ...(rest.at(-1) ?? start),
      ...pressed,
      buttons: 0,
      type: 'mouseReleased',
    }),
  ]);
  await session.detach();
}

/** @param {Page} page @param {{ x: number, y: number }[]} points */
export async function swipe(page, points) {
  const session = await page.context().newCDPSession(page);
  const [start, ...rest] = points;
  await session.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [start] });
  for (const point of rest) await session.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: [point] });
  await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  await session.detach();
}

/** @param {Page} page @param {At[]} stroke */
export async function drawWithFinger(page, stroke) {
  await swipe(page, await onScreen(page, stroke));
}

/** Two lines, as ten movements. @type {At[]} */
const seven = [[0.25, 0.25], ...line([0.25, 0.25], [0.75, 0.25]), ...line([0.75, 0.25], [0.45, 0.85])];

/** @param {Page} page */
export const drawSeven = (page) => drawWithMouse(page, seven);

/** Five steps of a straight line. @param {At} from @param {At} to @returns {At[]} */
export function line(from, to) {
  return [1, 2, 3, 4, 5].map((step) => [
    from[0] + ((to[0] - from[0]) * step) / 5,
    from[1] + ((to[1] - from[1]) * step) / 5,
  ]);
}
