import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { loadCore } from '../../../web/src/worker/core/core-loader.js';
import { readModelFile } from '../../../web/src/worker/models/model-file.js';
import { coreUrl } from '../../web/worker/driven-engine.js';
import { digitsCsv } from '../../../tools/make-digits-csv.mjs';
import { train } from '../../../tools/train/command.mjs';

// The real core trains in these tests, on a machine that may be busy.
vi.setConfig({ testTimeout: 60_000 });

/** @type {string} */
let folder;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'gradlab-train-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** @param {string} args @param {number} [threads] @returns {Promise<string[]>} what is printed */
async function lines(args, threads = 1) {
  /** @type {string[]} */
  const printed = [];
  await train([...args.split(' '), '--threads', String(threads)], (line) => printed.push(line));
  return printed;
}

/** Without the seconds, which no seed decides. @param {string[]} printed */
const timeless = (printed) => printed.map((line) => line.replace(/[\d.]+ s$/, ''));

describe('npm run train', () => {
  it('prints a line an epoch with what was measured, and learns', async () => {
    const [head, first, second, last] = await lines('--preset dnn --epochs 2 --seed 3 --validation 0.1');
    expect(head).toMatch(/^dnn on 5,000 training and 1,000 test images of digits: .*batch \d+, 2 epochs, seed 3; simd/);
    for (const line of [first, second])
      expect(line).toMatch(
        /^epoch [12] of 2 {2}loss [\d.]+ {2}training [\d.]+ % {2}validation [\d.]+ % {2}test [\d.]+ % {2}[\d.]+ s$/,
      );
    expect(Number(/test accuracy ([\d.]+) % after 2 epochs/.exec(last)?.[1])).toBeGreaterThan(60);
  });

  it('gives the same run for the same seed, and another for another', async () => {
    const short = '--preset nielsen-30 --train 300 --test 100 --epochs 2';
    const once = timeless(await lines(`${short} --seed 1`));
    expect(timeless(await lines(`${short} --seed 1`))).toEqual(once);
    expect(timeless(await lines(`${short} --seed 4`)).slice(1)).not.toEqual(once.slice(1));
  });

  it('gives the same run with two threads as with one', async () => {
    const short = '--preset cnn --train 200 --test 100 --epochs 1';
    const [head, ...alone] = await lines(short);
    const [together, ...shared] = await lines(short, 2);
    expect(head).toMatch(/simd, threads: 1$/);
    expect(together).toMatch(/simd, threads: 2$/);
    expect(timeless(shared)).toEqual(timeless(alone));
  });

  it('takes every setting of the page, among them a network of one’s own', async () => {
    const [head] = await lines(
      '--layers dense(12),relu,dense(10) --loss cross-entropy --optimizer adam --schedule cosine --lr 0.002 --weight-decay 0.0001 --decay decoupled --clip 1 --shift 1 --batch 50 --epochs 1 --train 200 --test 50',
    );
    expect(head).toContain(
      'dense(12),relu,dense(10) on 200 training and 50 test images of digits: adam, learning rate 0.002 (cosine), batch 50, 1 epochs',
    );
  });

  it('trains on CSV files, told apart by their names', async () => {
    writeFileSync(join(folder, 'train.csv'), await digitsCsv(120, 1));
    writeFileSync(join(folder, 'test.csv'), await digitsCsv(40, 1, 120));
    const [head, epoch] = await lines(`--data ${join(folder, 'test.csv')},${join(folder, 'train.csv')} --epochs 1`);
    expect(head).toContain('120 training and 40 test images of test.csv and train.csv');
    expect(epoch).toMatch(/test [\d.]+ %/);
  });

  it('adds a row with the command and its results to a file; the same command’s row is replaced', async () => {
    const json = join(folder, 'rows', 'runs.json');
    const command = '--preset nielsen-30 --train 200 --test 100 --epochs 1';
    await lines(`${command} --seed 1 --json ${json}`);
    await lines(`${command} --seed 2 --json ${json}`);
    await lines(`${command} --seed 1 --json ${json}`);
    const rows = JSON.parse(readFileSync(json, 'utf8'));
    expect(rows.map((/** @type {any} */ row) => row.command)).toEqual(
      [2, 1].map((seed) => `npm run train -- ${command} --seed ${seed} --threads 1`),
    );
    expect(rows[0]).toMatchObject({
      preset: 'nielsen-30',
      data: 'digits',
      images: 200,
      seed: 2,
      epochs: 1,
      settings: { lr: 3, batch: 10, optimizer: 'sgd', schedule: 'constant' },
    });
    expect(rows[0].testAccuracy).toBeGreaterThan(0);
    expect(rows[0].seconds).toEqual(expect.any(Number));
  });

  it('leaves the network as safetensors, with its settings and its accuracy', async () => {
    const file = join(folder, 'network.safetensors');
    const printed = await lines(`--preset perceptron --train 300 --test 100 --epochs 2 --out ${file}`);
    const { model, facts } = readModelFile(await loadCore(coreUrl.href), readFileSync(file));
    expect(String(model.layers())).toBe('dense(10)');
    expect(facts).toMatchObject({ epoch: 2, init: 'xavier', settings: { preset: 'perceptron', train: 300 } });
    expect(printed.at(-1)).toContain(`test accuracy ${(100 * Number(facts.testAccuracy)).toFixed(2)} %`);
  });

  it.each([
    ['--epocs 3', /Unknown option '--epocs'/],
    ['--preset lenet', /“lenet” is not a network known by name; there are .*perceptron/],
    ['--epochs 0', /--epochs: Epochs: “0” is out of range\. Give a number from 1 to 1,000/],
    ['--layers dense(', /layer|dense/],
    ['--data nowhere.csv', /nowhere\.csv cannot be found/],
    [
      '--preset perceptron --optimizer sgd --schedule constant --loss quadratic --lr 100 --epochs 5',
      /The loss .* step \d+.*lower the learning rate, to 10 for example/,
    ],
  ])('refuses %s in words', async (args, words) => {
    await expect(lines(args)).rejects.toThrow(words);
  });

  it('names every option when asked for help', async () => {
    const [help] = await lines('--help');
    for (const option of ['--data', '--json', '--preset', '--weight-decay', '--rotation'])
      expect(help).toContain(`  ${option}`);
  });
});
