import { tex } from '../tex.js';

/** @type {import('../chapter.js').Chapter} */
export const chapter = {
  idea: [
    'A dense layer has a weight for each pixel. So a stroke it has learned at the top left tells it nothing about the same stroke at the bottom right. A convolution looks through a small [kernel|window], say five by five pixels, with the same few weights everywhere. It slides the window over the image, and at each place writes down how well what it sees fits.',
    'The result is a map: bright where the pattern was found. Each of the layer’s [filters] makes its own map, and the next convolution looks at all maps together.',
    'Pooling then shrinks each map, keeping the largest value of every two by two. Where exactly a stroke was matters less than that it was there, roughly.',
  ],
  formulas: [
    {
      formula: tex`z_{y,x,f} = b_f + ∑_{i,j,c} w_{i,j,c,f} \cdot a_{y+i, x+j, c}`,
      description:
        'At stride 1 without padding: place (y, x) of map f, over the window (i, j) and all channels c. Strictly this is a correlation; the field calls it convolution.',
    },
    {
      formula: tex`\text{side} = \left⌊\frac{\text{input} + 2 \cdot \text{padding} - \text{kernel}}{\text{stride}}\right⌋ + 1`,
      description: 'How large the map becomes.',
    },
  ],
  picture: 'kernel',
  hard: [
    'Few weights, much work: a kernel of 25 weights is applied at 576 places of a digit. So convolutional networks are slow to train for how small they are. It pays: on MNIST this page’s convolutional preset, with 5,994 parameters, makes 0.9% mistakes; its deep dense one, with 109,386, makes 1.3%.',
    'What later filters respond to is hard to say in words. The first layer’s edges and strokes are easy to recognise; after that, pictures help less than one would like.',
  ],
  notice: [
    'A filter whose map is dark for every digit has died, or was never needed. Two filters that look the same waste one of them.',
  ],
  show: {
    setup: 'preset=cnn&panel=inspect&inspect=activations',
    button: 'Set up a convolutional network',
    look: 'Press Start, and look in Inspect at the maps of both convolutions, for a digit of yours or of the data. Each map lights up where its pattern is.',
  },
  code: [
    { path: 'core/layers/conv2d.h', holds: 'convolution' },
    { path: 'core/layers/pool2d.h', holds: 'pooling' },
    { path: 'core/layers/window.h', holds: 'kernel, stride and padding' },
  ],
  sources: ['cs231n-convolutional-networks', 'nielsen-6', '3b1b-1'],
};
