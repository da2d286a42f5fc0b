/** The methods of computing the gradient. @type {import('./hyper-parameters.js').Option[]} */
export const gradientOptions = [
  {
    value: 'backprop',
    label: 'Backpropagation',
    help: 'One pass forward and one pass back give every derivative at once.',
  },
  {
    value: 'forward-difference',
    label: 'Forward differences',
    help: 'Nudge every weight by h and see how the cost changes: one forward pass for every weight.',
  },
  {
    value: 'central-difference',
    label: 'Central differences',
    help: 'Nudge every weight by +h and by −h: two forward passes for every weight, and a smaller error.',
  },
  {
    value: 'structured-difference',
    label: 'Structured differences',
    help: 'The same central differences, but recomputing only what a nudge can change: same numbers, a fraction of the work.',
  },
  {
    value: 'node-perturbation',
    label: 'Node perturbation',
    help: 'Nudge the sum that enters each unit instead of every weight, and multiply the slope by the unit’s inputs: two short passes for every unit.',
  },
  {
    value: 'spsa',
    label: 'Simultaneous perturbation (SPSA)',
    help: 'Nudge all weights at once, each up or down at random: two passes in all. The estimate is very noisy, so use a learning rate about a hundred times smaller, or many directions.',
  },
  {
    value: 'forward-gradient',
    label: 'Forward gradient',
    help: 'The exact slope along one random direction, carried along with the forward pass. As noisy as SPSA: use a learning rate about a hundred times smaller, or many directions.',
  },
];

/** Returns whether a method nudges parameters by a step size h. @param {string} gradient */
export const nudges = (gradient) => gradient !== 'backprop' && gradient !== 'forward-gradient';

/** Returns whether a method computes the loss again for every parameter, one after the other. @param {string} gradient */
export const nudgesEachWeight = (gradient) => gradient === 'forward-difference' || gradient === 'central-difference';

/** Returns whether a method uses random directions. @param {string} gradient */
export const drawsDirections = (gradient) => gradient === 'spsa' || gradient === 'forward-gradient';

/** The two ways to the gradient that the page compares first, as the switch next to Start names them. */
export const ways = [
  { value: 'backprop', label: 'Backpropagation' },
  { value: 'forward-difference', label: 'Nudge every weight' },
];
