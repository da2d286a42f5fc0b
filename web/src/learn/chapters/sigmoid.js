import { tex } from '../tex.js';

/** @type {import('../chapter.js').Chapter} */
export const chapter = {
  idea: [
    'After its weighted sum, a unit bends the result. The sigmoid maps every number to one between 0 and 1. A very negative sum becomes almost 0, a very positive one almost 1, and around zero it is nearly a straight slope. So a small change of a weight makes a small change of the output, which is what learning by small steps needs.',
    'Without a bend, layers would be pointless: a sum of sums is a sum again, so a hundred layers would do no more than one. Any bend helps. ReLU, which simply cuts off what is below zero, is the usual choice today, since its slope does not fade for large sums.',
  ],
  formulas: [
    {
      formula: tex`σ(z) = \frac{1}{1 + e^{-z}} \quad σ′(z) = σ(z)(1 - σ(z))`,
      description: 'The sigmoid, and its slope, which follows from its value.',
    },
    {
      formula: tex`\operatorname{ReLU}(z) = \max(0, z)`,
      description: 'Its slope is 1 above zero, and 0 below; the code takes 0 at zero itself.',
    },
  ],
  picture: 'sigmoid',
  hard: [
    'The slope of the sigmoid is at most ¼, and almost nothing far from zero. A unit far out is called [saturated]: whatever the error, hardly any of it reaches its weights, and it learns slowly or not at all. With several such layers the slopes are multiplied, and the first layers starve: the gradient [vanishing gradient|vanishes].',
    'ReLU has the opposite weakness. A unit whose sum is negative for every image has slope 0 everywhere and cannot come back: it is [dead unit|dead].',
  ],
  notice: [
    'A loss that stays on a plateau for many steps, then suddenly falls, is typical of saturated units. The plateau is not a minimum: the error is large, but its slope is not.',
  ],
  show: {
    setup: 'preset=nielsen-30&layers=dense(30),dense(10)&loss=cross-entropy&lr=0.05&panel=train',
    button: 'Set up a network without a bend',
    look: 'Two layers with nothing between them do no better than one. Then add a sigmoid after the first layer (Network, Change layers) and train again.',
  },
  code: [{ path: 'core/layers/activation.h', holds: 'sigmoid, tanh and ReLU with their derivatives' }],
  sources: ['nielsen-1', 'cs231n-neural-networks-1', '3b1b-1'],
};
