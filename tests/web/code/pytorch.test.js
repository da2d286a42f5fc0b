import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { pytorchProgram } from '../../../web/src/code/pytorch.js';
import { digitsCsv } from '../../../tools/make-digits-csv.mjs';
import { needs } from '../needs.js';
import { accuracyTolerance, comparable, examplesOf, ownAccuracy, ownRun, recipe, wholeRun } from './recipes.js';

// The written programs, run by PyTorch where there is one.

vi.setConfig({ testTimeout: 60_000 });

const python = ['python3', '/usr/bin/python3'].find((each) => spawnSync(each, ['-c', 'import torch']).status === 0);
const folder = mkdtempSync(join(tmpdir(), 'gradlab-pytorch-'));
afterAll(() => rmSync(folder, { recursive: true }));

// Each program as a module: with the core's first weights, its own train_epoch gives the losses.
const driver = `
import importlib.util, json, sys
import numpy as np, torch
torch.set_num_threads(1)
answers = []
for job in json.load(open(sys.argv[1])):
    spec = importlib.util.spec_from_file_location('program', job['file'])
    program = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(program)
    network = program.build()
    values = torch.tensor(job['weights'])
    with torch.no_grad():
        nn_parameters = list(network.parameters())
        for parameter, part in zip(nn_parameters, values.split([p.numel() for p in nn_parameters])):
            parameter.copy_(part.view_as(parameter))
    optimizer = eval(job['optimizer'], {**vars(program), 'network': network})
    images = torch.tensor(job['pixels'], dtype=torch.float32).reshape(-1, 1, 28, 28) / 255
    labels = torch.tensor(job['labels'])
    answers.append([loss for epoch in range(program.EPOCHS) for loss in program.train_epoch(network, optimizer, epoch, images, labels)])
print(json.dumps(answers))
`;

const numerical = [
  {
    name: 'central differences',
    preset: 'single-neuron',
    images: 6,
    alike: false,
    change: { gradient: 'central-difference', batch: 6, epochs: 4, lr: 0.1 },
  },
  {
    name: 'forward differences',
    preset: 'single-neuron',
    images: 6,
    alike: false,
    change: { gradient: 'forward-difference', h: 0.001, batch: 6, epochs: 4, lr: 0.1 },
  },
];

describe('the program for PyTorch', () => {
  needs(python, 'PyTorch is not installed');

  it('makes the core’s own steps from the core’s own weights', () => {
    const cases = [...comparable, ...numerical];
    const own = cases.map((each) => ownRun(recipe(each.preset, each.change), examplesOf(each)));
    const jobs = cases.map((each, i) => {
      const text = pytorchProgram(recipe(each.preset, each.change));
      const file = join(folder, `program_${i}.py`);
      writeFileSync(file, text);
      const { pixels, labels } = examplesOf(each);
      return {
        file,
        weights: own[i].weights,
        pixels: Array.from(pixels),
        labels: Array.from(labels),
        optimizer: /optimizer = (.*)/.exec(text)?.[1],
      };
    });
    writeFileSync(join(folder, 'jobs.json'), JSON.stringify(jobs));
    const theirs = JSON.parse(
      execFileSync(String(python), ['-c', driver, join(folder, 'jobs.json')], { encoding: 'utf8' }),
    );
    cases.forEach(({ name }, i) => {
      expect(theirs[i].length, name).toBe(own[i].losses.length);
      theirs[i].forEach((/** @type {number} */ loss, /** @type {number} */ step) =>
        expect(Math.abs(loss / own[i].losses[step] - 1), `${name}, step ${step}: ${loss}`).toBeLessThan(2e-4),
      );
    });
  });

  it('runs as it is, to about the core’s own accuracy', async () => {
    const { train, test } = wholeRun;
    writeFileSync(join(folder, 'mnist_train.csv'), await digitsCsv(train.count, train.seed));
    writeFileSync(join(folder, 'mnist_test.csv'), await digitsCsv(test.count, test.seed));
    writeFileSync(join(folder, 'train.py'), pytorchProgram(wholeRun.recipe));
    const said = execFileSync(String(python), ['train.py'], {
      cwd: folder,
      encoding: 'utf8',
      env: { ...process.env, OMP_NUM_THREADS: '1' },
    });
    const accuracies = Array.from(said.matchAll(/test accuracy ([\d.]+)%/g), ([, percent]) => Number(percent) / 100);
    expect(accuracies.length).toBe(wholeRun.recipe.epochs);
    expect(Math.abs(Number(accuracies.at(-1)) - ownAccuracy())).toBeLessThan(accuracyTolerance);
  });
});
