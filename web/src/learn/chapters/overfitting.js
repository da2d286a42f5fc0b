import { tex } from '../tex.js';

/** @type {import('../chapter.js').Chapter} */
export const chapter = {
  idea: [
    'A network with more weights than there is to learn can do something other than learn: it can memorise. It then knows the training set by heart, smudges included, and fails on digits it has not seen. That is [overfitting].',
    'It shows as a gap: [accuracy] in training keeps growing, on the [test set] it stops, or falls. The best remedy is more data. The next best is to alter the data there are a little each time, since a shifted digit is still the same digit. What else holds the network back from memorising is called [regularisation]: pulling weights towards zero, {dropout|dropout}, stopping early.',
    'Whatever is chosen by looking at a set no longer is a fair judge on that set. So settings are chosen on the [validation set], and the test set is kept for the end.',
  ],
  formulas: [
    {
      formula: tex`θ ← θ - η (g + λ θ)`,
      description:
        'Weight decay: in addition to the gradient g, each parameter is pulled towards zero by λ times itself. In this page biases are pulled, too; Nielsen’s book leaves them out, and divides λ by the number of images.',
    },
  ],
  picture: 'gap',
  hard: [
    'Some gap is normal, and a small one need not be closed: a network that does equally well on both may simply be too small. What counts is the test accuracy, not the gap.',
    'The curve in training is measured while the weights still change, and, with altered digits or dropout, on a harder task. So it may lie below the test curve without anything being wrong.',
  ],
  notice: [
    'Training loss near zero, test loss rising: that is the picture of overfitting. Few images and many epochs bring it out most clearly.',
  ],
  show: {
    setup: 'preset=nielsen-100&train=300&epochs=60&panel=train',
    button: 'Set up 300 images and a large network',
    look: 'It soon knows nearly all 300 by heart, and the test accuracy stops well below. Then allow all images again (Data, rows 0) and compare.',
  },
  code: [
    { path: 'core/optim/optimizer.h', holds: 'weight decay' },
    { path: 'core/data/augmentation/augmentation.h', holds: 'digits altered a little' },
    { path: 'core/train/early_stopping.h', holds: 'stopping early' },
  ],
  sources: ['nielsen-3', 'cs231n-neural-networks-2'],
};
