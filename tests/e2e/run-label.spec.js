import { expect, setUp, test } from './shared-page.js';
import { makeStep, train } from './workbench.js';

test('a finished run keeps its name, its colour and its program when the form is changed afterwards', async ({
  page,
}) => {
  await setUp(page, 'train=200&test=50&epochs=1');
  await train(page);
  const label = page.getByTestId('run-label');
  const own = 'Nielsen, 30 hidden (784–30–10) · Backpropagation · learning rate 3 · batch 10';
  await expect(label).toHaveText(own);
  const transport = page.locator('.run-bar');
  const height = await transport.evaluate((element) => element.getBoundingClientRect().height);
  await page.getByTestId('gradient-select').selectOption('forward-difference');
  await page.getByTestId('learning-rate').fill('0.5');
  await page.getByTestId('learning-rate').press('Enter');
  await expect(page.getByText('applies to the next run')).toBeVisible();
  await expect(label).toHaveText(own);
  await expect(page.getByTestId('progress')).toHaveAttribute('data-method', 'backprop');
  expect(await transport.evaluate((element) => element.getBoundingClientRect().height), 'nothing jumps').toBe(height);
  await expect(
    page
      .getByTestId('runs')
      .getByRole('textbox', { name: /Name of run/ })
      .first(),
  ).toHaveAttribute('placeholder', /^Backpropagation · lr 3 /);
  await page.getByRole('tab', { name: 'Results' }).click();
  await expect(page.getByTestId('program')).toContainText('RATE = 3');
  await expect(page.getByTestId('program')).not.toContainText('forward difference');
});

test('a paused run is what its label says, whatever preset the form shows', async ({ page }) => {
  await setUp(page, 'train=200&test=50&epochs=5');
  await makeStep(page, 1);
  const own = await page.getByTestId('run-label').innerText();
  await page.getByTestId('preset-select').selectOption('dnn');
  await expect(page.getByText('applies to the next run')).toBeVisible();
  await expect(page.getByTestId('run-label')).toHaveText(own);
  // Where the form describes the run again, there is nothing to say.
  await page.getByTestId('preset-select').selectOption('nielsen-30');
  await expect(page.getByText('applies to the next run')).toBeHidden();
});
