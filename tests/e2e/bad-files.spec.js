import { expect } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { choose, expectSizes, sharedTest as test } from './csv-files.js';
import { setUp } from './shared-page.js';
import { reach, train } from './workbench.js';

/** @param {number|string} label @param {string} [separator] */
const row = (label, separator = ',') => [label, ...Array(784).fill(7)].join(separator);
const rows = (/** @type {string} */ line) => `${line}\n`.repeat(30);

/** @type {{ name: string, content: string|Buffer, says: RegExp }[]} */
const useless = [
  { name: 'page.html', content: '<!DOCTYPE html><html><body>Sign in to download</body></html>', says: /web page/ },
  { name: 'empty.csv', content: '', says: /empty/ },
  { name: 'mnist.zip', content: Buffer.from(`PK\u0003\u0004${'x'.repeat(300)}`), says: /zip/ },
  {
    name: 'digit.png',
    content: Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), Buffer.alloc(300)]),
    says: /picture/,
  },
  { name: 'columns.csv', content: 'name,age\nAda,36\nAlan,41\n', says: /785 columns/ },
  { name: 'letters.csv', content: rows(row(26)), says: /labels from 0 to 9/ },
];

test('a file that is no MNIST is refused in words, and the data loaded before stays', async ({
  page,
  writeFile,
  trainCsv,
}) => {
  await setUp(page, 'epochs=2');
  await choose(page, { train: trainCsv });
  await expectSizes(page, '600 digits');
  const error = page.getByTestId('error');
  for (const { name, content, says } of useless) {
    await test.step(name, async () => {
      await choose(page, { train: writeFile(name, content) });
      await expect(error).toContainText(name);
      await expect(error).toContainText(says);
      await expect(error).toHaveAttribute('role', 'alert');
      await expect(error).toHaveCount(1);
      await expectSizes(page, '600 digits');
      await reach(page, 'idle');
    });
  }
  await train(page);
  await expect(page.getByText('120 of 120')).toBeVisible();
});

test('of a partly bad file the good rows are used, the bad ones named by row and column', async ({
  page,
  writeFile,
  trainCsv,
}) => {
  const lines = readFileSync(trainCsv, 'utf8').trim().split('\n');
  const withField = (/** @type {string} */ line, /** @type {number} */ column, /** @type {string} */ value) =>
    line
      .split(',')
      .with(column - 1, value)
      .join(',');
  lines[3] = withField(lines[3], 1, '12');
  lines[10] = withField(lines[10], 200, 'grey');
  lines[20] = withField(lines[20], 785, '256');
  lines[30] = '5,0,0';
  await setUp(page, 'epochs=2');
  await choose(page, { train: writeFile('damaged.csv', lines.join('\n')) });
  await expectSizes(page, '596 digits');
  const warning = page.getByRole('alert');
  await expect(warning).toContainText('damaged.csv: 4 of 600 rows were skipped');
  for (const place of ['Row 4, column 1:', 'Row 11, column 200:', 'Row 21, column 785:', 'Row 31, column 3:'])
    await expect(warning).toContainText(place);
  await expect(page.getByTestId('error')).toHaveCount(0);
  await train(page);
});

test('a refused file leaves the built-in digits chosen, and a mended one settles the error', async ({
  page,
  writeFile,
  trainCsv,
}) => {
  await setUp(page);
  await choose(page, { train: writeFile('nothing.csv', '') });
  await expect(page.getByTestId('error')).toBeVisible();
  await expect(page.getByTestId('dataset-select')).toHaveValue('digits');
  await expectSizes(page, '5,000 digits', '1,000 digits');
  await choose(page, { train: trainCsv });
  await expectSizes(page, '600 digits');
  await expect(page.getByTestId('error')).toHaveCount(0);
});
