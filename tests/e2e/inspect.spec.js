import { bringAxe, violations } from './axe-rules.js';
import { expect, setUp, test } from './shared-page.js';
import { drawWithMouse, line } from './strokes.js';
import { reading, train } from './workbench.js';

/** @typedef {import('@playwright/test').Page} Page */

const trained = 'threads=1&preset=dnn&epochs=2&train=2000&panel=inspect';
const section = (/** @type {Page} */ page, /** @type {string} */ name) =>
  page.getByTestId('inspect-section').getByLabel(name).check();
const cells = (/** @type {Page} */ page) => page.getByTestId('confusion').locator('tbody button').allInnerTexts();

test('what a trained network misses, takes for what, and how it comes to it', async ({ page }) => {
  await setUp(page, trained);
  await train(page);
  const accuracy = await reading(page, 'test-accuracy');
  const missed = Math.round(1000 * (1 - accuracy));

  // Missed: the most confident first, large at a press, by pair.
  await expect(page.getByTestId('missed-summary')).toContainText(`${missed} of 1,000 digits missed`);
  await page.getByTestId('image-grid').focus();
  await page.keyboard.press('Enter');
  const large = page.getByTestId('large-view');
  await expect(page.getByTestId('large-class')).toHaveText(/^Labelled \d\. The network says \d \([\d.]+%\)$/);
  const [, truth, answer] =
    /Labelled (\d)\. The network says (\d)/.exec(await page.getByTestId('large-class').innerText()) ?? [];
  expect(truth).not.toBe(answer);
  await expect(large.getByRole('listitem')).toHaveCount(10);
  await expect(large.getByTestId('response-0')).toBeVisible();
  await page.keyboard.press('Escape');
  await page.getByTestId('missed-truth').selectOption(truth);
  await page.getByTestId('missed-answer').selectOption(answer);
  await expect(page.getByTestId('missed-summary')).toContainText(`a ${truth} taken for ${answer}`);

  // Captions that are hidden and shown again leave nothing behind.
  const captions = page.locator('.image-captions').first();
  const nodesOfCaptions = async () => {
    await expect(captions.locator('span').first()).toBeVisible();
    return captions.evaluate((node) => node.childNodes.length);
  };
  const nodes = await nodesOfCaptions();
  for (let i = 0; i < 3; ++i) for (const name of ['Weights', 'Missed']) await section(page, name);
  expect(await nodesOfCaptions()).toBe(nodes);

  // Confusion: counts that add up, shares, a cell's images, a picture.
  await section(page, 'Confusion');
  await expect(page.getByTestId('confusion-accuracy')).toContainText(`${1000 - missed} of 1,000; 95`);
  const counts = (await cells(page)).map(Number);
  expect(counts.reduce((sum, count) => sum + count)).toBe(1000);
  expect(counts.filter((_, i) => i % 11 === 0).reduce((sum, count) => sum + count)).toBe(1000 - missed);
  await page.getByTestId('confusion-units').getByLabel('Shares').check();
  const shares = (await cells(page)).slice(0, 10).map(Number);
  expect(shares.reduce((sum, share) => sum + share)).toBeCloseTo(100, 0);
  await page.getByTestId(`confusion-${truth}-${answer}`).click();
  await expect(page.getByRole('heading', { name: `It is ${truth}, the network says ${answer}` })).toBeVisible();
  await expect(page.getByTestId('calibration')).toContainText('Expected calibration error');
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByTestId('confusion-save').click()]);
  expect(download.suggestedFilename()).toBe('confusion-matrix.png');

  await bringAxe(page);
  expect(await violations(page, '#panel-inspect')).toEqual([]);

  // Activations: of a picked image and of a drawing, with what drives a unit.
  await section(page, 'Activations');
  await page.getByTestId('pick-random').click();
  await expect(page.getByTestId('activations-caption')).toHaveText(/^Row [\d,]+ of the test set, labelled \d\.$/);
  const activations = page.getByTestId('activations');
  await expect(activations.getByTestId('network-graph')).toBeVisible();
  await drawWithMouse(page, [[0.5, 0.15], ...line([0.5, 0.15], [0.5, 0.85])], 'inspect-pad');
  await expect(page.getByTestId('activations-caption')).toHaveText('What the network sees of the drawing.');
  await expect(activations.locator('[data-chosen] .output-name')).toHaveText('1');
  await activations
    .getByTestId('response-1')
    .locator('canvas')
    .click({ position: { x: 5, y: 5 } });
  await expect(page.getByTestId('unit-words')).toContainText('after ReLU');
  await expect(page.getByTestId('unit-number')).toHaveValue('1');
  expect(await violations(page, '#panel-inspect')).toEqual([]);
});

test('before any training the pre-trained network is looked into', async ({ page }) => {
  await setUp(page, 'threads=1&panel=inspect&inspect=confusion');
  await expect(page.getByTestId('inspected-network')).toContainText('pre-trained network');
  await expect(page.getByTestId('confusion-accuracy')).toContainText('of 1,000; 95');
});
