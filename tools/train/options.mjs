import { parseArgs } from 'node:util';
import { controls, defaultSettings } from '../../web/src/config/hyper-parameters.js';
import { presets } from '../../web/src/config/presets.js';
import { validate } from '../../web/src/config/validation.js';
import { messageOf, refuse } from '../../web/src/worker/protocol.js';

/**
 * Parses the command line. Every setting of the page that affects a run is an option with the same name, such as
 * `--weight-decay` for `weightDecay`. If one is absent, the preset's recipe applies, as on the page.
 *
 * @typedef {import('../../web/src/config/hyper-parameters.js').Settings} Settings
 * @typedef {{ settings: Settings, data: string[], json: string, out: string, command: string }} Wishes `data`: `mnist`, `digits`, or files
 */

/** Settings that have a meaning only on the page; `dataset` is called `--data` here. */
const ofThePage = ['dataset', 'mine', 'panel', 'chapter', 'present', 'autostart'];
const settingKeys = Object.keys(controls).filter((key) => !ofThePage.includes(key));

const optionOf = (/** @type {string} */ key) => key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** @param {string[]} args @returns {Wishes} */
export function wishesOf(args) {
  const given = parsed(args);
  const settings = { ...defaultSettings(presetOf(given.preset)), ...settingsIn(given) };
  const { data, json = '', out = '' } = given;
  return { settings, data: (data ?? 'digits').split(',').filter(Boolean), json, out, command: commandOf(args) };
}

/** @param {string[]} args @returns {Record<string, string>} */
function parsed(args) {
  const names = ['data', 'json', 'out', ...settingKeys.map(optionOf)];
  const options = Object.fromEntries(names.map((name) => [name, { type: /** @type {const} */ ('string') }]));
  try {
    return /** @type {Record<string, string>} */ (parseArgs({ args, options, strict: true }).values);
  } catch (error) {
    throw refuse(messageOf(error));
  }
}

/** @param {string} [name] @returns {string|undefined} */
function presetOf(name) {
  if (name !== undefined && !Object.hasOwn(presets, name))
    throw refuse(`“${name}” is not a network known by name; there are ${Object.keys(presets).join(', ')}.`);
  return name;
}

/** @param {Record<string, string>} given @returns {Partial<Settings>} */
function settingsIn(given) {
  const chosen = settingKeys.filter((key) => given[optionOf(key)] !== undefined);
  return Object.fromEntries(
    chosen.map((key) => {
      const result = validate(key, given[optionOf(key)]);
      if (!result.ok) throw refuse(`--${optionOf(key)}: ${result.message}`);
      return [key, result.value];
    }),
  );
}

/** Returns the command that reproduces the run, without the options that name output files. @param {string[]} args */
function commandOf(args) {
  const kept = args.filter((arg, i) => !/^--(json|out)(=|$)/.test(arg) && !/^--(json|out)$/.test(args[i - 1] ?? ''));
  return ['npm run train --', ...kept].join(' ');
}

/** Returns a description of every option, one per line. */
export function usage() {
  const setting = (/** @type {string} */ key) => {
    const { help, options, unit } = controls[key];
    const values = options
      ? ` One of ${options
          .map(({ value }) => value)
          .filter(Boolean)
          .join(', ')}.`
      : '';
    return `  --${optionOf(key)}${unit ? ` (${unit})` : ''}\n      ${help}${values}`;
  };
  return [
    'npm run train -- [options]',
    'Trains a network as the page does, with the same WebAssembly module; what is not given comes from the preset’s recipe.',
    '',
    '  --data mnist|digits|FILE,FILE\n      What to learn from: MNIST in the folder that MNIST_DIR names, the built-in digits, or files as the page takes them.',
    '  --out FILE\n      Leaves the trained network there, as safetensors.',
    '  --json FILE\n      Adds a row with the results to the array in this file; a row of the same command is replaced.',
    ...settingKeys.map(setting),
  ].join('\n');
}
