/** @typedef {import('@playwright/test').Page} Page */
/** @typedef {[number, number]} At from 0 to 1 across and down the pad */

/** @type {At[]} */
export const one = Array.from({ length: 12 }, (_, i) => [0.5, 0.18 + (0.64 * i) / 11]);
/** @type {At[]} */
export const zero = Array.from({ length: 33 }, (_, i) => [0.5 + 0.2 * Math.sin((i * Math.PI) / 16), 0.5 - 0.32 * Math.cos((i * Math.PI) / 16)]);

/** @param {Page} page @param {At[]} stroke @returns {Promise<{ x: number, y: number }[]>} on the screen */
async function onScreen(page, stroke) {
  const pad = page.getByTestId('draw-pad');
  await pad.scrollIntoViewIfNeeded();
  const box = /** @type {{ x: number, y: number, width: number, height: number }} */ (await pad.boundingBox());
  return stroke.map(([across, down]) => ({ x: box.x + across * box.width, y: box.y + down * box.height }));
}

/** @param {Page} page @param {At[]} stroke */
export async function drawWithMouse(page, stroke) {
  const [start, ...rest] = await onScreen(page, stroke);
  await page.mouse.move(start.x, start.y);
  await page.mouse.down();
  for (const { x, y } of rest) await page.mouse.move(x, y);
  await page.mouse.up();
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
