import { presets } from './presets.js';

/**
 * The rows and columns of the comparison table: networks by name, and the programs that train them.
 *
 * @typedef {object} Implementation
 * @property {string} key as results name it
 * @property {string} label
 * @property {string} short for a column's head
 * @property {string} [method] the gradient method, if the implementation is Gradlab's own
 * @property {string} [backend] of TensorFlow.js
 * @property {string} help
 */

/** @type {Implementation[]} */
export const implementations = [
  {
    key: 'central-difference',
    label: 'Textbook numerical gradient',
    short: 'Textbook numerical',
    method: 'central-difference',
    help: 'Gradlab’s core, nudging every weight up and down and passing the whole mini-batch forward each time.',
  },
  {
    key: 'structured-difference',
    label: 'Structured numerical gradient',
    short: 'Structured numerical',
    method: 'structured-difference',
    help: 'The same differences in Gradlab’s core, computing again only what a nudge can change.',
  },
  {
    key: 'backprop',
    label: 'Backpropagation',
    short: 'Backprop',
    method: 'backprop',
    help: 'Gradlab’s core: C++ compiled to WebAssembly.',
  },
  {
    key: 'tensorflow.js wasm',
    label: 'TensorFlow.js, wasm',
    short: 'TF.js wasm',
    backend: 'wasm',
    help: 'TensorFlow.js on its WebAssembly backend. It cannot train convolutions.',
  },
  {
    key: 'tensorflow.js webgl',
    label: 'TensorFlow.js, WebGL',
    short: 'TF.js WebGL',
    backend: 'webgl',
    help: 'TensorFlow.js on the graphics card, through WebGL.',
  },
  {
    key: 'tensorflow.js webgpu',
    label: 'TensorFlow.js, WebGPU',
    short: 'TF.js WebGPU',
    backend: 'webgpu',
    help: 'TensorFlow.js on the graphics card, through WebGPU, if the browser has an adapter for it.',
  },
  {
    key: 'tensorflow.js cpu',
    label: 'TensorFlow.js, plain JavaScript',
    short: 'TF.js cpu',
    backend: 'cpu',
    help: 'TensorFlow.js without WebAssembly and without a graphics card.',
  },
  {
    key: 'pytorch',
    label: 'PyTorch',
    short: 'PyTorch',
    help: 'PyTorch as a native program, by tools/pytorch_reference.py.',
  },
  {
    key: 'keras',
    label: 'Keras (TensorFlow)',
    short: 'Keras',
    help: 'TensorFlow as a native program, by tools/keras_reference.py.',
  },
];

/** Other gradient methods have no column; both textbook differences share one. @type {Record<string, string>} */
const columns = { 'forward-difference': 'central-difference' };

/**
 * Returns the key of a result's table column. A result without a column appears only in the list.
 * @param {string} implementation
 */
export const columnOf = (implementation) => columns[implementation] ?? implementation;

export const networks = Object.keys(presets);

/** Names of networks that are short enough for a column. @type {Record<string, string>} */
const shortNetworks = {
  'single-neuron': 'Single neuron',
  perceptron: 'Perceptron',
  'nielsen-30': 'Nielsen, 30',
  'nielsen-40': 'Nielsen, 40',
  'nielsen-100': 'Nielsen, 100',
  dnn: 'DNN',
  cnn: 'CNN',
  alexnet: 'AlexNet',
};

/** @param {string} network */
export const networkLabel = (network) => shortNetworks[network] ?? network;

/**
 * @param {string} implementation
 * @returns {string} its label in the table or, for other gradient methods, its key
 */
export const implementationLabel = (implementation) =>
  implementations.find(({ key }) => key === implementation)?.label ?? implementation;

/**
 * Returns why nothing can be measured in a cell.
 * @param {string} network
 * @param {string} implementation
 * @returns {string} '' if it can be measured
 */
export function cannotRun(network, implementation) {
  const convolves = network === 'cnn' || network === 'alexnet';
  if (implementation === 'tensorflow.js wasm' && convolves)
    return 'TensorFlow.js’s wasm backend has no gradient of a convolution, so it cannot train this network.';
  return '';
}

/** Returns why a cell is empty, and how to fill it. @param {string} network @param {string} implementation */
export function emptyBecause(network, implementation) {
  const never = cannotRun(network, implementation);
  if (never) return never;
  if (implementation === 'pytorch') return 'Not measured. Run tools/pytorch_reference.py and drop its file here.';
  if (implementation === 'keras')
    return 'Not measured: TensorFlow cannot be installed on the project’s machine. Run tools/keras_reference.py where it can, and drop its file here.';
  return 'Not measured on these images. Train it in this page, or run the table.';
}
