import { afterAll, describe, it, vi } from 'vitest';
import { pytorchProgram } from '../../../web/src/code/pytorch.js';
import { needs } from '../needs.js';
import { expectOwnAccuracy, expectOwnSteps, programFolder, pythonWith } from './python-programs.js';
import { comparable } from './recipes.js';

// The written programs, run by PyTorch where there is one. PyPI's build with CUDA takes long to load.

vi.setConfig({ testTimeout: 120_000 });

const python = pythonWith('torch');
const folder = programFolder('pytorch');
afterAll(folder.remove);

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

  it('makes the core’s own steps from the core’s own weights', () =>
    expectOwnSteps({
      python: String(python),
      folder: folder.path,
      write: pytorchProgram,
      driver,
      cases: [...comparable, ...numerical],
    }));

  it('runs as it is, to about the core’s own accuracy', () =>
    expectOwnAccuracy(String(python), folder.path, pytorchProgram));
});
