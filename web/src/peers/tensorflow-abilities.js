import { unknownTuning } from '../config/method-controls.js';

/**
 * What the lane of TensorFlow.js can compute as the core does, known without loading TensorFlow.js. The network and the
 * steps are built from the same names (tensorflow-network.js, tensorflow-steps.js).
 *
 * @typedef {import('../config/hyper-parameters.js').Settings} Settings
 * @typedef {import('../worker/protocol.js').NetworkDescription} NetworkDescription
 */

export const activations = /** @type {const} */ (['relu', 'sigmoid', 'tanh', 'gelu', 'silu']);
export const losses = /** @type {const} */ (['quadratic', 'cross-entropy']);
const otherLayers = ['dense', 'conv', 'maxpool', 'avgpool', 'dropout', 'flatten'];
const optimizers = ['sgd', 'momentum', 'nesterov', 'adam'];
const tuning = ['momentum', 'beta2', 'epsilon', 'warmup', 'drop', 'dropEvery'];

/**
 * Returns why TensorFlow.js cannot train this network with these settings; '' if it can.
 * @param {Settings} settings
 * @param {Pick<NetworkDescription, 'layers'|'loss'>|null} network
 */
export function whyUnable(settings, network) {
  const layers = /** @type {string[]} */ ([...activations, ...otherLayers]);
  const layer = network?.layers.find(({ kind }) => !layers.includes(kind));
  if (layer) return `This page has no layer “${layer.kind}” for TensorFlow.js.`;
  if (network && !(/** @type {readonly string[]} */ (losses).includes(network.loss)))
    return `This page has no cost “${network.loss}” for TensorFlow.js.`;
  if (settings.optimizer === 'rmsprop')
    return 'Its RMSProp adds ε under the root, Gradlab’s to the root: the steps would not be the same.';
  if (!optimizers.includes(settings.optimizer))
    return `This page has no optimiser “${settings.optimizer}” for TensorFlow.js.`;
  const [setting] = unknownTuning(settings, tuning);
  return setting ? `This page has no “${setting.label}” for TensorFlow.js.` : '';
}
