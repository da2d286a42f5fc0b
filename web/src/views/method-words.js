import { controls } from '../config/hyper-parameters.js';

/**
 * How the groups of settings stand, in a few words each.
 *
 * @typedef {import('../config/hyper-parameters.js').Settings} Settings
 */

/** @param {'optimizer'|'schedule'|'decay'} key @param {Settings} settings */
function chosen(key, settings) {
  return controls[key].options?.find(({ value }) => value === settings[key])?.label ?? '';
}

/** @param {Settings} settings */
export function optimizerInWords(settings) {
  return chosen('optimizer', settings);
}

/** @param {Settings} settings */
export function scheduleInWords(settings) {
  return chosen('schedule', settings).toLowerCase();
}

/** @param {Settings} settings */
export function regularisationInWords(settings) {
  const { weightDecay, decay, clip } = settings;
  const pull = weightDecay > 0 ? [`weight decay ${weightDecay}${decay === 'decoupled' ? ', decoupled' : ''}`] : [];
  const limit = clip > 0 ? [`clipped at ${clip}`] : [];
  return [...pull, ...limit].join(', ') || 'none';
}

/** @param {Settings} settings */
export function stoppingInWords({ patience, validation }) {
  if (patience === 0) return 'off';
  if (validation === 0) return 'needs a validation share';
  return patience === 1 ? 'after 1 epoch without a new best' : `after ${patience} epochs without a new best`;
}
