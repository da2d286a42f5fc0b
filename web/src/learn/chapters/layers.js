import { tex } from '../tex.js';

/** @type {import('../chapter.js').Chapter} */
export const chapter = {
  idea: [
    'A [layer] is a set of units that read the same inputs. Their outputs are the inputs of the next layer. The first layer reads pixels, and the last one has a unit for each digit. The layers between are called hidden, because nobody says what they should compute. They find out by themselves what is useful.',
    'It is tempting to think that the hidden units find strokes, then loops, then digits. In small dense networks that is hardly what one sees. Their weights look blurred and mixed, and still the digits come out right. {convolution|Convolutions} come closer to the tidy story.',
    'What a network can be is settled by its layers; what it is, by its [parameters]. A dense layer with n inputs and m units has n weights for each unit, and a bias each.',
  ],
  formulas: [
    {
      formula: tex`a^{l} = σ(a^{l-1} W^{l} + b^{l})`,
      description:
        'A whole layer at once, with the activations a as a row, as the code has them. Books often write W a with columns; it is the same sum.',
    },
    { formula: tex`\text{parameters} = n \cdot m + m`, description: 'Of a dense layer with n inputs and m units.' },
  ],
  picture: 'layers',
  hard: [
    'More layers are not simply better. A deeper network is harder to train, since the gradient has further to go, and it has more freedom to {overfitting|memorise its examples}. How many layers, and how wide? There is no formula; one tries, on the validation set.',
  ],
  notice: [
    'Too small a network does equally badly on training and test set, and more training does not help. Too large a one does very well in training and clearly worse on the test set.',
  ],
  show: {
    setup: 'preset=dnn&panel=train',
    button: 'Set up a network with two hidden layers',
    look: 'The settings, under Network, draw it layer by layer. “Change layers” lets you add one, and the price of a step changes with it.',
  },
  code: [
    { path: 'core/layers/dense.h', holds: 'a dense layer' },
    { path: 'core/model/presets.cc', holds: 'the networks by name' },
  ],
  sources: ['nielsen-1', '3b1b-1', 'cs231n-neural-networks-1'],
};
