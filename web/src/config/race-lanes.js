import { gradientOptions, ways } from './gradient-methods.js';

/**
 * The lanes that a race can have: the core with each of its gradient methods, and TensorFlow.js with each backend.
 *
 * @typedef {object} LaneOffer
 * @property {string} id as results name it
 * @property {string} label
 * @property {string} token of its colour and mark
 * @property {string} [method] of the core
 * @property {string} [backend] of TensorFlow.js
 * @property {string} device what it computes on
 * @property {string} help
 */

/** @type {LaneOffer[]} */
export const methodLanes = gradientOptions.map(({ value, label, help }) => ({
  id: value,
  label,
  token: value,
  method: value,
  device: 'processor, WebAssembly',
  help,
}));

/** @type {LaneOffer[]} */
const tensorflowLanes = [
  {
    backend: 'wasm',
    label: 'TensorFlow.js, wasm',
    device: 'processor, WebAssembly',
    help: 'TensorFlow.js on its WebAssembly backend, one thread.',
  },
  {
    backend: 'webgl',
    label: 'TensorFlow.js, WebGL',
    device: 'graphics card, WebGL',
    help: 'TensorFlow.js on the graphics card, through WebGL. Without a graphics card, the browser emulates one on the processor.',
  },
  {
    backend: 'webgpu',
    label: 'TensorFlow.js, WebGPU',
    device: 'graphics card, WebGPU',
    help: 'TensorFlow.js on the graphics card, through WebGPU.',
  },
  {
    backend: 'cpu',
    label: 'TensorFlow.js, plain JavaScript',
    device: 'processor, JavaScript',
    help: 'TensorFlow.js without WebAssembly and without a graphics card: it runs everywhere, slowly.',
  },
].map((lane) => ({ ...lane, id: `tensorflow.js ${lane.backend}`, token: `tensorflow-${lane.backend}` }));

export const mostLanes = 4;
export const fewestLanes = 2;

/** The budgets of time that a lane can have, in seconds. */
export const budgets = [
  { value: '5', label: '5 s' },
  { value: '20', label: '20 s' },
  { value: '60', label: '1 min' },
  { value: '300', label: '5 min' },
  { value: '1800', label: '30 min' },
];

/** The lanes that a race offers. */
export const raceLanes = [...methodLanes, ...tensorflowLanes];

/** The lanes that are selected by default: the two ways to the gradient that the page compares first. */
export const usualLanes = ways.map(({ value }) => value);
