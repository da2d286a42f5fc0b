/**
 * The cost of one neuron with one weight, for a single example: a minimal landscape with a valley that is not quite a
 * parabola.
 */

const sigmoid = (/** @type {number} */ z) => 1 / (1 + Math.exp(-z));
const input = 1;
const bias = -0.5;
const wanted = 0.4;

/** C(w) = ½ (σ(wx + b) − y)². @param {number} w */
export const cost = (w) => (sigmoid(w * input + bias) - wanted) ** 2 / 2;

/** dC/dw by the chain rule. @param {number} w */
export function slope(w) {
  const a = sigmoid(w * input + bias);
  return (a - wanted) * a * (1 - a) * input;
}

/** Returns the same cost in 32-bit floating point, as the training core computes it. @param {number} w */
export function coarseCost(w) {
  const a = Math.fround(1 / Math.fround(1 + Math.fround(Math.exp(-Math.fround(Math.fround(w) * input + bias)))));
  const error = Math.fround(a - Math.fround(wanted));
  return Math.fround(Math.fround(error * error) / 2);
}

/**
 * Returns the intermediate values that backpropagation stores.
 * @param {number} w
 * @param {number} x
 * @param {number} b
 * @param {number} y
 */
export function chain(w, x, b, y) {
  const z = w * x + b;
  const a = sigmoid(z);
  const c = (a - y) ** 2 / 2;
  const costByActivation = a - y;
  const activationBySum = a * (1 - a);
  const sumByWeight = x;
  const delta = costByActivation * activationBySum;
  return { z, a, c, costByActivation, activationBySum, sumByWeight, delta, slope: delta * sumByWeight };
}

export { sigmoid };
