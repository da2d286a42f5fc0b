import { tex } from '../tex.js';

/** @type {import('../chapter.js').Chapter} */
export const chapter = {
  idea: [
    'The gradient says which way is down, not how far to go. How far is for you to say: the learning rate is the number the gradient is multiplied by at each step.',
    'Too small, and training crawls. Too large, and each step jumps across the valley to the other slope, perhaps higher up than before. In between, it falls quickly. Of all settings this is the one worth trying first.',
    'Large steps are good at the beginning, small ones at the end. A schedule changes the rate over the run accordingly.',
  ],
  formulas: [
    { formula: tex`θ ← θ - η ∇C`, description: 'The learning rate is η.' },
    {
      formula: tex`\lvert 1 - η c \rvert < 1`,
      description:
        'In a valley of the form ½ c θ², each step multiplies θ by 1 − ηc: it gets nearer only while η is below 2/c. The steeper the walls, the smaller the rate has to be.',
    },
  ],
  picture: 'descent',
  hard: [
    'A good rate depends on everything else: the cost, the network, the batch size, the optimiser. Nielsen’s network with quadratic cost wants 3; the same rate with Adam would ruin any network. So rates from one set-up mean little for another.',
    'Real valleys are steep across and flat along. The steep direction forbids large steps, the flat one would need them. Momentum and Adam are remedies for that.',
  ],
  notice: [
    'Too small: the loss falls in a smooth, almost straight line and is still falling at the end. Too large: it jumps, stays high, or becomes infinite, and the page stops the run. Try factors of three or ten, not of one and a half.',
  ],
  show: {
    setup: 'preset=nielsen-30&lr=100&epochs=10&panel=train',
    button: 'Set up a rate that is much too large',
    look: 'Start it and see where it gets stuck. Then try 0.05, and 3: the curves stay for comparison.',
  },
  code: [
    { path: 'core/optim/sgd.h', holds: 'the step' },
    { path: 'core/optim/schedule.h', holds: 'how the rate changes over a run' },
    { path: 'core/train/divergence.h', holds: 'when a run is stopped' },
  ],
  sources: ['nielsen-3', 'cs231n-neural-networks-3'],
};
