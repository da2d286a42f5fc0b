import { tex } from '../tex.js';

/** @type {import('../chapter.js').Chapter} */
export const chapter = {
  idea: [
    'To improve, a network needs to know how wrong it is, as one number. That is the cost, or [loss]. For each image the wanted outputs are known: 1 for the right digit, 0 for the nine others. The quadratic cost adds up the squared differences between the outputs and what was wanted, halves the sum, and takes the mean over the images.',
    'Why not simply count the mistakes? Because a count does not change when a weight changes a little, so it says nothing about which way is better. The cost changes with every weight, smoothly, and so it has {gradient|a slope to follow}.',
  ],
  formulas: [
    {
      formula: tex`C = \frac{1}{2n} ∑_x \lVert y(x) - a(x) \rVert^2`,
      description: 'The quadratic cost over n images: a are the ten outputs, y the ten wanted ones.',
    },
    { formula: tex`\frac{∂C}{∂a} = \frac{a - y}{n}`, description: 'Its slope in each output of one image.' },
  ],
  picture: 'cost',
  hard: [
    'Cost and [accuracy] are not the same thing. The cost may fall while no more digits are recognised, because right answers get clearer. It may also rise while the accuracy grows, because a few wrong answers get very confident.',
    'With sigmoid outputs the quadratic cost has a trap. An output that is completely wrong is saturated: its slope is almost zero, and it learns slowest when it should learn fastest. {softmax|Cross-entropy} has no such trap.',
  ],
  notice: [
    'Costs of different kinds cannot be compared: 0.1 is poor for one and good for the other. Compare accuracies, on the same test set.',
  ],
  show: {
    setup: 'preset=nielsen-30&panel=train',
    button: 'Set up the network with quadratic cost',
    look: 'Start it. At first the ten outputs say nothing in particular, and the cost is well above one half. Then it falls fast, and ever more slowly.',
  },
  code: [
    { path: 'core/loss/quadratic.h', holds: 'the quadratic cost' },
    { path: 'core/loss/loss.h', holds: 'what every cost has to offer' },
  ],
  sources: ['nielsen-1', 'nielsen-3', '3b1b-2'],
};
