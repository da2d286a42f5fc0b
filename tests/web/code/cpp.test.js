import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { digitsCsv } from '../../../tools/make-digits-csv.mjs';
import { needs } from '../needs.js';
import { choice, driveEngine } from '../worker/driven-engine.js';

// The program that the native build compiles from tests/fixtures/code, beside a run of the page's engine with the same settings.

const builds = ['native-debug', 'native-release'].map((preset) =>
  fileURLToPath(new URL(`../../../build/${preset}/written_program`, import.meta.url)),
);
const program = builds.find((path) => existsSync(path));
const folder = mkdtempSync(join(tmpdir(), 'gradlab-cpp-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('the program for Gradlab’s own C++', () => {
  needs(program, 'there is no native build');

  it('makes the page’s own run', async () => {
    writeFileSync(join(folder, 'mnist_train.csv'), await digitsCsv(400, 1));
    writeFileSync(join(folder, 'mnist_test.csv'), await digitsCsv(200, 2));
    const said = execFileSync(String(program), { cwd: folder, encoding: 'utf8' });
    const theirs = Array.from(
      said.matchAll(/training loss ([\d.]+), validation loss ([\d.]+), .* test loss ([\d.]+)/g),
      ([, ...losses]) => losses.map(Number),
    );

    const page = await driveEngine();
    const file = async (/** @type {string} */ name, /** @type {number} */ count, /** @type {number} */ seed) =>
      new File([await digitsCsv(count, seed)], name);
    await page.data.load('train', {
      source: 'files',
      files: [await file('mnist_train.csv', 400, 1)],
      requestedSplit: 'train',
      limit: 300,
    });
    await page.data.load('test', {
      source: 'files',
      files: [await file('mnist_test.csv', 200, 2)],
      requestedSplit: 'test',
      limit: 100,
    });
    const augment = { shift: 1, rotation: 5, scale: 0.05, shear: 0, elastic: 0 };
    page.run.start(
      choice({
        preset: 'dnn',
        optimizer: 'adam',
        schedule: 'one-cycle',
        lr: 0.002,
        batch: 64,
        epochs: 3,
        seed: 2,
        validation: 0.1,
        patience: 5,
        augment,
      }),
    );
    await page.until(() => page.status()?.phase === 'done');
    expect(page.events.filter(({ event }) => event === 'diverged')).toEqual([]);
    const ours = page.progress().flatMap(({ epochs }) => epochs.map(({ loss }) => loss));
    const validations = page
      .progress()
      .flatMap((each) => each.validations.flatMap(({ epoch, loss }) => (epoch ? [loss] : [])));
    expect(theirs.length).toBe(3);
    theirs.forEach(([training, validation], epoch) => {
      expect(training / ours[epoch]).toBeCloseTo(1, 3);
      expect(validation / validations[epoch]).toBeCloseTo(1, 3);
    });
  });
});
