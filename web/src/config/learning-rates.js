import { presets } from './presets.js';

/**
 * Which learning rates suit which optimiser. One that suits gradient descent ruins Adam, and the other way around: gradient descent's
 * step is as long as the rate times the gradient, an adaptive method's is about as long as the rate itself.
 *
 * @typedef {{ usual: number, least: number, most: number }} RateRange what to begin with, and beyond what it hardly ever goes well
 */

/** @type {Record<string, RateRange>} */
const forCrossEntropy = {
  sgd: { usual: 0.1, least: 0.001, most: 2 },
  momentum: { usual: 0.02, least: 0.0002, most: 0.3 },
  nesterov: { usual: 0.02, least: 0.0002, most: 0.3 },
  rmsprop: { usual: 0.001, least: 1e-5, most: 0.02 },
  adam: { usual: 0.001, least: 1e-5, most: 0.02 },
};

/** The quadratic cost behind sigmoids has small gradients. @type {Record<string, RateRange>} */
const forSigmoids = {
  sgd: { usual: 3, least: 0.03, most: 30 },
  momentum: { usual: 0.3, least: 0.003, most: 3 },
  nesterov: { usual: 0.3, least: 0.003, most: 3 },
  rmsprop: { usual: 0.003, least: 3e-5, most: 0.05 },
  adam: { usual: 0.003, least: 3e-5, most: 0.05 },
};

/** Linear outputs with quadratic cost run away at rates that a softmax bears. @type {Record<string, RateRange>} */
const forLinearOutputs = {
  ...forCrossEntropy,
  sgd: { usual: 0.01, least: 0.0001, most: 0.1 },
  momentum: { usual: 0.001, least: 1e-5, most: 0.02 },
  nesterov: { usual: 0.001, least: 1e-5, most: 0.02 },
};

/** @param {string} preset */
function rangesOf(preset) {
  if (preset.startsWith('nielsen-')) return forSigmoids;
  return preset === 'single-neuron' ? forLinearOutputs : forCrossEntropy;
}

/** @param {string} preset @param {string} optimizer @returns {RateRange} */
export function rateRange(preset, optimizer) {
  return rangesOf(preset)[optimizer];
}

/**
 * The learning rate to begin with: the recipe's for its own optimiser.
 * @param {string} preset
 * @param {string} optimizer
 */
export function usualRate(preset, optimizer) {
  const { lr, optimizer: recipes = 'sgd' } = presets[preset].recipe;
  return optimizer === recipes ? lr : rateRange(preset, optimizer).usual;
}
