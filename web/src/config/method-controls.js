/**
 * The settings of training: the optimiser, the schedule of the learning rate, regularisation and early stopping.
 *
 * @typedef {import('./hyper-parameters.js').Declared} Declared
 * @typedef {import('./hyper-parameters.js').Settings} Settings
 */

/** @type {Declared[]} */
export const optimizerControls = [
  {
    key: 'optimizer',
    label: 'Optimiser',
    kind: 'select',
    options: [
      {
        value: 'sgd',
        label: 'Gradient descent (SGD)',
        help: 'Each step goes straight down the mini-batch’s gradient.',
      },
      {
        value: 'momentum',
        label: 'Momentum',
        help: 'Steps gather speed where the gradient keeps its direction, like a heavy ball rolling downhill.',
      },
      {
        value: 'nesterov',
        label: 'Nesterov momentum',
        help: 'Momentum that looks ahead to where it is about to be, and so overshoots less.',
      },
      {
        value: 'rmsprop',
        label: 'RMSProp',
        help: 'Each weight’s step is divided by the recent size of its gradient.',
      },
      {
        value: 'adam',
        label: 'Adam',
        help: 'Momentum and RMSProp together, corrected for their start at zero (Kingma and Ba 2015).',
      },
    ],
    help: 'How a step is made from the gradient. Choosing another one also sets a learning rate that suits it, unless you have set your own.',
    default: 'sgd',
  },
  {
    key: 'momentum',
    part: 'tuning',
    usedBy: ['momentum', 'nesterov', 'adam'],
    label: 'Momentum β',
    kind: 'number',
    min: 0,
    max: 0.9999,
    step: 0.01,
    help: 'The share of the former direction that each step keeps (Adam’s β₁); 0.9 is usual: a step then reaches back over some ten.',
    default: 0.9,
  },
  {
    key: 'beta2',
    part: 'tuning',
    usedBy: ['adam'],
    label: 'Squares’ β₂',
    kind: 'number',
    min: 0,
    max: 0.99999,
    step: 0.001,
    help: 'The share of its running mean of squared gradients that Adam keeps at each step; 0.999 is usual.',
    default: 0.999,
  },
  {
    key: 'alpha',
    part: 'tuning',
    usedBy: ['rmsprop'],
    label: 'Squares’ α',
    kind: 'number',
    min: 0,
    max: 0.99999,
    step: 0.01,
    help: 'The share of its running mean of squared gradients that RMSProp keeps at each step; 0.99 is usual.',
    default: 0.99,
  },
  {
    key: 'epsilon',
    part: 'tuning',
    usedBy: ['rmsprop', 'adam'],
    label: 'Safeguard ε',
    kind: 'number',
    min: 1e-12,
    max: 1,
    step: 1e-8,
    help: 'Added to the gradient’s size before dividing by it, so that a tiny gradient makes no giant step; 1e-8 is usual.',
    default: 1e-8,
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
      { value: 'step', label: 'Steps', help: 'Large steps first; the rate falls to a fraction from time to time.' },
      {
        value: 'cosine',
        label: 'Cosine',
        help: 'From the whole rate to zero along half a cosine (Loshchilov and Hutter 2017).',
      },
      {
        value: 'one-cycle',
        label: 'One cycle',
        help: 'Warms up to the whole rate, then anneals to almost nothing (Smith and Topin 2018).',
      },
    ],
    help: 'How the learning rate changes over the run.',
    default: 'constant',
  },
  {
    key: 'warmup',
    part: 'tuning',
    usedBy: ['one-cycle'],
    label: 'Warm-up share',
    kind: 'number',
    min: 0,
    max: 0.95,
    step: 0.05,
    help: 'The share of the run during which the rate rises; 0.3 is usual, 0 starts with the whole rate.',
    default: 0.3,
  },
  {
    key: 'drop',
    part: 'tuning',
    usedBy: ['step'],
    label: 'Multiply by',
    kind: 'number',
    min: 0.001,
    max: 1,
    step: 0.05,
    help: 'What the learning rate is multiplied by at each step down; 0.1 is usual.',
    default: 0.1,
  },
  {
    key: 'dropEvery',
    part: 'tuning',
    usedBy: ['step'],
    label: 'Every … epochs',
    kind: 'integer',
    min: 0,
    max: 1000,
    step: 1,
    unit: 'epochs',
    help: 'Epochs from one step down to the next; 0 makes two of them, after half and after three quarters of the run.',
    default: 0,
  },
];

/** @type {Declared[]} */
const regularisationControls = [
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
      {
        value: 'l2',
        label: 'L2 penalty',
        help: 'λ times the weight is added to its gradient, so the optimiser scales it with the rest.',
      },
      {
        value: 'decoupled',
        label: 'Decoupled (AdamW)',
        help: 'Each weight shrinks by the share learning rate × λ, separately from the optimiser’s step (Loshchilov and Hutter 2019).',
      },
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
    help: 'A gradient longer than this is shortened to it, so that one odd mini-batch cannot throw the weights far off; 0 is off, 1 usual.',
    default: 0,
  },
];

/** @type {Declared[]} */
const stoppingControls = [
  {
    key: 'patience',
    run: 'live',
    label: 'Patience',
    kind: 'integer',
    min: 0,
    max: 1000,
    step: 1,
    unit: 'epochs',
    help: 'Training ends after this many epochs without a new best on the validation set; 0 always trains to the last epoch.',
    default: 0,
  },
];

/** @type {Declared[]} */
export const methodControls = [
  ...optimizerControls,
  ...scheduleControls,
  ...regularisationControls,
  ...stoppingControls,
];

/**
 * The parameters of optimisers and schedules other than the learning rate.
 * @typedef {keyof import('../worker/protocol.js').Tuning} TuningKey
 */
export const tuningKeys = /** @type {TuningKey[]} */ (
  methodControls.filter(({ part }) => part === 'tuning').map(({ key }) => key)
);

/**
 * Returns whether the chosen optimiser or schedule uses a setting; those that name no users are always used.
 * @param {Pick<Settings, 'optimizer'|'schedule'>} settings
 * @param {Declared|undefined} control
 */
export const isUsed = ({ optimizer, schedule }, control) =>
  !control?.usedBy || control.usedBy.includes(optimizer) || control.usedBy.includes(schedule);

/**
 * Returns the settings in use that have another value than usual and that a program or a peer does not know.
 * @param {Pick<Settings, TuningKey|'optimizer'|'schedule'>} settings
 * @param {string[]} known keys
 */
export const unknownTuning = (settings, known) =>
  methodControls.filter(
    (control) =>
      control.part === 'tuning' &&
      !known.includes(control.key) &&
      isUsed(settings, control) &&
      settings[/** @type {TuningKey} */ (control.key)] !== control.default,
  );
