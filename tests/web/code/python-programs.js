import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { digitsCsv } from '../../../tools/make-digits-csv.mjs';
import { needs } from '../needs.js';
import { accuracyTolerance, examplesOf, ownAccuracy, ownRun, recipe, wholeRun } from './recipes.js';

/**
 * @typedef {typeof import('./recipes.js').comparable[number]} Comparable
 * @typedef {(recipe: import('../../../web/src/code/recipe.js').Recipe) => string} WriteProgram
 */

const environment = { ...process.env, OMP_NUM_THREADS: '1', CUDA_VISIBLE_DEVICES: '', TF_CPP_MIN_LOG_LEVEL: '3' };

/** Returns the first Python that has a module. @param {string} module @returns {string|undefined} */
function pythonWith(module) {
  return ['python3', '/usr/bin/python3'].find((python) => spawnSync(python, ['-c', `import ${module}`]).status === 0);
}

/**
 * Runs programs as modules, each from the core's first weights, and compares the loss of every step with the core's.
 * @param {{ python: string, folder: string, write: WriteProgram, driver: string, cases: Comparable[] }} programs
 *   `driver`: a Python program that reads jobs from the file of its first argument, and prints the lists of losses
 */
function expectOwnSteps({ python, folder, write, driver, cases }) {
  const own = cases.map((each) => ownRun(recipe(each.preset, each.change), examplesOf(each)));
  const jobs = cases.map((each, i) => {
    const text = write(recipe(each.preset, each.change));
    const file = join(folder, `program_${i}.py`);
    writeFileSync(file, text);
    const { pixels, labels } = examplesOf(each);
    const optimizer = /optimizer = (.*)/.exec(text)?.[1];
    return { file, weights: own[i].weights, pixels: Array.from(pixels), labels: Array.from(labels), optimizer };
  });
  const list = join(folder, 'jobs.json');
  writeFileSync(list, JSON.stringify(jobs));
  const theirs = JSON.parse(execFileSync(python, ['-c', driver, list], { encoding: 'utf8', env: environment }));
  cases.forEach(({ name }, i) => {
    expect(theirs[i].length, name).toBe(own[i].losses.length);
    theirs[i].forEach((/** @type {number} */ loss, /** @type {number} */ step) =>
      expect(Math.abs(loss / own[i].losses[step] - 1), `${name}, step ${step}: ${loss}`).toBeLessThan(2e-4),
    );
  });
}

/** Runs a program as it is, on digits in CSV files, and compares its accuracy. @param {string} python @param {string} folder @param {WriteProgram} write */
async function expectOwnAccuracy(python, folder, write) {
  const { train, test } = wholeRun;
  writeFileSync(join(folder, 'mnist_train.csv'), await digitsCsv(train.count, train.seed));
  writeFileSync(join(folder, 'mnist_test.csv'), await digitsCsv(test.count, test.seed));
  writeFileSync(join(folder, 'train.py'), write(wholeRun.recipe));
  const output = execFileSync(python, ['train.py'], { cwd: folder, encoding: 'utf8', env: environment });
  const accuracies = Array.from(output.matchAll(/test accuracy ([\d.]+)%/g), ([, percent]) => Number(percent) / 100);
  expect(accuracies.length).toBe(wholeRun.recipe.epochs);
  expect(Math.abs(Number(accuracies.at(-1)) - ownAccuracy())).toBeLessThan(accuracyTolerance);
}

/**
 * Describes the tests of the programs for a framework: their steps from the core's first weights, and a whole run. They
 * are skipped where the framework is not installed.
 * @param {{ framework: string, module: string, write: WriteProgram, driver: string, cases: Comparable[] }} programs
 *   `module`: the framework's in Python; `driver`: see expectOwnSteps
 */
export function describePrograms({ framework, module, write, driver, cases }) {
  // The frameworks take long to load, above all PyPI's build of PyTorch with CUDA.
  vi.setConfig({ testTimeout: 120_000 });
  const python = pythonWith(module);
  const folder = mkdtempSync(join(tmpdir(), `gradlab-${module}-`));
  afterAll(() => rmSync(folder, { recursive: true }));

  describe(`the program for ${framework}`, () => {
    needs(python, `${framework} is not installed`);

    it('makes the core’s own steps from the core’s own weights', () =>
      expectOwnSteps({ python: String(python), folder, write, driver, cases }));

    it('runs as it is, to about the core’s own accuracy', () => expectOwnAccuracy(String(python), folder, write));
  });
}
