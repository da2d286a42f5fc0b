/**
 * The methods of computing the gradient. `stepSize`: whether a method nudges parameters by a step size h; `everyWeight`:
 * whether it computes the loss again for every parameter, one after the other; `directions`: whether it uses random
 * directions.
 *
 * @typedef {import('./hyper-parameters.js').Option & { stepSize?: true, everyWeight?: true, directions?: true }} GradientOption
 * @type {GradientOption[]}
 */
export const gradientOptions = [
  {
    value: 'backprop',
    label: 'Backpropagation',
    help: 'One pass forward and one pass back give every derivative at once.',
  },
  {
    value: 'forward-difference',
    stepSize: true,
    everyWeight: true,
    label: 'Forward differences',
    help: 'Nudge every weight by h and see how the cost changes: one forward pass for every weight.',
  },
  {
    value: 'central-difference',
    stepSize: true,
    everyWeight: true,
    label: 'Central differences',
    help: 'Nudge every weight by +h and by −h: two forward passes for every weight, and a smaller error.',
  },
  {
    value: 'structured-difference',
    stepSize: true,
    label: 'Structured differences',
    help: 'The same central differences, but recomputing only what a nudge can change: same numbers, a fraction of the work.',
  },
  {
    value: 'node-perturbation',
    stepSize: true,
    label: 'Node perturbation',
    help: 'Nudge the sum that enters each unit instead of every weight, and multiply the slope by the unit’s inputs: two short passes for every unit.',
  },
  {
    value: 'spsa',
    stepSize: true,
    directions: true,
    label: 'Simultaneous perturbation (SPSA)',
    help: 'Nudge all weights at once, each up or down at random: two passes in all. The estimate is very noisy, so use a learning rate about a hundred times smaller, or many directions.',
  },
  {
    value: 'forward-gradient',
    directions: true,
    label: 'Forward gradient',
    help: 'The exact slope along one random direction, carried along with the forward pass. As noisy as SPSA: use a learning rate about a hundred times smaller, or many directions.',
  },
];

/** @param {string} gradient @returns {Partial<GradientOption>} */
const methodOf = (gradient) => gradientOptions.find(({ value }) => value === gradient) ?? {};

/** Returns whether a method nudges parameters by a step size h. @param {string} gradient */
export const nudges = (gradient) => methodOf(gradient).stepSize === true;

/** Returns whether a method computes the loss again for every parameter, one after the other. @param {string} gradient */
export const nudgesEachWeight = (gradient) => methodOf(gradient).everyWeight === true;

/** Returns whether a method uses random directions. @param {string} gradient */
export const drawsDirections = (gradient) => methodOf(gradient).directions === true;

/** The two ways to the gradient that the page compares first, as the switch next to Start names them. */
export const ways = [
  { value: 'backprop', label: 'Backpropagation' },
  { value: 'forward-difference', label: 'Nudge every weight' },
];
