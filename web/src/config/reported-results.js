/**
 * Results that the five student projects behind Gradlab have reported. They have not been measured again; `said` quotes
 * the source.
 *
 * @typedef {import('../state/results/results.js').Result} Result
 * @typedef {Pick<Result, 'network'|'implementation'|'said'> & Partial<Result>} Reported
 */

const jace = 'Jace0827, NN-Numerical-vs-Backprop-vs-TF';
const scratch = 'mnist_from_scratch, Python and C++';
const nmist = 'NMIST Neural Network';
const magic = 'Task 13, NN Magic';

/** @type {(Reported & { of: string })[]} */
const reported = [
  {
    of: jace,
    network: 'nielsen-30',
    implementation: 'central-difference',
    accuracy: 0.9198,
    seconds: 20 * 3600 + 38 * 60 + 46,
    epochs: 1,
    batch: 10,
    said: 'one epoch of 784-30-10 by central differences: 20 h 38 min 46 s, 91.98% (its notebook)',
  },
  {
    of: jace,
    network: 'nielsen-100',
    implementation: 'backprop',
    accuracy: 0.9407,
    seconds: 10.3,
    epochs: 1,
    said: 'backpropagation, 784-100-10: 10.3 s an epoch, 94.07% (its notebook)',
  },
  {
    of: jace,
    network: '',
    implementation: 'keras',
    accuracy: 0.9727,
    seconds: 36.3,
    epochs: 30,
    said: 'Keras, 30 epochs in 36.3 s, 97.27% (its notebook); “each epoch took approximately 1 second”',
  },
  {
    of: scratch,
    network: 'dnn',
    implementation: 'backprop',
    device: 'CPU, NumPy in double',
    said: '“around a 96-97% test accuracy in Python”, two hidden layers, the first of 128; no time given',
  },
  {
    of: scratch,
    network: 'dnn',
    implementation: 'backprop',
    device: 'CPU, C++ with Eigen',
    said: '“in C++, it took about 5-10 minutes to train each epoch depending on batch size”; “to multiply 60000x784 and 784x128, it took about 80 seconds”; accuracy not reached',
  },
  {
    of: nmist,
    network: 'single-neuron',
    implementation: 'backprop',
    accuracy: 0.9,
    approximate: true,
    seconds: 30,
    epochs: 100,
    learningRate: 0.01,
    device: 'CPU, NumPy (Ryzen 5 3600)',
    said: '“~90%”, “~30s”, 100 epochs, rate 0.01',
  },
  {
    of: nmist,
    network: 'single-neuron',
    implementation: 'pytorch',
    accuracy: 0.9,
    approximate: true,
    seconds: 0.35,
    epochs: 100,
    learningRate: 0.01,
    device: 'GPU (RTX 2060)',
    said: '“~90%”, “~0.35s”, 100 epochs, rate 0.01',
  },
  ...['single-neuron', 'dnn', 'cnn', 'alexnet'].map((network) => ({
    of: nmist,
    network,
    implementation: 'keras',
    epochs: 100,
    learningRate: 0.01,
    device: 'CPU',
    said: 'accuracy and time left empty; 100 epochs, rate 0.01',
  })),
  ...['dnn', 'cnn', 'alexnet'].flatMap((network) => [
    {
      of: nmist,
      network,
      implementation: 'backprop',
      epochs: 100,
      learningRate: 0.01,
      device: 'CPU, NumPy',
      said: 'accuracy and time left empty; 100 epochs, rate 0.01',
    },
    {
      of: nmist,
      network,
      implementation: 'pytorch',
      epochs: 100,
      learningRate: 0.01,
      device: 'GPU',
      said: 'accuracy and time left empty; 100 epochs, rate 0.01',
    },
  ]),
  {
    of: magic,
    network: 'nielsen-40',
    implementation: 'backprop',
    accuracy: 0.9557,
    device: 'CPU, NumPy',
    said: '“9557 / 10000 (95.57%)” with 40 hidden neurons',
  },
  {
    of: magic,
    network: 'nielsen-40',
    implementation: 'pytorch',
    accuracy: 0.8502,
    said: '“the efficiency for the same number of hidden layers and epochs was 85.02%”',
  },
];

/** The fifth source, "Neural Network for MNIST Classification", gives no number: its accuracy is “satisfactory”. */
export const silentSource =
  'The fifth project, “Neural Network for MNIST Classification”, reports no number: it achieved “satisfactory accuracy”.';

/** @type {Result[]} */
export const reportedResults = reported.map(({ of, ...result }, i) => ({
  id: `reported-${i + 1}`,
  data: 'mnist',
  images: null,
  accuracy: null,
  seconds: null,
  projected: 1,
  epochs: null,
  source: 'reported',
  by: of,
  ...result,
}));
