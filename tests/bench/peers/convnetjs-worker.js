import convnetjs from 'convnetjs';
import { serveJobs } from '../pages/job-loop.js';
import { shuffledExamples } from './shuffled-examples.js';

const input = { type: 'input', out_sx: 28, out_sy: 28, out_depth: 1 };
const layers = {
  // Its regression is half the squared distance; its initial weights have deviation 1/sqrt(inputs) everywhere.
  'nielsen-30': [
    input,
    { type: 'fc', num_neurons: 30, activation: 'sigmoid' },
    { type: 'fc', num_neurons: 10, activation: 'sigmoid' },
    { type: 'regression', num_neurons: 10 },
  ],
  dnn: [
    input,
    { type: 'fc', num_neurons: 128, activation: 'relu' },
    { type: 'fc', num_neurons: 64, activation: 'relu' },
    { type: 'softmax', num_classes: 10 },
  ],
  cnn: [
    input,
    { type: 'conv', sx: 5, filters: 8, stride: 1, activation: 'relu' },
    { type: 'pool', sx: 2, stride: 2 },
    { type: 'conv', sx: 5, filters: 16, stride: 1, activation: 'relu' },
    { type: 'pool', sx: 2, stride: 2 },
    { type: 'softmax', num_classes: 10 },
  ],
};

function networkOf(model) {
  const net = new convnetjs.Net();
  net.makeLayers(layers[model]);
  // It puts a linear layer of its own before a regression; the outputs here are the sigmoids already.
  if (model === 'nielsen-30') net.layers.splice(-2, 1);
  return net;
}

function volumeOf(images, row, volume) {
  for (let pixel = 0; pixel < 784; pixel += 1) volume.w[pixel] = images[row * 784 + pixel];
  return volume;
}

function accuracyOf(net, { images, labels, count }) {
  const volume = new convnetjs.Vol(28, 28, 1, 0);
  let right = 0;
  for (let row = 0; row < count; row += 1) {
    const { w } = net.forward(volumeOf(images, row, volume));
    right += w.indexOf(Math.max(...w)) === labels[row] ? 1 : 0;
  }
  return right / count;
}

serveJobs(async (setUp, { model, batch, lr, images: wanted, seed, testImages }) => {
  const net = networkOf(model);
  const trainer = new convnetjs.SGDTrainer(net, {
    method: 'sgd',
    learning_rate: lr,
    momentum: 0,
    batch_size: batch,
    l2_decay: 0,
  });
  const { images, labels, count } = await shuffledExamples('train', wanted, seed);
  const volume = new convnetjs.Vol(28, 28, 1, 0);
  const goals = Array.from({ length: 10 }, (_, digit) =>
    model === 'nielsen-30' ? Array.from({ length: 10 }, (__, i) => (i === digit ? 1 : 0)) : digit,
  );
  const began = performance.now();
  for (let row = 0; row < count; row += 1) trainer.train(volumeOf(images, row, volume), goals[labels[row]]);
  const seconds = (performance.now() - began) / 1000;
  const accuracy = testImages ? accuracyOf(net, await shuffledExamples('test', testImages, null)) : NaN;
  return { seconds, accuracy, images: count };
});
