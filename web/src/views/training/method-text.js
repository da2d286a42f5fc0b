import { drawsDirections } from '../../config/gradient-methods.js';
import { controls, defaultSettings } from '../../config/hyper-parameters.js';
import { rateRange, usualRate } from '../../config/learning-rates.js';

/**
 * Summarises each group of settings in a few words.
 *
 * @typedef {import('../../state/reducer.js').State} State
 * @typedef {import('../../config/hyper-parameters.js').Settings} Settings
 */

/** Formats a learning rate with few digits. @param {number} rate */
export function describeRate(rate) {
  return rate !== 0 && rate < 1e-4 ? rate.toExponential(1).replace('.0e', 'e') : String(Number(rate.toPrecision(3)));
}

/** @param {'optimizer'|'schedule'|'decay'} key @param {Settings} settings */
function chosen(key, settings) {
  return controls[key].options?.find(({ value }) => value === settings[key])?.label ?? '';
}

/** @param {{ settings: Settings }} state */
export function formatOptimizer({ settings }) {
  return chosen('optimizer', settings);
}

/**
 * Gives advice on the learning rate of a noisy method: noise whose norm grows with the number of parameters requires
 * small steps; in measurements with one direction, a hundredth of the usual rate worked best.
 * @param {Settings} settings
 * @param {number} usual
 */
function noiseAdvice({ lr, directions }, usual) {
  const suited = usual * Math.min(1, directions / 100);
  return lr > 3 * suited
    ? `${describeRate(lr)} is too large for such a noisy gradient: use about ${describeRate(suited)}, or more directions.`
    : '';
}

/**
 * Returns a note if the learning rate was set by the choice of optimiser or is unusual for it.
 * @param {Settings} settings
 * @returns {string} '' if there is nothing to say
 */
export function rateAdvice(settings) {
  const { preset, optimizer, lr } = settings;
  const { least, most } = rateRange(preset, optimizer);
  const usual = usualRate(preset, optimizer);
  if (drawsDirections(settings.gradient)) return noiseAdvice(settings, usual);
  const name = chosen('optimizer', settings);
  if (lr > most)
    return `${describeRate(lr)} is a very large learning rate for ${name}: expect the loss to blow up. Usual is about ${describeRate(usual)}.`;
  if (lr < least)
    return `${describeRate(lr)} is a very small learning rate for ${name}: expect to wait long. Usual is about ${describeRate(usual)}.`;
  const brought = optimizer !== defaultSettings(preset).optimizer && lr === usual;
  return brought ? `The learning rate was set to ${describeRate(lr)}, which suits ${name}.` : '';
}

/** @param {{ settings: Settings }} state */
export function formatSchedule({ settings }) {
  return chosen('schedule', settings).toLowerCase();
}

/** @param {{ settings: Settings }} state */
export function formatRegularisation({ settings }) {
  const { weightDecay, decay, clip } = settings;
  const pull = weightDecay > 0 ? [`weight decay ${weightDecay}${decay === 'decoupled' ? ', decoupled' : ''}`] : [];
  const limit = clip > 0 ? [`clipped at ${clip}`] : [];
  return [...pull, ...limit].join(', ') || 'none';
}

/** @param {{ settings: Settings }} state */
export function formatStopping({ settings: { patience, validation } }) {
  if (patience === 0) return 'off';
  if (validation === 0) return 'needs a validation share';
  return patience === 1 ? 'after 1 epoch without a new best' : `after ${patience} epochs without a new best`;
}

/** @param {Pick<State, 'settings'|'backend'>} state */
export function formatThreads({ settings, backend }) {
  const threads = backend?.threads ?? 1;
  const used = threads === 1 ? '1 in use' : `${threads} in use`;
  return settings.threads === 0 ? `automatic, ${used}` : used;
}
