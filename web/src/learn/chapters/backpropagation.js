import { tex } from '../tex.js';

/** @type {import('../chapter.js').Chapter} */
export const chapter = {
  idea: [
    'Suppose a weight is nudged. It changes a weighted sum, the sum changes an activation, the activation changes the cost. How strongly does the cost react? Multiply the three rates: that is the chain rule.',
    'Backpropagation is the chain rule in a clever order. It begins at the cost and works backwards, layer by layer. For each unit it keeps one number: how the cost reacts to that unit’s weighted sum, the unit’s error δ. All weights into the unit share it, and the layer before needs nothing else. So nothing is computed twice, and the slopes of all weights come out together.',
    'The way back costs about twice as much as the way forward. The whole gradient of 23,860 weights and biases for some three forward passes, instead of 23,861: this is what made large networks possible.',
  ],
  formulas: [
    {
      formula: tex`δ^L = \frac{∂C}{∂a^L} ⊙ σ′(z^L)`,
      description:
        'The error of the last layer; ⊙ multiplies element by element. With softmax and cross-entropy it is simply (p − y)/n.',
    },
    { formula: tex`δ^l = (δ^{l+1} (W^{l+1})^T) ⊙ σ′(z^l)`, description: 'Carried back through a layer, as rows.' },
    {
      formula: tex`\frac{∂C}{∂W^l} = (a^{l-1})^T δ^l \quad \frac{∂C}{∂b^l} = δ^l`,
      description: 'What each weight and bias has to do with it, for one image; over a mini-batch they are summed.',
    },
  ],
  picture: 'chain',
  hard: [
    'The way back needs what the way forward computed: every activation has to be kept, which is where the memory of training goes.',
    'The errors are products of many factors. If most are small, nothing arrives at the first layers ([vanishing gradient|vanishing]); if most are large, far too much does (exploding). Initialisation, ReLU and the choice of cost are all about keeping these products near 1.',
    'It is easily programmed slightly wrong, and a slightly wrong gradient often still learns, only worse. Hence the {numerical-differentiation|numerical check}.',
  ],
  notice: [
    'Compare the gradient with central differences in double precision: they should agree to six digits or more. If they agree to two, it is a bug, not rounding.',
  ],
  show: {
    setup: 'preset=nielsen-30&gradient=backprop&panel=train',
    button: 'Set up Nielsen’s network with backpropagation',
    look: 'Read the price of a step, then switch Gradient to forward differences and read it again.',
  },
  code: [
    { path: 'core/gradient/backpropagation.cc', holds: 'the way forward and back' },
    { path: 'core/layers/dense.cc', holds: 'the way back through a dense layer' },
  ],
  sources: ['nielsen-2', '3b1b-3', '3b1b-4', 'cs231n-optimization-2'],
};
