import { linearAxis } from '../../charts/plot-axis.js';
import { pathThrough, plotFrame } from '../../charts/plot.js';
import { describeRate } from './method-text.js';

/** The geometry of a schedule's curve: the factor of the learning rate over the epochs. */
export const frame = plotFrame(320, 138, { left: 62, right: 8, top: 10 });

/** @param {{ epochs: number, lr: number }} settings */
export function axesOf({ epochs, lr }) {
  const { left, right, top, bottom } = frame;
  return {
    x: linearAxis({ title: 'Epoch', domain: [0, epochs], range: [left, right] }),
    y: linearAxis({
      title: 'Learning rate',
      domain: [0, 1],
      range: [bottom, top],
      ticks: [0, 0.5, 1],
      format: (factor) => describeRate(factor * lr),
    }),
  };
}

/** @param {ArrayLike<number>} factors evenly spread over the run @returns {string} an SVG path */
export function curvePath(factors) {
  const { x, y } = axesOf({ epochs: Math.max(1, factors.length - 1), lr: 1 });
  return pathThrough(
    Array.from(factors).entries(),
    ([at]) => x.scale(at),
    ([, factor]) => y.scale(factor),
  );
}

/**
 * Returns the position of a run on the curve.
 * @param {{ epoch: number, epochs: number, stepInEpoch: number, stepsPerEpoch: number, learningRate: number }} run
 * @param {number} rate the initial learning rate
 */
export function markOf({ epoch, epochs, stepInEpoch, stepsPerEpoch, learningRate }, rate) {
  const { x, y } = axesOf({ epochs, lr: rate });
  return {
    x: x.scale(Math.min(epochs, epoch + stepInEpoch / Math.max(1, stepsPerEpoch))),
    y: y.scale(Math.min(1, learningRate / rate)),
  };
}
