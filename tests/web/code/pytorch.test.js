import { pytorchProgram } from '../../../web/src/code/pytorch.js';
import { describePrograms } from './python-programs.js';
import { comparable } from './recipes.js';

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

describePrograms({
  framework: 'PyTorch',
  module: 'torch',
  write: pytorchProgram,
  driver,
  cases: [...comparable, ...numerical],
});
