/**
 * The terms of the field, each explained in one sentence. Settings are explained where they are declared, in
 * hyper-parameters.js.
 * @type {Record<string, string>}
 */
export const glossary = {
  accuracy: 'The share of digits whose largest output is the correct one.',
  activation: 'The value a unit passes on: its weighted sum after the activation function, not a probability.',
  'activation functions':
    'The curved function after a layer’s weighted sums; without it, all layers together would be a single linear map.',
  augmentation:
    'Small random changes to each training image, so that the network learns the digit and not its exact pixels.',
  calibration:
    'Whether a network is correct as often as it is confident: of its answers given with 80%, 80% should be correct.',
  backprop:
    'The chain rule applied from the loss back to the input: the whole gradient for about the cost of two to three forward passes.',
  bias: 'The number a unit adds to its weighted sum: how much evidence it needs before it responds.',
  'central-difference':
    'The slope from two nudges, (loss(w + h) − loss(w − h)) / 2h: twice the work of a forward difference, with an error of order h².',
  convolution:
    'A layer that looks at every place of an image through the same small window, with the same few weights.',
  'dead unit':
    'A ReLU whose weighted sum is negative for every image: its output and its slope are zero, so it learns nothing more.',
  dropout:
    'Leaving out units at random while training, so that none can rely on a single other one; afterwards all take part.',
  epoch: 'One pass over the whole training set, each example used once, in a new order.',
  direction: 'A way to change all parameters together; the loss has a slope along it, as a hillside has along a path.',
  F1: 'The harmonic mean of precision and recall: high only where both are.',
  filters: 'How many small patterns a convolution looks for; each gives a map of where in the image it is found.',
  'forward-difference':
    'The slope from one nudge, (loss(w + h) − loss(w)) / h: one loss evaluation for every parameter.',
  'forward-gradient':
    'The slope of the loss along a random direction, times that direction: right on average, and far off each time (Baydin and others, 2022).',
  frame:
    'The drawing as MNIST’s digits were made: its longest side scaled to 20 pixels, its centre of mass in the middle of 28 × 28.',
  gradient: 'The slopes of the loss with respect to all parameters; its opposite points downhill.',
  'images per second': 'How many training images the network learns from in a second.',
  kernel: 'The side, in pixels, of the small window through which a convolution looks at its input.',
  layer: 'A set of units that all read the previous layer’s outputs.',
  loss: 'A number for how wrong the network is, also called its cost; training makes it small.',
  logits: 'The outputs of the last layer before the softmax turns them into shares.',
  'loss evaluations': 'Forward passes of a mini-batch through the network to its loss.',
  'mini-batch': 'The handful of examples that one step looks at.',
  'my digits': 'The digits you have drawn and labelled yourself, kept in this browser for training or testing.',
  'multiply-adds': 'The multiplications, each with an addition, that one image takes on its way through the network.',
  'node-perturbation':
    'Madaline Rule III: the slope of the loss against a unit’s sum, times the unit’s inputs, is its weights’ gradient (Widrow and Lehr, 1990).',
  overfitting:
    'Memorising the training set instead of learning what is general in it: good in training, worse on digits never seen.',
  padding:
    'Rows and columns of zeros around the input, so that the window also reaches its edges and the output need not shrink.',
  parameters: 'The weights and biases: the numbers that training adjusts.',
  precision: 'Of the images answered with this class, the share that is of it.',
  probability: 'The softmax turns the ten outputs into shares that add up to one.',
  rate: 'The share of values that dropout sets to zero at each training step; 0.5 is usual before a dense layer.',
  recall: 'Of the images of this class, the share that is answered with it.',
  regularisation:
    'Whatever keeps a network from memorising its examples: weight decay, dropout, augmentation, early stopping.',
  saturated:
    'Said of a sigmoid unit whose weighted sum is so far from zero that its slope is almost nothing, so it hardly learns.',
  sigmoid: 'The curve σ(z) = 1/(1 + e⁻ᶻ), which maps any number to one between 0 and 1.',
  softmax: 'Raises e to each logit and divides by the sum, so that ten numbers become ten shares of one.',
  spsa: 'Simultaneous perturbation stochastic approximation: all parameters nudged at once by random signs, two evaluations whatever the network’s size (Spall, 1992).',
  step: 'One update of the parameters, from the gradient of one mini-batch.',
  stride: 'How many pixels the window moves at a time: with 2, the output has half the side.',
  'structured-difference':
    'Central differences that recompute only what a nudged weight can change: one unit, a row of the next layer, and the layers after that.',
  'test set': 'Digits the network never trains on; how well it does there is what counts.',
  thread: 'A strand of work that runs at the same time as others, each on a processor core.',
  'training set': 'The digits the network learns from.',
  units: 'How many weighted sums a dense layer makes, each of all of its inputs.',
  'validation set':
    'A share of the training set that is held back to choose settings by, so that the test set stays untouched until the end.',
  'vanishing gradient':
    'What happens when the slopes of many layers are small: their product is almost nothing, and the first layers hardly learn.',
  variant:
    'Which build of the WebAssembly core this browser runs; SIMD handles four numbers per instruction, and relaxed SIMD multiplies and adds in one.',
  'what drives a unit':
    'A unit adds up its inputs, each times its weight, and its bias; the largest of these products decided its sum.',
  weight: 'The number an input is multiplied by on its way into a unit.',
  window: 'The side, in pixels, of the square whose values pooling replaces by their largest or their mean.',
};
