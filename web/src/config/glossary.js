/**
 * The field's words, one sentence each. Settings have theirs where they are declared, in hyper-parameters.js.
 * @type {Record<string, string>}
 */
export const glossary = {
  accuracy: 'The share of digits whose largest output is the right one.',
  activation: 'The value a unit passes on: its weighted sum after the activation function, not a probability.',
  'activation functions': 'The bend after a layer’s weighted sums; without one, all layers together would be a single linear map.',
  augmentation: 'A digit moved, turned or bent a little is still the same digit, so a network that sees it changed each time learns the digit, not the pixels.',
  backprop: 'The chain rule applied from the loss back to the input: the whole gradient for about the price of two forward passes.',
  'central-difference': 'The slope from two nudges, (loss(w + h) − loss(w − h)) / 2h: twice the work of a forward difference, with an error of order h².',
  dropout: 'While training, each unit is left out by chance, so that none can rely on a single other one; when the network is used, all take part.',
  epoch: 'One pass over the whole training set, each example used once, in a new order.',
  'forward-difference': 'The slope from one nudge, (loss(w + h) − loss(w)) / h: one loss evaluation for every parameter.',
  frame: 'The drawing as MNIST’s digits were made: its longest side scaled to 20 pixels, its centre of mass in the middle of 28 × 28.',
  'images per second': 'How many training images the network learns from in a second.',
  layer: 'A set of units that all read the previous layer’s outputs.',
  loss: 'A number for how wrong the network is, also called its cost: training makes it small.',
  'loss evaluations': 'Forward passes of a mini-batch through the network to its loss.',
  'mini-batch': 'The handful of examples that one step looks at.',
  'my digits': 'What you have drawn and labelled yourself: kept in this browser, to learn from or to be tested with.',
  'multiply-adds': 'Multiplications with an addition that one image costs on its way through the network.',
  parameters: 'The weights and biases: the numbers that training adjusts.',
  probability: 'The softmax turns the ten outputs into shares that add up to one.',
  step: 'One update of the parameters, from the gradient of one mini-batch.',
  'test set': 'Digits the network never trains on; how well it does there is what counts.',
  thread: 'A processor core’s worth of work going on at the same time as others.',
  'training set': 'The digits the network learns from.',
  'validation set': 'A share of the training set that is held back: settings are chosen by how well it goes there, so that the test set stays untouched until the end.',
  variant: 'Which build of the WebAssembly core this browser runs; SIMD handles four numbers per instruction.',
};
