import { augmentationKeys } from '../../config/data-controls.js';
import { controls } from '../../config/hyper-parameters.js';
import { validate } from '../../config/validation.js';

/**
 * Translates between the settings and what a run is made from.
 *
 * @typedef {import('../../config/hyper-parameters.js').Settings} Settings
 * @typedef {import('../../worker/protocol.js').RunChoice} RunChoice
 */

const runControls = Object.values(controls).filter(({ run }) => run !== 'none');
/** The settings that a run is made of, and those of them that change while it trains. */
const runKeys = runControls.map(({ key }) => key);
export const liveKeys = runControls.filter(({ run }) => run === 'live').map(({ key }) => key);

/** @typedef {Record<string, any>} Values */

/** Returns what a run with these settings is made of. @param {Settings} settings @returns {RunChoice} */
export function choiceOf(settings) {
  /** @type {Values} */
  const choice = {};
  for (const { key, part, perUnit = 1 } of runControls) {
    const value = /** @type {Values} */ (settings)[key];
    const place = part ? (choice[part] ??= {}) : choice;
    place[key] = perUnit === 1 ? value : value / perUnit;
  }
  return /** @type {RunChoice} */ (choice);
}

/** Returns the settings that a run is made of. @param {RunChoice} choice @returns {Partial<Settings>} */
export function settingsOf(choice) {
  /** @type {Values} */
  const settings = {};
  for (const { key, part, perUnit = 1 } of runControls) {
    const value = /** @type {Values} */ (part ? choice[part] : choice)[key];
    // A percentage comes back as it was, without the rounding of the division.
    if (value !== undefined) settings[key] = perUnit === 1 ? value : Number((value * perUnit).toPrecision(12));
  }
  return settings;
}

/**
 * Returns the settings that a run is made of in which the two differ.
 * @param {Settings} settings
 * @param {Settings} others
 * @returns {string[]}
 */
export function differingKeys(settings, others) {
  return runKeys.filter((key) => /** @type {Values} */ (settings)[key] !== /** @type {Values} */ (others)[key]);
}

/** Returns the live settings among these keys, for a run's configuration. @param {Settings} settings @param {string[]} keys */
export function liveChanges(settings, keys) {
  const choice = /** @type {Values} */ (choiceOf(settings));
  const changes = liveKeys.filter((key) => keys.includes(key)).map((key) => [key, choice[key]]);
  return /** @type {Partial<RunChoice>} */ (Object.fromEntries(changes));
}

/** @param {Settings} settings */
export const tuningOf = (settings) => choiceOf(settings).tuning;

/** @param {Settings} settings */
export const augmentOf = (settings) => choiceOf(settings).augment;

/**
 * Returns the valid ones among stored settings that belong to a run.
 * @param {Record<string, unknown>} settings
 * @returns {Partial<Settings>}
 */
export function runSettingsIn(settings) {
  return validSettingsIn(settings, runKeys);
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
