/**
 * The networks that a visitor can choose by name, each with the recipe that it is trained with by default. Their
 * layers, cost and initialisation are defined in the core; this file has only labels, help texts and recipes.
 *
 * @typedef {Partial<import('./hyper-parameters.js').Settings> & { lr: number, batch: number, epochs: number }} Recipe settings left out have their defaults
 * @typedef {{ label: string, help: string, recipe: Recipe }} Preset
 */

/** The recipe of Nielsen's book, chapter 1. */
const nielsenRecipe = { lr: 3, batch: 10, epochs: 30 };

/** Augmentation that looks like a slightly different handwriting: too little to make one digit look like another. */
const slightChanges = { shift: 1, rotation: 5, scale: 5 };

/** @type {Record<string, Preset>} */
export const presets = {
  'single-neuron': {
    label: 'Single neuron (784–1–10)',
    help: 'Everything has to pass through one hidden ReLU neuron: small enough to watch a numerical gradient at work. One number can only put the digits in a row, so about two of the ten are recognised: 21% of MNIST. If the neuron starts dead, always at zero, every answer is the same: 11%.',
    recipe: { lr: 0.01, batch: 10, epochs: 10 },
  },
  perceptron: {
    label: 'Perceptron (784–10)',
    help: 'No hidden layer: each digit has one template of weights, compared by softmax. Its learning rate falls along a cosine.',
    recipe: { lr: 0.5, schedule: 'cosine', batch: 64, epochs: 10 },
  },
  'nielsen-30': {
    label: 'Nielsen, 30 hidden (784–30–10)',
    help: 'The sigmoid network with quadratic cost of Nielsen’s book, chapter 1.',
    recipe: nielsenRecipe,
  },
  'nielsen-40': {
    label: 'Nielsen, 40 hidden (784–40–10)',
    help: 'The same network with 40 hidden neurons.',
    recipe: nielsenRecipe,
  },
  'nielsen-100': {
    label: 'Nielsen, 100 hidden (784–100–10)',
    help: 'The same network with 100 hidden neurons: slower, and better.',
    recipe: nielsenRecipe,
  },
  dnn: {
    label: 'Deep network (784–128–64–10)',
    help: 'Two hidden ReLU layers and softmax cross-entropy. It comes with Adam, a one-cycle schedule and slight augmentation.',
    recipe: { optimizer: 'adam', lr: 0.002, schedule: 'one-cycle', batch: 64, epochs: 15, ...slightChanges },
  },
  cnn: {
    label: 'Convolutional (8 and 16 maps, 5×5)',
    help: 'Two convolutions, each followed by pooling: the same small filters look everywhere in the image. It comes with Adam, a one-cycle schedule and slight augmentation.',
    recipe: { optimizer: 'adam', lr: 0.003, schedule: 'one-cycle', batch: 64, epochs: 8, ...slightChanges },
  },
  alexnet: {
    label: 'AlexNet (five convolutions)',
    help: 'The network that won ImageNet in 2012, for small images: five convolutions, three pools and three dense layers with dropout. The most accurate network here, and by far the slowest: about a minute per epoch on MNIST.',
    recipe: {
      optimizer: 'adam',
      lr: 0.0015,
      schedule: 'one-cycle',
      batch: 100,
      epochs: 10,
      shift: 2,
      rotation: 12,
      scale: 15,
      shear: 0.15,
    },
  },
};
