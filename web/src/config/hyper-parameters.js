import { dataControls } from './data-controls.js';
import { gradientOptions } from './gradient-methods.js';
import { methodControls } from './method-controls.js';
import { usualRate } from './learning-rates.js';
import { pageControls } from './page-controls.js';
import { presets } from './presets.js';
import { mostThreads } from '../worker/core/core-variants.js';

/**
 * Every setting of the page, declared once: the form, the validation and the URL fragment read this table. `key` is the setting's name
 * in the state and in the fragment.
 *
 * @typedef {{ value: string, label: string, help: string }} Option
 * @typedef {object} Control
 * @property {string} key
 * @property {'data'|'network'|'training'|'page'} where its section of the page
 * @property {string} label
 * @property {'select'|'number'|'integer'|'text'} kind
 * @property {Option[]} [options]
 * @property {Record<string, string>} [aliases] former values, and the options that they mean now
 * @property {number} [min]
 * @property {number} [max]
 * @property {number} [step]
 * @property {number} [maxLength]
 * @property {string} [unit]
 * @property {string} help
 * @property {string|number} default
 * @property {'fixed'|'live'|'none'} run whether a run is made of it, and whether it then changes while the run trains
 * @property {'tuning'|'augment'} [part] the part of the run's configuration that contains it
 * @property {string[]} [usedBy] the optimisers or schedules that use it, if not all do
 * @property {number} [perUnit] how many of it make one in the run's configuration, 1 if omitted
 *
 * @typedef {import('../worker/protocol.js').PlainConfig} PlainConfig
 * @typedef {object} OtherSettings those that are not in the core's configuration of a run
 * @property {string} dataset
 * @property {string} preset whose layers, loss and initial weights hold if those settings are ''
 * @property {number} train row limit, 0 = all
 * @property {number} test row limit, 0 = all
 * @property {string} mine what the visitor's digits are used for
 * @property {number} threads 0 = automatic
 * @property {string} panel
 * @property {string} chapter of the Learn panel
 * @property {number} present 1 = large type and high contrast
 * @property {string} inspect
 * @property {number} autostart 1 = start as soon as the page is ready
 *
 * @typedef {Omit<PlainConfig, 'tuning'|'augment'> & PlainConfig['tuning'] & PlainConfig['augment'] & OtherSettings} Settings
 */

const presetOptions = Object.entries(presets).map(([value, { label, help }]) => ({ value, label, help }));

/**
 * The network of an address without settings: it learns the built-in digits within seconds. An address with
 * settings that names no network means the default of the control below, as it always has.
 */
export const firstPreset = 'dnn';

/** @typedef {Omit<Control, 'where'|'run'> & Partial<Pick<Control, 'run'>>} Declared */

/** @type {Declared[]} */
const networkControls = [
  {
    key: 'preset',
    label: 'Network',
    kind: 'select',
    options: presetOptions,
    help: 'A network by name. Choosing one also sets the learning rate, batch size and epochs it is usually trained with.',
    default: 'nielsen-30',
  },
  {
    key: 'layers',
    label: 'Layers',
    kind: 'text',
    maxLength: 1000,
    help: 'A network of your own, such as dense(30),sigmoid,dense(10),sigmoid; empty takes the chosen network’s layers.',
    default: '',
  },
  {
    key: 'loss',
    label: 'Cost',
    kind: 'select',
    options: [
      { value: '', label: 'The network’s own', help: 'The cost that belongs to the chosen network.' },
      {
        value: 'quadratic',
        label: 'Quadratic',
        help: 'Half the squared distance between the outputs and the correct answer.',
      },
      {
        value: 'cross-entropy',
        label: 'Softmax cross-entropy',
        help: 'Minus the logarithm of the probability given to the right digit.',
      },
    ],
    help: 'The number that training makes small.',
    default: '',
  },
  {
    key: 'init',
    label: 'Initial weights',
    kind: 'select',
    options: [
      { value: '', label: 'The network’s own', help: 'The initialisation that belongs to the chosen network.' },
      {
        value: 'unit-normal',
        label: 'Unit normal',
        help: 'Standard deviation 1, as in the first chapter of Nielsen’s book.',
      },
      {
        value: 'scaled-normal',
        label: 'Scaled normal',
        help: 'Standard deviation 1/√(inputs), as in Nielsen’s third chapter.',
      },
      { value: 'xavier', label: 'Xavier', help: 'Scaled by inputs and outputs; suits sigmoid and tanh.' },
      { value: 'he', label: 'He', help: 'Deviation √(2/inputs); suits ReLU.' },
    ],
    help: 'How the weights are drawn at random before the first step.',
    default: '',
  },
];

/** @type {Declared[]} */
const trainingControls = [
  {
    key: 'gradient',
    label: 'Gradient',
    kind: 'select',
    options: gradientOptions,
    help: 'How the gradient of the cost is obtained.',
    default: 'backprop',
    run: 'live',
  },
  {
    key: 'h',
    label: 'Step size h',
    kind: 'number',
    min: 1e-12,
    max: 1,
    step: 0.001,
    help: 'How far a numerical method nudges. Too large, and the curve bends within the step; too small, and rounding drowns the slope.',
    default: 0.01,
    run: 'live',
  },
  {
    key: 'directions',
    label: 'Directions',
    kind: 'integer',
    min: 1,
    max: 10_000,
    step: 1,
    help: 'Random directions that a step averages over: four times as many halve the noise and cost four times as much.',
    default: 1,
    run: 'live',
  },
  {
    key: 'lr',
    label: 'Learning rate',
    kind: 'number',
    min: 1e-6,
    max: 100,
    step: 0.01,
    help: 'How far each step goes down the gradient. It can be changed while training.',
    default: 3,
    run: 'live',
  },
  {
    key: 'batch',
    label: 'Batch size',
    kind: 'integer',
    min: 1,
    max: 1000,
    step: 1,
    unit: 'images',
    help: 'How many images each step looks at.',
    default: 10,
  },
  {
    key: 'epochs',
    label: 'Epochs',
    kind: 'integer',
    min: 1,
    max: 1000,
    step: 1,
    help: 'How many times the whole training set is used. It can be changed while training.',
    default: 10,
    run: 'live',
  },
  {
    key: 'seed',
    label: 'Seed',
    kind: 'integer',
    min: 0,
    max: 4_294_967_295,
    step: 1,
    help: 'The same seed gives the same run: the same first weights and the same order of images.',
    // With 1, the single neuron's ReLU is dead from the start.
    default: 2,
  },
  {
    key: 'threads',
    label: 'Threads',
    kind: 'integer',
    min: 0,
    max: mostThreads,
    step: 1,
    help: 'How many processor cores may share the work; 0 leaves it to the page. It can be changed while training.',
    default: 0,
    run: 'none',
  },
];

/**
 * @param {Control['where']} where
 * @param {Declared[]} declared
 * @param {Control['run']} [run] of those that do not state it
 * @returns {[string, Control][]}
 */
function placed(where, declared, run = 'fixed') {
  return declared.map((control) => [control.key, { run, ...control, where }]);
}

/** @type {Record<string, Control>} */
export const controls = Object.fromEntries([
  ...placed('data', dataControls),
  ...placed('network', networkControls),
  ...placed('training', trainingControls),
  ...placed('training', methodControls),
  ...placed('page', pageControls, 'none'),
]);

/**
 * Settings that choosing a preset resets to their defaults unless its recipe sets them: those that override its
 * network, and those that any recipe may set.
 */
const preparedKeys = new Set([
  'layers',
  'loss',
  'init',
  ...methodControls.map(({ key }) => key),
  ...Object.values(presets).flatMap(({ recipe }) => Object.keys(recipe)),
]);

/**
 * Returns the settings that choosing a preset changes.
 * @param {string} preset
 * @returns {Partial<Settings>}
 */
export function presetSettings(preset) {
  const prepared = Object.fromEntries([...preparedKeys].map((key) => [key, controls[key].default]));
  return { ...prepared, preset, ...presets[preset].recipe };
}

/**
 * Returns the settings that choosing an optimiser changes: the optimiser, and a suitable learning rate unless the
 * visitor has set one.
 * @param {Settings} settings
 * @param {string} optimizer
 * @returns {Partial<Settings>}
 */
export function optimizerSettings({ preset, optimizer: former, lr }, optimizer) {
  return lr === usualRate(preset, former) ? { optimizer, lr: usualRate(preset, optimizer) } : { optimizer };
}

/**
 * Returns the settings of a page that is opened with only this preset and, if given, this optimiser.
 * @param {string} [preset]
 * @param {string} [optimizer]
 * @returns {Settings}
 */
export function defaultSettings(preset = String(controls.preset.default), optimizer) {
  const defaults = Object.fromEntries(Object.values(controls).map((control) => [control.key, control.default]));
  const settings = /** @type {Settings} */ ({ ...defaults, ...presetSettings(preset) });
  return optimizer === undefined ? settings : { ...settings, ...optimizerSettings(settings, optimizer) };
}
