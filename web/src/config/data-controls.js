/**
 * The settings of the data: what the network is trained and tested on, and how the images are augmented.
 *
 * @type {import('./hyper-parameters.js').Declared[]}
 */
export const dataControls = [
  {
    key: 'dataset',
    label: 'Data set',
    kind: 'select',
    options: [
      {
        value: 'digits',
        label: 'Built-in digits',
        help: '5,000 training and 1,000 test digits, drawn by this page.',
      },
      {
        value: 'mnist',
        label: 'MNIST',
        help: '70,000 handwritten digits, the classic. Downloaded once (11 MB) and kept in this browser.',
      },
      {
        value: 'upload',
        label: 'Your files',
        help: '28×28 images in ten classes: CSV with a label and 784 pixels per row, or IDX; gzip and zip are unpacked.',
      },
    ],
    help: 'What the network learns from.',
    default: 'digits',
  },
  {
    key: 'train',
    label: 'Training rows',
    kind: 'integer',
    min: 0,
    max: 10_000_000,
    step: 1,
    unit: 'rows',
    help: 'How many rows of the training set to use, counted from the first; 0 takes all.',
    default: 0,
  },
  {
    key: 'test',
    label: 'Test rows',
    kind: 'integer',
    min: 0,
    max: 10_000_000,
    step: 1,
    unit: 'rows',
    help: 'How many rows of the test set to use, counted from the first; 0 takes all.',
    default: 0,
  },
  {
    key: 'validation',
    label: 'Validation share',
    kind: 'number',
    min: 0,
    max: 0.5,
    step: 0.05,
    help: 'The share of the training set that is held back to choose settings by, the same in every class; 0 holds nothing back.',
    default: 0,
  },
  {
    key: 'mine',
    label: 'My digits',
    kind: 'select',
    options: [
      { value: 'none', label: 'Not used', help: 'They are kept for later.' },
      { value: 'training', label: 'Add to the training set', help: 'The network learns from them too.' },
      { value: 'test', label: 'Use as the test set', help: 'Test loss and accuracy are measured on them alone.' },
    ],
    help: 'What the digits you have drawn and labelled are used for.',
    default: 'none',
  },
  {
    key: 'shift',
    part: 'augment',
    label: 'Shift',
    kind: 'number',
    min: 0,
    max: 8,
    step: 0.5,
    unit: 'px',
    help: 'Moves each image by up to this many pixels, across and down, every time it is trained on; 0 leaves it in place.',
    default: 0,
  },
  {
    key: 'rotation',
    part: 'augment',
    label: 'Rotation',
    kind: 'number',
    min: 0,
    max: 45,
    step: 1,
    unit: '°',
    help: 'Turns each image by up to this angle either way, every time it is trained on; 0 leaves it upright.',
    default: 0,
  },
  {
    key: 'scale',
    part: 'augment',
    perUnit: 100,
    label: 'Scale',
    kind: 'number',
    min: 0,
    max: 50,
    step: 1,
    unit: '%',
    help: 'Makes each image up to this much larger or smaller, width and height separately; 0 keeps its size.',
    default: 0,
  },
  {
    key: 'shear',
    part: 'augment',
    label: 'Shear',
    kind: 'number',
    min: 0,
    max: 1,
    step: 0.05,
    unit: 'px per px',
    help: 'Slants each image by up to this many pixels sideways for each pixel of height; 0 keeps its slant.',
    default: 0,
  },
  {
    key: 'elastic',
    part: 'augment',
    label: 'Elastic',
    kind: 'number',
    min: 0,
    max: 4,
    step: 0.25,
    unit: 'px',
    help: 'Bends each image smoothly, by about this many pixels, since a hand never writes the same digit twice; 0 leaves it straight.',
    default: 0,
  },
];

/**
 * The settings of augmentation, which changes images while training.
 */
export const augmentationKeys = /** @type {(keyof import('../worker/protocol.js').Augment)[]} */ (
  dataControls.filter(({ part }) => part === 'augment').map(({ key }) => key)
);
