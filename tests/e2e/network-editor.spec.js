import { expect, setUp, test } from './shared-page.js';
import { fill, reach, reading, readings, train } from './workbench.js';

/** @typedef {import('@playwright/test').Page} Page */

/** @param {Page} page */
async function openEditor(page) {
  await page.getByTestId('edit-network').click();
  await expect(page.getByTestId('layer-card').first()).toBeVisible();
  return page.getByTestId('network-editor');
}

/** The layers as the editor writes them. @param {Page} page */
async function draftText(page) {
  const text = page.getByTestId('draft-text');
  if (!(await text.isVisible())) await page.getByText('As text').click();
  return text;
}

test('a convolutional network is built with the mouse, trained, and shared by its address', async ({ page }) => {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await setUp(page, 'preset=perceptron&train=2000&test=200&epochs=2');
  const editor = await openEditor(page);
  await page.getByTestId('add-conv').click();
  await page.getByTestId('add-maxpool').click();
  await page.getByTestId('layer-filters').fill('4');
  await page.getByTestId('add-dropout').click();
  await expect(await draftText(page)).toHaveValue('conv(4,5),relu,maxpool(2),flatten,dropout(0.5),dense(10)');
  // 4 · (25 + 1) and 576 · 10 + 10
  await expect(editor.getByText('→ 24×24×4 · 104 parameters · 57,600 multiply-adds')).toBeVisible();
  await expect(page.getByTestId('draft-state')).toContainText('In use: 5,874 parameters, 63,360 multiply-adds');
  await expect(editor.getByRole('img', { name: /Conv 5×5 \(24×24×4/ })).toBeVisible();
  await page.getByTestId('layer-card').last().getByRole('button', { name: 'Move up' }).click();
  await expect(await draftText(page)).toHaveValue('conv(4,5),relu,maxpool(2),flatten,dense(10),dropout(0.5)');
  await page.getByTestId('undo').click();
  await expect(await draftText(page)).toHaveValue('conv(4,5),relu,maxpool(2),flatten,dropout(0.5),dense(10)');
  await editor.getByLabel('Close').click();
  await train(page);
  expect(await reading(page, 'test-accuracy')).toBeGreaterThan(0.5);
  await page.getByRole('button', { name: 'Copy link' }).click();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  expect(link).toContain('layers=conv(4,5),relu,maxpool(2),flatten,dropout(0.5),dense(10)');
  await page.goto('about:blank');
  await page.goto(link);
  await reach(page, 'idle');
  await expect(page.getByTestId('network-summary')).toContainText('5,874 parameters');
});

test('layers are moved by dragging', async ({ page }) => {
  await setUp(page, 'layers=dense(20),relu,dense(30),sigmoid,dense(10)');
  await openEditor(page);
  const cards = page.getByTestId('layer-card');
  const handle = await cards.first().locator('.layer-handle').boundingBox();
  const second = await cards.nth(1).boundingBox();
  if (!handle || !second) throw new Error('the cards are not drawn');
  await page.mouse.move(handle.x + 5, handle.y + 5);
  await page.mouse.down();
  await page.mouse.move(handle.x + 5, second.y + second.height - 4, { steps: 5 });
  await page.mouse.up();
  await expect(await draftText(page)).toHaveValue('dense(30),sigmoid,dense(20),relu,dense(10)');
});

test('the same is built with the keyboard alone', async ({ page }) => {
  await setUp(page, 'preset=perceptron&train=500&test=100&epochs=1');
  await page.getByTestId('edit-network').focus();
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('layer-card')).toHaveCount(1);
  await page.getByTestId('add-dense').focus();
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('layer-card')).toHaveCount(2);
  // The new layer has the focus; its number comes next.
  await page.keyboard.press('Tab');
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('17');
  await page.getByTestId('layer-activation').first().focus();
  await page.keyboard.press('t');
  await page.getByTestId('add-dropout').focus();
  await page.keyboard.press('Enter');
  await page.getByTestId('layer-card').nth(1).locator('.layer-handle').focus();
  await page.keyboard.press('ArrowUp');
  await expect(await draftText(page)).toHaveValue('dropout(0.5),dense(17),tanh,dense(10)');
  await page.keyboard.press('Escape');
  await expect(page.getByTestId('network-editor')).toBeHidden();
  await train(page);
});

test('an impossible network is explained at its layer, kept as a draft, and not used', async ({ page }) => {
  await setUp(page, 'preset=cnn');
  const editor = await openEditor(page);
  await page.getByTestId('layer-kernel').nth(2).fill('15');
  await expect(page.getByTestId('layer-card').nth(2).getByRole('alert')).toHaveText(
    /^conv 4: a 15×15 kernel does not fit its 12×12 input/,
  );
  await expect(page.getByTestId('draft-state')).toContainText('Not possible yet');
  await editor.getByLabel('Close').click();
  await expect(page.getByTestId('draft-waits')).toBeVisible();
  await expect(page.getByTestId('network-summary')).toContainText('5,994 parameters');
  await openEditor(page);
  await expect(page.getByTestId('layer-kernel').nth(2)).toHaveValue('15');
  await page.getByTestId('layer-kernel').nth(2).fill('3');
  await expect(page.getByTestId('draft-state')).toContainText('In use');
  await page.getByTestId('layer-padding').first().fill('9');
  await expect(page.getByTestId('layer-card').first().getByRole('alert')).toContainText(
    'a padding smaller than the kernel',
  );
  await page.getByTestId('discard-draft').click();
  await expect(page.getByTestId('layer-padding').first()).toHaveValue('0');
});

test('the drawing fills the window and can be saved as SVG and PNG', async ({ page }) => {
  await setUp(page, 'preset=cnn');
  await page.getByTestId('present-network').click();
  await expect(page.getByTestId('network-present').getByRole('img')).toBeVisible();
  for (const [testid, name, magic] of /** @type {const} */ ([
    ['save-svg', 'network.svg', '<svg'],
    ['save-png', 'network.png', '\x89PNG'],
  ])) {
    const coming = page.waitForEvent('download');
    await page.getByTestId(testid).click();
    const download = await coming;
    expect(download.suggestedFilename()).toBe(name);
    const chunks = [];
    for await (const chunk of await download.createReadStream()) chunks.push(chunk);
    const bytes = Buffer.concat(chunks);
    expect(bytes.subarray(0, magic.length).toString('latin1')).toBe(magic);
    expect(bytes.toString('latin1')).not.toContain('var(--');
    expect(bytes.length).toBeGreaterThan(3000);
  }
});

test('optimiser and schedule reach the core, and choosing an optimiser brings a rate that suits it', async ({
  page,
}) => {
  const outcome = async (/** @type {string} */ settings) => {
    await setUp(page, `preset=nielsen-30&train=200&test=50&epochs=1&seed=3${settings}`);
    await train(page);
    return (await readings(page))['train-loss'];
  };
  const plain = await outcome('');
  const adam = await outcome('&optimizer=adam');
  expect(new Set([plain, adam, await outcome('&schedule=cosine')]).size).toBe(3);
  expect(await outcome('&optimizer=adam')).toBe(adam);
  await setUp(page, 'preset=nielsen-30');
  await page.getByTestId('optimizer-group').locator('summary').click();
  await page.getByTestId('optimizer-select').selectOption('adam');
  await expect(page.getByTestId('learning-rate')).toHaveValue('0.003');
  await expect(page.getByTestId('rate-advice')).toContainText('suits Adam');
  await fill(page, 'learning-rate', 3);
  await expect(page.getByTestId('rate-advice')).toContainText('very large learning rate for Adam');
  await page.getByTestId('schedule-group').locator('summary').click();
  await page.getByTestId('schedule-select').selectOption('cosine');
  await expect(page.getByTestId('schedule-curve')).toHaveAttribute('aria-label', /30 epochs: cosine, at most 3/);
});
