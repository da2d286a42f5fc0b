import { presets } from './presets.js';

/**
 * Suitable learning rates for each optimiser. A rate that suits gradient descent does not suit Adam: the step of
 * gradient descent is the rate times the gradient, the step of an adaptive method is about as long as the rate itself.
 *
 * @typedef {{ usual: number, least: number, most: number }} RateRange the rate to start with, and the limits
 *   outside which training rarely succeeds
 */

/** @type {Record<string, RateRange>} */
const forCrossEntropy = {
  sgd: { usual: 0.1, least: 0.001, most: 2 },
  momentum: { usual: 0.02, least: 0.0002, most: 0.3 },
  nesterov: { usual: 0.02, least: 0.0002, most: 0.3 },
  rmsprop: { usual: 0.001, least: 1e-5, most: 0.02 },
  adam: { usual: 0.001, least: 1e-5, most: 0.02 },
};

/** With sigmoids and a quadratic cost, gradients are small. @type {Record<string, RateRange>} */
const forSigmoids = {
  sgd: { usual: 3, least: 0.03, most: 30 },
  momentum: { usual: 0.3, least: 0.003, most: 3 },
  nesterov: { usual: 0.3, least: 0.003, most: 3 },
  rmsprop: { usual: 0.003, least: 3e-5, most: 0.05 },
  adam: { usual: 0.003, least: 3e-5, most: 0.05 },
};

/**
 * With linear outputs and a quadratic cost, training diverges at rates that suit softmax.
 * @type {Record<string, RateRange>}
 */
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
 * Returns the learning rate to start with: that of the preset's recipe if the optimiser is the recipe's own.
 * @param {string} preset
 * @param {string} optimizer
 */
export function usualRate(preset, optimizer) {
  const { lr, optimizer: recipes = 'sgd' } = presets[preset].recipe;
  return optimizer === recipes ? lr : rateRange(preset, optimizer).usual;
}
