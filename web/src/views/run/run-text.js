import { controls } from '../../config/hyper-parameters.js';

/**
 * Describes runs briefly: the gradient method, the learning rate, the network, and whatever else differs between them.
 *
 * @typedef {import('../../config/hyper-parameters.js').Settings} Settings
 */

const always = ['gradient', 'lr', 'preset'];
const shortLabels = /** @type {Record<string, string>} */ ({
  lr: 'lr',
  batch: 'batch',
  epochs: 'epochs',
  seed: 'seed',
  train: 'training rows',
  test: 'test rows',
});

/** @param {Settings[]} runs @returns {string[]} one a run */
export function formatRuns(runs) {
  const differing = Object.keys(controls).filter(
    (key) =>
      controls[key].where !== 'page' &&
      !always.includes(key) &&
      new Set(runs.map((settings) => valueOf(settings, key))).size > 1,
  );
  return runs.map((settings) => [...always, ...differing].flatMap((key) => partOf(settings, key)).join(' · '));
}

/** @param {Settings} settings @param {string} key */
function valueOf(settings, key) {
  return /** @type {Record<string, string|number>} */ (/** @type {unknown} */ (settings))[key];
}

/** @param {Settings} settings @param {string} key @returns {string[]} nothing where the network's own choice holds */
function partOf(settings, key) {
  const value = valueOf(settings, key);
  const { kind, label, options = [] } = controls[key];
  if (value === '') return [];
  if (key === 'preset') return settings.layers ? [settings.layers] : [String(value)];
  if (key === 'layers') return [];
  if (kind === 'select') return [options.find((option) => option.value === value)?.label ?? String(value)];
  return [`${shortLabels[key] ?? label.toLowerCase()} ${value}`];
}
