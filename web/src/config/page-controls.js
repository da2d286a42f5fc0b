import { chapterOptions } from './chapters.js';

/**
 * The settings of the page: what it shows, and how.
 *
 * @typedef {import('./hyper-parameters.js').Declared} Declared
 */

/** @type {Declared[]} */
export const pageControls = [
  {
    key: 'panel',
    label: 'Panel',
    kind: 'select',
    options: [
      { value: 'train', label: 'Train', help: 'The curves of the run.' },
      { value: 'draw', label: 'Draw', help: 'Draw a digit and see how the network reads it.' },
      {
        value: 'inspect',
        label: 'Inspect',
        help: 'Look inside the network: what it misses, and how it comes to its answers.',
      },
      {
        value: 'race',
        label: 'Race',
        help: 'Ways to compute the gradient, and TensorFlow.js, train the same network against the clock.',
      },
      {
        value: 'gradients',
        label: 'Gradient lab',
        help: 'How exact each way to compute the gradient is, what the gradient looks like and what it costs.',
      },
      { value: 'results', label: 'Results', help: 'Networks and implementations side by side: accuracy and time.' },
      {
        value: 'learn',
        label: 'Learn',
        help: 'The ideas, chapter by chapter, with pictures from the network at hand.',
      },
      { value: 'data', label: 'Data', help: 'The images, and how many there are of each class.' },
    ],
    aliases: { compare: 'results' },
    help: 'The panel that is open.',
    default: 'train',
  },
  {
    key: 'inspect',
    label: 'Inspected',
    kind: 'select',
    options: [
      { value: 'missed', label: 'Missed', help: 'The images the network gets wrong.' },
      { value: 'confusion', label: 'Confusion', help: 'Which digits are confused, and how good the answers are.' },
      { value: 'activations', label: 'Activations', help: 'How every layer responds to a digit.' },
      {
        value: 'weights',
        label: 'Weights',
        help: 'What the units of the first layer and the kernels look for, as pictures.',
      },
      {
        value: 'health',
        label: 'Health',
        help: 'How weights, activations and gradients are spread, and what is wrong if they vanish, explode, die or saturate.',
      },
      {
        value: 'saliency',
        label: 'Saliency',
        help: 'Which ink raises or lowers an answer, and the smallest change that flips it.',
      },
    ],
    aliases: { mind: 'saliency' },
    help: 'The part of the Inspect panel that is open.',
    default: 'missed',
  },
  {
    key: 'chapter',
    label: 'Chapter',
    kind: 'select',
    options: [
      { value: 'contents', label: 'Contents', help: 'All chapters.' },
      ...chapterOptions.map((option) => ({ ...option, help: 'A chapter of the Learn panel.' })),
      { value: 'glossary', label: 'Glossary', help: 'All terms, in a sentence each.' },
    ],
    help: 'What the Learn panel shows.',
    default: 'contents',
  },
  {
    key: 'present',
    label: 'Present',
    kind: 'integer',
    min: 0,
    max: 1,
    step: 1,
    help: '1 shows the page in large type and high contrast, for a projector.',
    default: 0,
  },
  {
    key: 'autostart',
    label: 'Start at once',
    kind: 'integer',
    min: 0,
    max: 1,
    step: 1,
    help: '1 starts training as soon as the page is ready.',
    default: 0,
  },
];
