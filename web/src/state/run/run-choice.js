import { augmentationKeys } from '../../config/data-controls.js';
import { controls } from '../../config/hyper-parameters.js';
import { validate } from '../../config/validation.js';

/**
 * Translates between the settings and what a run is made from.
 *
 * @typedef {import('../../config/hyper-parameters.js').Settings} Settings
 * @typedef {import('../../worker/protocol.js').RunChoice} RunChoice
 */

/** Settings that a run does not keep. */
const notOfARun = ['panel', 'autostart'];

/** Returns what a run with these settings is made from. @param {Settings} settings @returns {RunChoice} */
export function choiceOf(settings) {
  const { preset, layers, loss, init, lr, batch, epochs, seed, validation, mine } = settings;
  const { optimizer, schedule, weightDecay, decay, clip, patience } = settings;
  const method = { optimizer, schedule, weightDecay, decay, clip, patience, tuning: tuningOf(settings) };
  return {
    preset,
    layers,
    loss,
    init,
    ...gradientOf(settings),
    lr,
    batch,
    epochs,
    seed,
    ...method,
    validation,
    mine,
    augment: augmentOf(settings),
  };
}

/** @param {Settings} settings @returns {import('../../worker/protocol.js').Tuning} */
export function tuningOf({ momentum, beta2, alpha, epsilon, warmup, drop, dropEvery }) {
  return { momentum, beta2, alpha, epsilon, warmup, drop, dropEvery };
}

/** @param {Settings} settings @returns {import('../../worker/protocol.js').GradientChoice} */
export function gradientOf({ gradient, h, directions }) {
  return { gradient, h, directions };
}

/** @param {Settings} settings @returns {import('../../worker/protocol.js').Augment} */
export function augmentOf({ shift, rotation, scale, shear, elastic }) {
  return { shift, rotation, scale: scale / 100, shear, elastic };
}

/**
 * Returns the valid ones among stored settings that belong to a run.
 * @param {Record<string, unknown>} settings
 * @returns {Partial<Settings>}
 */
export function runSettingsIn(settings) {
  return validSettingsIn(
    settings,
    Object.keys(controls).filter((key) => !notOfARun.includes(key)),
  );
}

/**
 * Returns the valid ones among an opened file's settings that say how to train.
 * @param {Record<string, unknown>} settings
 * @returns {Partial<Settings>}
 */
export function trainingSettingsIn(settings) {
  const keys = Object.values(controls)
    .filter(({ where }) => where === 'training')
    .map(({ key }) => key);
  return validSettingsIn(settings, [...keys, ...augmentationKeys, 'validation']);
}

/** @param {Record<string, unknown>} settings @param {string[]} keys @returns {Partial<Settings>} */
function validSettingsIn(settings, keys) {
  const entries = keys.flatMap((key) => {
    const result = Object.hasOwn(settings, key) ? validate(key, settings[key]) : null;
    return result?.ok ? [[key, result.value]] : [];
  });
  return Object.fromEntries(entries);
}

/**
 * Returns whether a new run starts from the opened weights: only if they belong to the chosen network.
 * @param {import('../reducer.js').State} state
 */
export function beginsFromModel({ model, network }) {
  return model !== null && network?.layersText === model.layers && network.loss === model.loss;
}
