/**
 * The terms of the field, each explained in one sentence. Settings are explained where they are declared, in
 * hyper-parameters.js.
 * @type {Record<string, string>}
 */
export const glossary = {
  accuracy: 'The share of digits whose largest output is the right one.',
  activation: 'The value a unit passes on: its weighted sum after the activation function, not a probability.',
  'activation functions':
    'The bend after a layer’s weighted sums; without one, all layers together would be a single linear map.',
  augmentation:
    'A digit moved, turned or bent a little is still the same digit, so a network that sees it changed each time learns the digit, not the pixels.',
  calibration: 'Whether a network is right as often as it is sure: of its answers given with 80%, 80% should be right.',
  backprop:
    'The chain rule applied from the loss back to the input: the whole gradient for about the price of two to three forward passes.',
  bias: 'The number a unit adds to its weighted sum: how much evidence it wants before it responds.',
  'central-difference':
    'The slope from two nudges, (loss(w + h) − loss(w − h)) / 2h: twice the work of a forward difference, with an error of order h².',
  convolution:
    'A layer that looks at every place of an image through the same small window, with the same few weights.',
  'dead unit':
    'A ReLU whose weighted sum is negative for every image: its output and its slope are zero, so it learns nothing more.',
  dropout:
    'While training, each unit is left out by chance, so that none can rely on a single other one; when the network is used, all take part.',
  epoch: 'One pass over the whole training set, each example used once, in a new order.',
  direction:
    'One way to change all parameters together; the loss has a slope along it, as a hillside has along a path.',
  F1: 'The harmonic mean of precision and recall: high only where both are.',
  filters: 'How many small patterns a convolution looks for; each gives a map of where in the image it is found.',
  'forward-difference':
    'The slope from one nudge, (loss(w + h) − loss(w)) / h: one loss evaluation for every parameter.',
  'forward-gradient':
    'The slope of the loss along a random direction, times that direction: the gradient on the average, and far off it each time (Baydin and others, 2022).',
  frame:
    'The drawing as MNIST’s digits were made: its longest side scaled to 20 pixels, its centre of mass in the middle of 28 × 28.',
  gradient: 'The slopes of the loss in all parameters together; its opposite is the way down.',
  'images per second': 'How many training images the network learns from in a second.',
  kernel: 'The side, in pixels, of the small window through which a convolution looks at its input.',
  layer: 'A set of units that all read the previous layer’s outputs.',
  loss: 'A number for how wrong the network is, also called its cost: training makes it small.',
  logits: 'The outputs of the last layer before the softmax makes shares of them.',
  'loss evaluations': 'Forward passes of a mini-batch through the network to its loss.',
  'mini-batch': 'The handful of examples that one step looks at.',
  'my digits': 'What you have drawn and labelled yourself: kept in this browser, to learn from or to be tested with.',
  'multiply-adds': 'Multiplications with an addition that one image costs on its way through the network.',
  'node-perturbation':
    'Madaline Rule III: the slope of the loss against the sum entering a unit, times the unit’s inputs, gives the gradient of all its weights (Widrow and Lehr, 1990).',
  overfitting:
    'Knowing the training set by heart instead of what is general in it: good in training, worse on digits never seen.',
  padding:
    'Rows and columns of zeros around the input, so that the window also reaches its edges and the output need not shrink.',
  parameters: 'The weights and biases: the numbers that training adjusts.',
  precision: 'Of the images answered with this class, the share that is of it.',
  probability: 'The softmax turns the ten outputs into shares that add up to one.',
  rate: 'The share of values that dropout sets to zero at each training step; 0.5 is usual before a dense layer.',
  recall: 'Of the images of this class, the share that is answered with it.',
  regularisation:
    'Whatever keeps a network from learning its examples by heart: weight decay, dropout, altered images, stopping early.',
  saturated:
    'Of a sigmoid unit whose weighted sum is so far from zero that its slope is almost nothing, and with it what it can learn.',
  sigmoid: 'The bend σ(z) = 1/(1 + e⁻ᶻ), which presses any number between 0 and 1.',
  softmax: 'Raises e to each logit and divides by the sum, so that ten numbers become ten shares of one.',
  spsa: 'Simultaneous perturbation stochastic approximation: all parameters nudged at once by random signs, two evaluations whatever the network’s size (Spall, 1992).',
  step: 'One update of the parameters, from the gradient of one mini-batch.',
  stride: 'How many pixels the window moves at a time: with 2, the output has half the side.',
  'structured-difference':
    'Central differences in which only what a nudged weight can change is computed again: one unit, a row of the next layer, and the layers after that.',
  'test set': 'Digits the network never trains on; how well it does there is what counts.',
  thread: 'A processor core’s worth of work going on at the same time as others.',
  'training set': 'The digits the network learns from.',
  units: 'How many weighted sums a dense layer makes, each of all of its inputs.',
  'validation set':
    'A share of the training set that is held back: settings are chosen by how well it goes there, so that the test set stays untouched until the end.',
  'vanishing gradient':
    'What happens when the slopes of many layers are small: their product is almost nothing, and the first layers hardly learn.',
  variant:
    'Which build of the WebAssembly core this browser runs; SIMD handles four numbers per instruction, and relaxed SIMD multiplies and adds in one.',
  'what drives a unit':
    'A unit adds up its inputs, each times its weight, and its bias; the largest of these products decided its sum.',
  weight: 'The number an input is multiplied by on its way into a unit.',
  window: 'The side, in pixels, of the square whose values pooling replaces by their largest or their mean.',
};
