import { tex } from '../tex.js';

/** @type {import('../chapter.js').Chapter} */
export const chapter = {
  idea: [
    'How many images should a step look at? With one, steps are cheap and very noisy. With all, they are exact and very expensive. A [mini-batch] is the compromise: some ten to some hundred images.',
    'The noise of a mean shrinks with the square root of how many are averaged. Four times as many images halve the noise and cost four times the work, so small batches are usually the better bargain. What speaks for larger ones is the machine: it multiplies large matrices more efficiently than many small ones.',
  ],
  formulas: [
    {
      formula: tex`\text{noise} ∝ \frac{1}{\sqrt{m}}`,
      description: 'How far the gradient of m images, drawn at random, is from the mean over very many.',
    },
    {
      formula: tex`\text{steps an epoch} = \left⌈\frac{n}{m}\right⌉`,
      description:
        'For n training images. Where m does not divide n, the last mini-batch is shorter. Its gradient still is the sum over its images divided by m, so every image weighs the same.',
    },
  ],
  picture: 'batches',
  hard: [
    'Batch size and learning rate belong together. A larger batch has a more reliable gradient and allows longer steps, up to a point; a smaller one needs shorter ones. Changing one alone often looks like proof that the other value was better.',
    'Small batches also are a mild {overfitting|regulariser}: noise keeps the weights from settling on what is special about the training set.',
  ],
  notice: [
    'Same number of epochs, larger batch, worse result: there were fewer steps. Compare runs by step and by second, too, which the charts can.',
  ],
  show: {
    setup: 'preset=nielsen-30&batch=1000&epochs=10&panel=train',
    button: 'Set up batches of 1,000',
    look: 'An epoch now has a hundredth of the steps, and after ten epochs the network is clearly behind. On the built-in digits that makes 50 steps in all, and the difference is large. Set the batch size back to 10 and start again: both runs stay in the chart.',
  },
  code: [
    { path: 'core/data/batch.h', holds: 'a mini-batch' },
    { path: 'core/train/trainer.cc', holds: 'how the training set is dealt out, and the short last mini-batch' },
  ],
  sources: ['nielsen-1', 'nielsen-3', 'cs231n-optimization-1'],
};
