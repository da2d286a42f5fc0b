import { tex } from '../tex.js';

/** @type {import('../chapter.js').Chapter} */
export const chapter = {
  idea: [
    'At each training step a share of the units is switched off at random, and the network has to do without them. Next step, others are off. No unit can rely on one particular neighbour to put its mistakes right, so each has to be useful by itself.',
    'It is like training very many thinned networks that share their weights. When the network is used, all units take part, and the result is something like the mean of all those networks.',
    'The units that remain are made larger in proportion, so that the next layer gets the same amount on average. Nothing has to change when all of them are back.',
  ],
  formulas: [
    {
      formula: tex`a′ = \frac{a}{1 - r} \text{ with probability } 1 - r, \quad 0 \text{ otherwise}`,
      description: 'In training, at rate r. In use, a′ = a.',
    },
  ],
  picture: 'dropout',
  hard: [
    'Dropout makes learning slower and noisier, and helps only where there is {overfitting|overfitting} to be prevented. A small network that can hardly learn its data is only made worse.',
    'It is applied to wide dense layers, rarely to convolutions, never to the outputs.',
  ],
  notice: [
    'With dropout the curve in training may lie below the test curve, as it does early in a run or with many images. In training the network works with half its units, on the test set with all of them. So the chart is right.',
  ],
  show: {
    setup: 'preset=dnn&layers=dense(256),relu,dropout(0.5),dense(10)&train=300&epochs=60&panel=train',
    button: 'Set up dropout on 300 images',
    look: 'Train it, then set the rate to 0 (Network, Change layers) and train again: with all units at work it learns its 300 images faster. Compare how both do on the test set.',
  },
  code: [{ path: 'core/layers/dropout.h', holds: 'dropout; which units fall out follows from seed, step and example' }],
  sources: ['nielsen-3', 'cs231n-neural-networks-2'],
};
