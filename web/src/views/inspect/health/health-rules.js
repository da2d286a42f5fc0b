import { formatList, formatWholePercent } from '../../controls/format.js';

/**
 * Detects problems inside a network by rules on what is measured there.
 *
 * @typedef {import('../../../worker/protocol.js').HealthReport} HealthReport
 * @typedef {HealthReport['layers'][number]} LayerHealth
 * @typedef {HealthReport['updates'][number]} StepUpdate
 * @typedef {{ kind: 'not-finite'|'exploding'|'vanishing'|'dead'|'saturated', layers: string[], text: string, advice: string }} Finding
 *   `layers`: names of the affected layers
 */

/** The rules' thresholds, each with its source. */
export const THRESHOLDS = {
  /** ‖update‖ / ‖weights‖, marked in the picture: "should be somewhere around 1e-3" (CS231n, Neural Networks Part 3, "Ratio of weights:updates"). */
  ratioMark: 1e-3,
  /**
   * A step that changes the weights by half their norm destroys what they have learned. CS231n's rule would set a lower
   * limit, but our presets that learn well take steps of up to 0.2 (a perceptron's first ten), while learning rates a
   * hundred times too large lead to steps of 0.7 and more.
   */
  explodingRatio: 0.5,
  /**
   * ‖gradient‖ / ‖weights‖ of a layer. It is up to 1.5 in presets that learn well, and 30 to 1,800 in runs that
   * explode.
   */
  explodingGradient: 100,
  /**
   * The root mean square of the gradient of the first layer's weights, divided by that of the last layer's. Glorot and
   * Bengio 2010, section 4.2 and figure 7: gradients of sigmoid networks shrink layer by layer on their way back. In
   * presets that learn well the ratio stays above 0.02; with four hidden layers of sigmoids, which do not learn, it is
   * below 0.001.
   */
  vanishing: 1e-3,
  /** "As much as 40% of your network can be dead" when the learning rate is too high (CS231n, Neural Networks Part 1, "ReLU"). */
  dead: 0.4,
  /**
   * Glorot and Bengio 2010, section 3.1 and figure 2: a sigmoid layer whose activations are all near 0 or 1 stops
   * learning. Half of them does no harm: Nielsen's network reaches that share while it learns well.
   */
  saturated: 0.9,
};

/**
 * The update ratio is the median over this many optimiser steps. Fewer steps are not enough for a verdict, since the
 * very first one may be large.
 */
const recentReports = 9;
const fewest = 5;

/** @param {number[]} values @returns {number|null} null for an empty array */
function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted.length === 0 ? null : sorted[sorted.length >> 1];
}

/**
 * Returns the update-to-weight ratio of each layer, over the last few steps that were measured.
 * @param {StepUpdate[]} updates
 * @returns {(number|null)[]}
 */
export function recentRatios(updates) {
  const recent = updates.slice(-recentReports);
  return (recent[0]?.layers ?? []).map((_, layer) => median(recent.map(({ layers }) => layers[layer].ratio)));
}

/** Returns the root mean square of the gradient of a layer's weights. @param {LayerHealth} layer */
const gradientSize = ({ gradientNorm, units, inputs }) => gradientNorm / Math.sqrt(units * inputs);

/**
 * Returns the ratio of the first layer's gradient size to the last layer's; null if they cannot be compared.
 * @param {LayerHealth[]} layers
 */
export function gradientFade(layers) {
  if (layers.length < 2) return null;
  const [first, last] = [gradientSize(layers[0]), gradientSize(layers[layers.length - 1])];
  return last > 0 ? first / last : null;
}

/** @param {LayerHealth[]} layers @returns {Finding[]} */
function notFinite(layers) {
  const broken = layers
    .filter(
      ({ weights, gradients, activations }) => weights.notFinite + gradients.notFinite + activations.notFinite > 0,
    )
    .map(({ name }) => name);
  if (broken.length === 0) return [];
  return [
    {
      kind: 'not-finite',
      layers: broken,
      text: `${formatList(broken)} ${broken.length === 1 ? 'contains' : 'contain'} numbers that are infinite or undefined: the run has exploded.`,
      advice: 'Use a learning rate ten times smaller, or clip the gradient’s norm, and start again.',
    },
  ];
}

/** @param {LayerHealth[]} layers @param {StepUpdate[]} updates @returns {Finding[]} */
function exploding(layers, updates) {
  const ratios = updates.length >= fewest ? recentRatios(updates) : [];
  const large = layers.filter((_, k) => (ratios[k] ?? 0) > THRESHOLDS.explodingRatio).map(({ name }) => name);
  const advice = 'Use a learning rate ten times smaller, clip the gradient’s norm, or start from smaller weights.';
  if (large.length > 0) {
    const worst = Math.max(...ratios.map((ratio) => ratio ?? 0));
    return [
      {
        kind: 'exploding',
        layers: large,
        text: `Exploding: a step changes the weights of ${formatList(large)} by ${large.length === 1 ? '' : 'up to '}${formatWholePercent(worst)} of their size; about 0.1% is usual.`,
        advice,
      },
    ];
  }
  const steep = layers
    .filter(({ gradientNorm, weightNorm }) => gradientNorm > THRESHOLDS.explodingGradient * weightNorm)
    .map(({ name }) => name);
  if (steep.length === 0) return [];
  return [
    {
      kind: 'exploding',
      layers: steep,
      text: `Exploding: the gradient of ${formatList(steep)} is over ${THRESHOLDS.explodingGradient.toLocaleString('en-US')} times as long as the weights.`,
      advice,
    },
  ];
}

/** @param {LayerHealth[]} layers @returns {Finding[]} */
function vanishing(layers) {
  const fade = gradientFade(layers);
  if (fade === null || fade >= THRESHOLDS.vanishing) return [];
  const { name, activation } = layers[0];
  const saturates = activation !== 'relu' && activation !== '';
  return [
    {
      kind: 'vanishing',
      layers: [name],
      text: `Vanishing: the gradient of ${name}, the first layer, is ${fade === 0 ? 'zero' : `${Math.round(1 / fade).toLocaleString('en-US')} times smaller than the last layer’s`}, so it hardly learns.`,
      advice: saturates
        ? 'Use ReLU instead of activations that saturate, fewer layers, or Xavier initialisation.'
        : 'Use fewer layers, or He initialisation.',
    },
  ];
}

/** @param {LayerHealth[]} layers @returns {Finding[]} */
function dead(layers) {
  const found = layers.filter((layer) => layer.dead >= THRESHOLDS.dead);
  if (found.length === 0) return [];
  const names = found.map(({ name }) => name);
  const shares = found.map((layer) => formatWholePercent(layer.dead));
  return [
    {
      kind: 'dead',
      layers: names,
      text: `Dead: ${formatList(shares)} of the units of ${formatList(names)} ${found.length > 1 ? '(in this order) ' : ''}are zero for every image measured, and a ReLU at zero does not learn.`,
      advice:
        'Use a smaller learning rate, He initialisation, or another activation, and start again: dead units seldom recover.',
    },
  ];
}

/**
 * The sigmoids of an output layer should be near 0 or 1, since the correct answers are 0 and 1.
 * @param {LayerHealth[]} layers
 * @returns {Finding[]}
 */
function saturated(layers) {
  const found = layers.slice(0, -1).filter((layer) => layer.saturated >= THRESHOLDS.saturated);
  if (found.length === 0) return [];
  const names = found.map(({ name }) => name);
  return [
    {
      kind: 'saturated',
      layers: names,
      text: `Saturated: ${formatList(found.map((layer) => formatWholePercent(layer.saturated)))} of the activations of ${formatList(names)} are at an end of their range, where the slope is almost zero.`,
      advice: 'Start from smaller weights (Xavier or scaled normal), or use a smaller learning rate, or ReLU.',
    },
  ];
}

/**
 * Returns what is wrong with a network, the worst first; empty for a healthy network.
 * @param {Pick<HealthReport, 'layers'>} report
 * @param {StepUpdate[]} updates the last optimiser steps that were measured
 * @returns {Finding[]}
 */
export function findingsOf({ layers }, updates) {
  const broken = notFinite(layers);
  if (broken.length > 0) return broken;
  return [...exploding(layers, updates), ...vanishing(layers), ...dead(layers), ...saturated(layers)];
}

/** @param {LayerHealth[]} layers @param {'dead'|'saturated'} what */
const largestShare = (layers, what) => Math.max(0, ...layers.map((layer) => layer[what]));

/**
 * Describes a network in which nothing is wrong.
 * @param {Pick<HealthReport, 'layers'>} report
 * @param {StepUpdate[]} updates the last optimiser steps that were measured
 */
export function formatHealthy({ layers }, updates) {
  const dead = largestShare(layers, 'dead');
  const atEnds = largestShare(layers.slice(0, -1), 'saturated');
  return [
    'Nothing looks wrong: no gradient vanishes or explodes.',
    dead > 0 ? `At most ${formatWholePercent(dead)} of a layer’s units are dead.` : 'No unit is dead.',
    atEnds > 0 && `At most ${formatWholePercent(atEnds)} of a hidden layer’s activations are saturated.`,
    updates.length < fewest && 'Steps are judged once five have been measured.',
  ]
    .filter(Boolean)
    .join(' ');
}
