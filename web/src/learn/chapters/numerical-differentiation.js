import { tex } from '../tex.js';

/** @type {import('../chapter.js').Chapter} */
export const chapter = {
  idea: [
    'There is a way to get the gradient that needs no calculus at all. Nudge one weight by a small h, run the network again, and see by how much the cost has changed. Change divided by h is the slope. Put the weight back, and do the same with the next.',
    'It is honest and simple, and it works for anything that can be computed. But every weight needs a separate forward pass. The 23,860 weights and biases of 784–30–10 mean 23,861 of them for a single step. {backpropagation|Backpropagation} gives the same numbers for the price of two or three.',
    'A nudge to both sides is better than one: the errors of the two sides mostly cancel. It costs twice as much.',
  ],
  formulas: [
    {
      formula: tex`\frac{∂C}{∂θ_k} ≈ \frac{C(θ + h e_k) - C(θ)}{h}`,
      description:
        'The forward difference: off by a multiple of h. One evaluation for each parameter, and one for C(θ).',
    },
    {
      formula: tex`\frac{∂C}{∂θ_k} ≈ \frac{C(θ + h e_k) - C(θ - h e_k)}{2h}`,
      description:
        'The central difference: off by a multiple of h². Two evaluations for each parameter; this page evaluates C(θ) as well, to report it.',
    },
  ],
  picture: 'differences',
  hard: [
    'How large should h be? Too large, and the secant cuts across the bend of the curve. Too small, and the two costs are so alike that their difference is mostly rounding: numbers of 32 bits have about seven digits. The best h is in between. As a rule it is the square root of the rounding error for forward differences (0.0002), and its cube root for central ones (0.004).',
    'At a kink of ReLU or of max pooling there is no slope. A nudge that crosses one gives some number between the slopes of its two sides.',
  ],
  notice: [
    'In the price: seconds a step instead of milliseconds. In the result: nothing. With a sensible h the loss falls just as with backpropagation, only very much later. That is why numerical differences are not used for training, but for checking that a backpropagation is right.',
  ],
  show: {
    setup: 'preset=single-neuron&gradient=central-difference&panel=train',
    button: 'Set up one neuron with central differences',
    look: 'The network is small, 805 parameters, so it is bearable. Then choose “Nielsen, 30 hidden” and read what a step would cost.',
  },
  code: [
    { path: 'core/gradient/finite_difference.h', holds: 'forward and central differences' },
    { path: 'core/gradient/structured_difference.h', holds: 'the same, recomputing only what a nudge changes' },
    { path: 'core/gradient/lab/gradient_check.h', holds: 'the comparison with backpropagation' },
  ],
  sources: ['nielsen-2', 'cs231n-optimization-1', 'cs231n-neural-networks-3'],
};
