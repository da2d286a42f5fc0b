/**
 * The networks a visitor can choose by name, and the recipe each one is trained with unless told otherwise. The layers, the cost and
 * the initialisation belong to the core; here is only what the page says about them.
 *
 * @typedef {Partial<import('./hyper-parameters.js').Settings> & { lr: number, batch: number, epochs: number }} Recipe what it leaves out is at its default
 * @typedef {{ label: string, help: string, recipe: Recipe }} Preset
 */

/** The recipe of Nielsen's book, chapter 1; the book trains for 30 epochs, where 10 already reach about 95 %. */
const nielsenRecipe = { lr: 3, batch: 10, epochs: 10 };

/** @type {Record<string, Preset>} */
export const presets = {
  'single-neuron': {
    label: 'Single neuron (784–1–10)',
    help: 'Everything has to pass through one hidden ReLU neuron: small enough to watch a numerical gradient at work.',
    recipe: { lr: 0.01, batch: 10, epochs: 10 },
  },
  perceptron: {
    label: 'Perceptron (784–10)',
    help: 'No hidden layer: each digit has one template of weights, compared by softmax.',
    recipe: { lr: 0.1, batch: 64, epochs: 5 },
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
    help: 'Two hidden ReLU layers and softmax cross-entropy.',
    recipe: { lr: 0.1, batch: 64, epochs: 5 },
  },
  cnn: {
    label: 'Convolutional (8 and 16 maps, 5×5)',
    help: 'Two convolutions, each followed by pooling: the same small filters look everywhere in the image.',
    recipe: { lr: 0.1, batch: 64, epochs: 5 },
  },
};
