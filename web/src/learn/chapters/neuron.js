import { tex } from '../tex.js';

/** @type {import('../chapter.js').Chapter} */
export const chapter = {
  idea: [
    'A neuron, called a [units|unit] here as in most books today, does one small sum. It multiplies every number it is given by a [weight], adds the products and a [bias], and passes the result on through a bend.',
    'For a digit the numbers are the 784 pixels, from 0 for paper to 1 for ink. So a unit of the first layer has 784 weights, one a pixel: they can be drawn as a picture of the same size. Where the picture is green, ink speaks for the unit. Where it is purple, ink speaks against it. Where it has the colour of the page, the pixel is ignored.',
    'The bias says how much evidence is wanted before the unit responds. That is all. Everything a network can do comes from many such sums and from what is done between them: {sigmoid|the bend}.',
  ],
  formulas: [
    {
      formula: tex`z = ∑_{i} w_i x_i + b \quad a = σ(z)`,
      description: 'The weighted sum z of the inputs x, and the activation a that is passed on.',
    },
  ],
  picture: 'neuron',
  hard: [
    'One unit draws one straight border through the space of all images: on one side it says yes, on the other no. What no straight border can separate, no single unit can tell apart, however long it learns.',
    'A unit has no opinion about what it was never shown. The corner pixels are paper in every digit, so their weights are never corrected: after training they still are the random numbers they began as.',
  ],
  notice: [
    'In the weights’ picture: a unit that has learned something shows strokes and hollows; one that has not looks like noise. With one neuron in the middle of the network (the preset “Single neuron”) the accuracy stops at about two digits of ten.',
  ],
  show: {
    setup: 'preset=perceptron&panel=inspect&inspect=activations',
    button: 'Set up ten units that each learn a template',
    look: 'Ten units read the pixels directly. Press Start: Inspect shows how each responds, and what drove it. Come back, and the picture above shows what they have learned.',
  },
  code: [{ path: 'core/layers/dense.h', holds: 'the weighted sums of a whole layer' }],
  sources: ['nielsen-1', '3b1b-1', 'cs231n-neural-networks-1'],
};
