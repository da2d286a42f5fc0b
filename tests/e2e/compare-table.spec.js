import { readFileSync } from 'node:fs';
import { expect, setUp, test } from './shared-page.js';
import { open, train } from './workbench.js';

/** @typedef {import('@playwright/test').Page} Page */

/** @param {Page} page @param {string} network @param {string} implementation */
const cell = (page, network, implementation) => page.getByTestId(`cell-${network}-${implementation}`);

/** @param {object} change @param {string} [name] */
const file = (change, name = 'pytorch.json') => {
  const result = {
    network: 'perceptron',
    implementation: 'pytorch',
    data: 'digits',
    accuracy: 0.91,
    seconds: 3,
    projected: 0.01,
    epochs: 10,
    ...change,
  };
  return {
    name,
    mimeType: 'application/json',
    buffer: Buffer.from(
      JSON.stringify({ format: 'gradlab-results', version: 1, by: 'a test', machine: 'a machine', results: [result] }),
    ),
  };
};

test('a run fills its cell and is there on the next visit; files of results are read or refused; the table is saved', async ({
  page,
}) => {
  await setUp(page, 'preset=perceptron&train=300&test=100&epochs=2&panel=compare');
  await expect(cell(page, 'nielsen-40', 'pytorch')).toContainText('85.02');
  await train(page);
  await page.getByTestId('results-data').getByRole('radio', { name: 'Built-in digits' }).check();
  await expect(cell(page, 'perceptron', 'backprop')).toHaveAttribute('data-kind', 'here');
  await cell(page, 'perceptron', 'backprop').getByRole('button').click();
  await expect(page.getByTestId('result-details')).toContainText(
    'npm run train -- --data digits --train 300 --test 100 --preset perceptron --epochs 2',
  );

  await page.getByTestId('results-file').setInputFiles(file({}));
  await expect(cell(page, 'perceptron', 'pytorch')).toHaveAttribute('data-projected', 'true');
  await expect(cell(page, 'perceptron', 'pytorch')).toContainText('5 min 00');
  await page.getByTestId('results-file').setInputFiles(file({ accuracy: 91 }, 'bad.json'));
  await expect(page.getByTestId('results-message')).toHaveText(
    'bad.json: results[0].accuracy: 91 is not a share from 0 to 1.',
  );

  for (const [button, name, beginning] of [
    ['Save as CSV', 'gradlab-results.csv', 'network,implementation,data,'],
    ['as Markdown', 'gradlab-results.md', '| network | '],
    ['as PNG', 'gradlab-results.png', 'PNG'],
  ]) {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: button }).click(),
    ]);
    expect(download.suggestedFilename()).toBe(name);
    expect(
      readFileSync(await download.path())
        .subarray(0, 60)
        .toString('latin1'),
    ).toContain(beginning);
  }

  await open(page, 'preset=perceptron&train=300&test=100&panel=compare');
  await page.getByTestId('results-data').getByRole('radio', { name: 'Built-in digits' }).check();
  await cell(page, 'perceptron', 'backprop').getByRole('button').click();
  await expect(page.getByTestId('result-details')).toContainText('in an earlier visit', { ignoreCase: true });
});

test('the table runs the cells that are asked for', async ({ page }) => {
  await setUp(page, 'train=60&test=50&panel=compare');
  await page.getByTestId('table-scope').locator('summary').click();
  for (const [testid, wanted] of [
    ['scope-networks', 'Perceptron'],
    ['scope-implementations', 'TF.js wasm'],
  ]) {
    const boxes = page.getByTestId(testid);
    await boxes.getByRole('button', { name: 'All or none' }).click();
    await expect(page.getByTestId('table-start')).toBeDisabled();
    await boxes.getByRole('checkbox', { name: wanted, exact: true }).check();
  }
  await expect(page.getByTestId('table-words')).toContainText('One cell has not been measured on this machine');
  await page.getByTestId('table-start').click();
  await expect(cell(page, 'perceptron', 'tensorflow.js-wasm')).toHaveAttribute('data-kind', 'here', {
    timeout: 30_000,
  });
  await expect(page.getByTestId('table-words')).toContainText(
    'Every selected cell that can run here has been measured',
  );
});

test('the table runs the cells that are empty, one after the other, and pauses', async ({ page }) => {
  // A page that asks for every cell.
  await open(page, 'train=60&test=50&panel=compare');
  await expect(page.getByTestId('table-words')).toContainText(
    /cells have not been measured on this machine with the built-in digits \(60 images\)/,
  );
  await page.getByTestId('table-start').click();
  await expect(cell(page, 'single-neuron', 'backprop')).toHaveAttribute('data-kind', 'here', { timeout: 20_000 });
  await page.getByTestId('table-start').click();
  await expect(page.getByTestId('table-words')).toContainText('Paused.');
  await page.getByTestId('table-end').click();
  await expect(page.getByTestId('table-end')).toBeDisabled();
  await expect(cell(page, 'single-neuron', 'backprop')).toHaveAttribute('data-kind', 'here');
});
