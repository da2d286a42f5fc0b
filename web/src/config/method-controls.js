/**
 * How the gradient is followed: the optimiser, how the learning rate changes over a run, what holds the weights back, and when to stop.
 *
 * @typedef {import('./hyper-parameters.js').Declared} Declared
 */

/** @type {Declared[]} */
export const optimizerControls = [
  {
    key: 'optimizer',
    label: 'Optimiser',
    kind: 'select',
    options: [
      { value: 'sgd', label: 'Gradient descent (SGD)', help: 'Each step goes straight down the mini-batch’s gradient.' },
      { value: 'momentum', label: 'Momentum', help: 'Steps gather speed where the gradient keeps its direction, like a heavy ball rolling downhill.' },
      { value: 'nesterov', label: 'Nesterov momentum', help: 'Momentum that looks ahead to where it is about to be, and so overshoots less.' },
      { value: 'rmsprop', label: 'RMSProp', help: 'Each weight’s step is divided by the recent size of its own gradient.' },
      { value: 'adam', label: 'Adam', help: 'Momentum and RMSProp together, corrected for their start at zero (Kingma and Ba 2015).' },
    ],
    help: 'How a step is made from the gradient. Choosing another one also sets a learning rate that suits it, unless you have set your own.',
    default: 'sgd',
  },
];

/** @type {Declared[]} */
export const scheduleControls = [
  {
    key: 'schedule',
    label: 'Schedule',
    kind: 'select',
    options: [
      { value: 'constant', label: 'Constant', help: 'The same learning rate from the first step to the last.' },
      { value: 'step', label: 'Steps', help: 'Large steps first; from time to time the rate falls to a fraction.' },
      { value: 'cosine', label: 'Cosine', help: 'From the whole rate to zero along half a cosine (Loshchilov and Hutter 2017).' },
      { value: 'one-cycle', label: 'One cycle', help: 'Warms up to the whole rate, then anneals to almost nothing (Smith and Topin 2018).' },
    ],
    help: 'How the learning rate changes over the run.',
    default: 'constant',
  },
];

/** @type {Declared[]} */
export const regularisationControls = [
  {
    key: 'weightDecay',
    label: 'Weight decay λ',
    kind: 'number',
    min: 0,
    max: 0.999999,
    step: 0.0001,
    help: 'How strongly all weights are pulled towards zero at each step, so that none grows without need; 0 is off, 0.0001 is usual.',
    default: 0,
  },
  {
    key: 'decay',
    label: 'Decay by',
    kind: 'select',
    options: [
      { value: 'l2', label: 'L2 penalty', help: 'λ times the weight is added to its gradient, so the optimiser scales it with the rest.' },
      { value: 'decoupled', label: 'Decoupled (AdamW)', help: 'Each weight shrinks by the share learning rate × λ beside the optimiser’s step (Loshchilov and Hutter 2019).' },
    ],
    help: 'Where the pull towards zero acts. For SGD both are the same; for Adam decoupled decay usually does better.',
    default: 'l2',
  },
  {
    key: 'clip',
    label: 'Clip gradient at',
    kind: 'number',
    min: 0,
    max: 1e6,
    step: 0.1,
    help: 'A gradient longer than this is shortened to it, so that a single odd mini-batch cannot throw the weights far off; 0 is off, 1 is usual.',
    default: 0,
  },
];

/** @type {Declared[]} */
export const stoppingControls = [
  {
    key: 'patience',
    label: 'Patience',
    kind: 'integer',
    min: 0,
    max: 1000,
    step: 1,
    unit: 'epochs',
    help: 'Training ends when the validation set has gone so many epochs without a new best; 0 always trains to the last epoch.',
    default: 0,
  },
];

/** @type {Declared[]} */
export const methodControls = [...optimizerControls, ...scheduleControls, ...regularisationControls, ...stoppingControls];

export const methodKeys = /** @type {const} */ (['optimizer', 'schedule', 'weightDecay', 'decay', 'clip', 'patience']);
