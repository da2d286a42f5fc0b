import { drawnDigits } from '../fixtures/drawn-digits.js';
import { expect, setUp, test } from './shared-page.js';
import { drawWithMouse } from './strokes.js';
import { open, reach } from './workbench.js';

/** @typedef {import('@playwright/test').Page} Page */

const prediction = (/** @type {Page} */ page) => page.getByTestId('prediction');
const note = (/** @type {Page} */ page) => page.locator('.answer-note');
/** Of the pad, from the hundredths in which they were written down. @param {[number, number][]} stroke */
const onPad = (stroke) => stroke.map(([across, down]) => /** @type {[number, number]} */ ([across / 100, down / 100]));

/** The answer once three frames have left the outputs alone: that to a part of the drawing may come first. @param {Page} page */
const steadyAnswer = (page) =>
  page.evaluate(async () => {
    const outputs = /** @type {HTMLElement} */ (document.querySelector('[data-testid=outputs]'));
    let frames = 0;
    while (frames < 3) {
      const before = outputs.innerText;
      await new Promise(requestAnimationFrame);
      frames = outputs.innerText === before ? frames + 1 : 0;
    }
    return /** @type {HTMLElement} */ (document.querySelector('[data-testid=prediction]')).dataset.value;
  });

/** The answer to a digit drawn on a clean pad and to all of it. @param {Page} page @param {import('../fixtures/drawn-digits.js').DrawnDigit} drawn */
async function answerTo(page, { strokes }) {
  for (const stroke of strokes) await drawWithMouse(page, onPad(stroke));
  // It can be kept once something has been read since the last movement.
  await expect(page.getByTestId('keep-0')).toBeEnabled();
  const answer = Number(await steadyAnswer(page));
  await page.getByTestId('draw-clear').click();
  await expect(prediction(page)).toHaveAttribute('data-value', '');
  return answer;
}

test('digits drawn with the mouse are read before anything is trained: at least 19 of 20', async ({ page }) => {
  await setUp(page, 'panel=draw&train=100&test=50');
  await expect(note(page)).toHaveText(
    /^Draw a digit; the pre-trained network \(99\.\d+\s?% correct on its test set\) reads it as you draw/,
  );
  /** @type {string[]} */
  const wrong = [];
  for (const drawn of drawnDigits) {
    const answer = await answerTo(page, drawn);
    if (answer !== drawn.digit) wrong.push(`${drawn.digit}, ${drawn.hand}, was read as ${answer}`);
  }
  test.info().annotations.push({ type: 'misread', description: wrong.join('; ') || 'none' });
  expect(drawnDigits).toHaveLength(20);
  expect(wrong.length, wrong.join('; ')).toBeLessThanOrEqual(1);
});

test('the network in training takes over with its first step, and hands back when it is gone', async ({ page }) => {
  await setUp(page, 'panel=draw&test=50&preset=nielsen-30&epochs=1&train=100&lr=0.000001');
  await drawWithMouse(page, onPad(drawnDigits[0].strokes[0]));
  await expect(prediction(page)).toHaveAttribute('data-value', '0');
  await expect(note(page)).toContainText('Read by the pre-trained network');
  await page.getByTestId('step').click();
  await reach(page, 'paused');
  await expect(note(page)).toContainText('Read by the network in training.');
  await page.getByTestId('reset').click();
  await expect(note(page)).toContainText('Read by the pre-trained network');
  await expect(prediction(page)).toHaveAttribute('data-value', '0');
});

test('where its file is missing, the pad waits for a network in training, and says so', async ({
  page,
  complaints,
}) => {
  await page.route('**/pretrained/**', (route) => route.fulfill({ status: 404 }));
  await open(page, 'panel=draw&train=100&test=50');
  await drawWithMouse(page, onPad(drawnDigits[0].strokes[0]));
  await expect(note(page)).toHaveText(
    'No network can read this yet: the pre-trained one is not loaded, and none is training. Press Start.',
  );
  await expect(prediction(page)).toHaveAttribute('data-value', '');
  // Chromium reports the missing file, Firefox does not.
  expect(
    complaints.splice(0).filter((text) => !text.includes('404')),
    'of anything but the file',
  ).toEqual([]);
});
