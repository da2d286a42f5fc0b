import { readFileSync } from 'node:fs';
import { expect, setUp, test } from './shared-page.js';
import { drawSeven } from './strokes.js';
import { open, reading, train } from './workbench.js';

/** @param {import('@playwright/test').Page} page @param {string} testid */
async function downloaded(page, testid) {
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByTestId(testid).click()]);
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}

test('a trained network is saved, opened on another visit, draws at once and trains on', async ({ page }) => {
  await setUp(page, 'preset=cnn&train=1000&test=500&epochs=2');
  await expect(page.getByTestId('save-model')).toBeDisabled();
  await train(page);
  const accuracy = await reading(page, 'test-accuracy');
  const { name, bytes } = await downloaded(page, 'save-model');
  expect(name).toBe('cnn.safetensors');
  const onnx = await downloaded(page, 'export-onnx');
  expect(onnx.name).toBe('cnn.onnx');
  expect(onnx.bytes.length).toBeGreaterThan(4 * 6000);

  await test.step('another visit opens it', async () => {
    await open(page, 'train=1000&test=500&panel=draw');
    await page.getByTestId('open-model').setInputFiles({ name, mimeType: 'application/octet-stream', buffer: bytes });
    await expect(page.getByTestId('opened-model')).toContainText('cnn.safetensors, 2 epochs');
    await expect(page.getByTestId('preset-select')).toHaveValue('cnn');
    await drawSeven(page);
    await expect(page.getByTestId('prediction')).toHaveAttribute('data-value', /^\d$/);
    await page.getByTestId('step').click();
    await expect.poll(async () => Math.abs((await reading(page, 'test-accuracy')) - accuracy)).toBeLessThan(0.1);
  });
});

test('a file dropped among the data that is no model is refused where it shows', async ({ page }) => {
  await setUp(page);
  await page.getByTestId('open-files').setInputFiles({
    name: 'broken.safetensors',
    mimeType: 'application/octet-stream',
    buffer: Buffer.from('PK nothing of the kind'),
  });
  await expect(page.getByTestId('error')).toContainText('This is not a safetensors file');
});
