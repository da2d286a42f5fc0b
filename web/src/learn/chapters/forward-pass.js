import { tex } from '../tex.js';

/** @type {import('../chapter.js').Chapter} */
export const chapter = {
  idea: [
    'To use a network, one walks through it once. The pixels go into the first layer, its outputs into the second, and so on, until ten numbers come out. The largest of them is the answer. This walk is the forward pass.',
    'Nothing is learned by it, and nothing is random: the same digit through the same weights gives the same ten numbers. Training needs the forward pass, too, because before anything can be corrected it has to be known how wrong the answer was.',
  ],
  formulas: [
    {
      formula: tex`a^0 = x, \quad a^l = σ(a^{l-1} W^l + b^l), \quad \text{answer} = \text{the k with the largest } a_k^L`,
      description: 'From the image x through layers 1 to L.',
    },
  ],
  picture: 'answer',
  hard: [
    'The work is in the products of matrices. For each digit, a network with 784 inputs and 100 hidden units makes 78,400 multiplications in its first layer. Most pixels of a digit are paper, though, and a product with zero can be skipped; this page does.',
    'The ten outputs of a sigmoid network are not probabilities. They need not add up to 1, and 0.98 does not mean “98 per cent sure”. Only with {softmax|softmax} are they shares of one whole, and even then a network tends to be surer than it has reason to be.',
  ],
  notice: [
    'Draw something that is no digit. The network answers all the same, often with a high value: it has only been taught to choose one of ten.',
  ],
  show: {
    setup: 'preset=nielsen-30&panel=inspect&inspect=activations',
    button: 'Set up a network and watch its layers',
    look: 'Inspect shows every layer’s numbers for a digit. Press Start, and they change as it learns. In Draw, each stroke is a new forward pass.',
  },
  code: [
    { path: 'core/model/plan.h', holds: 'the walk through all layers' },
    { path: 'wasm/inference.cc', holds: 'the forward pass behind the draw pad' },
  ],
  sources: ['nielsen-1', '3b1b-1'],
};
