import { kerasProgram } from '../../../web/src/code/keras.js';
import { describePrograms } from './python-programs.js';
import { comparable } from './recipes.js';

// The core's weights are in PyTorch's layout: outputs before inputs, and channels before rows and columns.
const driver = `
import importlib.util, json, sys
import numpy as np
import tensorflow as tf
from tensorflow import keras
answers = []
for job in json.load(open(sys.argv[1])):
    spec = importlib.util.spec_from_file_location('program', job['file'])
    program = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(program)
    network = program.build()
    values = np.array(job['weights'], np.float32)
    maps = None
    for layer in network.layers:
        shapes = [tuple(weight.shape) for weight in layer.weights]
        if isinstance(layer, keras.layers.Flatten):
            maps = layer.input.shape[1:]
        if not shapes:
            continue
        count = int(np.prod(shapes[0]))
        kernel, bias, values = values[:count], values[count:count + shapes[1][0]], values[count + shapes[1][0]:]
        if len(shapes[0]) == 4:
            rows, columns, inputs, outputs = shapes[0]
            kernel = kernel.reshape(outputs, inputs, rows, columns).transpose(2, 3, 1, 0)
        else:
            kernel = kernel.reshape(shapes[0][::-1])
            if maps is not None:
                rows, columns, channels = maps
                kernel = kernel.reshape(-1, channels, rows, columns).transpose(0, 2, 3, 1).reshape(len(kernel), -1)
            kernel, maps = kernel.T, None
        layer.set_weights([kernel, bias])
    optimizer = eval(job['optimizer'], {**vars(program), 'network': network})
    images = np.array(job['pixels'], np.float32).reshape(-1, 28, 28, 1) / 255
    labels = np.array(job['labels'])
    answers.append([loss for epoch in range(program.EPOCHS) for loss in program.train_epoch(network, optimizer, epoch, images, labels)])
print(json.dumps(answers))
`;

// Keras keeps the rate within the velocity of momentum, which the program says; so the rate must not change here.
const cases = comparable.map((each) => {
  const hasMomentum = ['momentum', 'nesterov'].includes(String(each.change.optimizer));
  return hasMomentum ? { ...each, change: { ...each.change, schedule: 'constant' } } : each;
});

describePrograms({ framework: 'Keras', module: 'tensorflow', write: kerasProgram, driver, cases });
