import { tex } from '../tex.js';

/** @type {import('../chapter.js').Chapter} */
export const chapter = {
  idea: [
    'Before the first step the weights have to be something. All zero will not do: then all units of a layer are the same, get the same gradient, and stay the same forever. So they are drawn at random.',
    'How large, matters more than one would think. A unit adds up hundreds of inputs. If each weight has deviation 1, the sum has a deviation of about 9 for a typical digit, and a sigmoid is [saturated] almost everywhere. If weights are divided by the square root of the number of inputs, the sum stays of the order of 1, whatever the width.',
    'ReLU halves what passes through it, since it cuts off all that is negative. He’s initialisation makes up for that with a factor of √2.',
  ],
  formulas: [
    {
      formula: tex`\text{deviation of } z = \sqrt{s^2 ∑_i x_i^2 + s_b^2}`,
      description:
        'Of a unit’s sum for an image x, with weights of deviation s and biases of the deviation that has the index b.',
    },
    {
      formula: tex`s = 1, \quad s = \frac{1}{\sqrt{n}}, \quad s = \sqrt{\frac{2}{n}}`,
      description:
        'Unit normal, Nielsen’s scaled normal, and He’s, for n inputs. With the first two, biases have deviation 1; with He’s and Xavier’s they are 0.',
    },
    {
      formula: tex`w ∈ ±\sqrt{\frac{6}{n + m}} \text{, uniformly}`,
      description: 'Xavier’s, for n inputs and m outputs.',
    },
  ],
  picture: 'initial-sums',
  hard: [
    'A bad initialisation is not a matter of luck but of scale, and it multiplies from layer to layer. A factor of 2 in each of ten layers is a factor of 1,000 at the end.',
    'Even a good one leaves some luck. The preset “Single neuron” has one ReLU: with some seeds it starts dead, and the run is over before it begins.',
  ],
  notice: [
    'A first loss far above that of guessing (2.30 for cross-entropy), or a long plateau before anything happens. Try another seed: if the result changes a lot, initialisation is the matter.',
  ],
  show: {
    setup: 'preset=nielsen-30&init=unit-normal&panel=train',
    button: 'Set up weights that are too large',
    look: 'Compare its first epochs with “Scaled normal” (Network, Initial weights): the same network, the same data, another start.',
  },
  code: [{ path: 'core/layers/initialization.cc', holds: 'all four ways to draw the weights' }],
  sources: ['nielsen-3', 'cs231n-neural-networks-2'],
};
