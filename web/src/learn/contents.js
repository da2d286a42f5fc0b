/**
 * Lists the chapters by the names used in the page's address: a one-line summary of each, and its text, which is
 * downloaded when the chapter is opened.
 *
 * @typedef {import('./chapter.js').Chapter} Chapter
 * @typedef {{ line: string, load: () => Promise<{ chapter: Chapter }> }} Entry
 */

/** @type {{ title: string, chapters: string[] }[]} */
export const parts = [
  { title: 'What a network computes', chapters: ['neuron', 'sigmoid', 'layers', 'forward-pass'] },
  { title: 'How to get the gradient', chapters: ['cost', 'gradient', 'numerical-differentiation', 'backpropagation'] },
  { title: 'Learning', chapters: ['stochastic-gradient-descent', 'mini-batches', 'learning-rate', 'softmax'] },
  { title: 'Learning well', chapters: ['overfitting', 'convolution', 'dropout', 'initialisation'] },
];

/** @type {Record<string, Entry>} */
export const contents = {
  neuron: { line: 'A weighted sum, a bias and an activation function.', load: () => import('./chapters/neuron.js') },
  sigmoid: {
    line: 'Why a network without activation functions is a single layer.',
    load: () => import('./chapters/sigmoid.js'),
  },
  layers: { line: 'Units side by side, one row after the other.', load: () => import('./chapters/layers.js') },
  'forward-pass': { line: 'From pixels to ten numbers.', load: () => import('./chapters/forward-pass.js') },
  cost: { line: 'How wrong, as one number.', load: () => import('./chapters/cost.js') },
  gradient: { line: 'Which way is down, for every weight.', load: () => import('./chapters/gradient.js') },
  'numerical-differentiation': {
    line: 'Nudge a weight and see what happens: simple, and very expensive.',
    load: () => import('./chapters/numerical-differentiation.js'),
  },
  backpropagation: {
    line: 'All slopes at once, from the cost backwards.',
    load: () => import('./chapters/backpropagation.js'),
  },
  'stochastic-gradient-descent': {
    line: 'Many rough steps instead of a few exact ones.',
    load: () => import('./chapters/stochastic-gradient-descent.js'),
  },
  'mini-batches': { line: 'How many images a step looks at.', load: () => import('./chapters/mini-batches.js') },
  'learning-rate': { line: 'How far to go.', load: () => import('./chapters/learning-rate.js') },
  softmax: {
    line: 'Ten shares of one, and the cost that belongs to them.',
    load: () => import('./chapters/softmax.js'),
  },
  overfitting: {
    line: 'Memorising the examples, and what helps.',
    load: () => import('./chapters/overfitting.js'),
  },
  convolution: { line: 'The same small window everywhere.', load: () => import('./chapters/convolution.js') },
  dropout: { line: 'Learning with a share of the units off.', load: () => import('./chapters/dropout.js') },
  initialisation: { line: 'The numbers to begin with.', load: () => import('./chapters/initialisation.js') },
};
