import { expect, it } from 'vitest';
import { LessonService } from '../../../web/src/worker/learn/lesson-service.js';
import { loadCore } from '../../../web/src/worker/core/core-loader.js';
import { unwrap } from '../../../web/src/worker/core/unwrap.js';
import { correlate, pooled } from '../../../web/src/views/learn/correlation.js';
import { chain, coarseCost, cost, slope } from '../../../web/src/views/learn/valley.js';
import { ActiveNetworks } from '../../../web/src/worker/network/active-network.js';
import { answeringModel } from '../worker/answering.js';
import { coreUrl } from '../worker/driven-engine.js';

const core = await loadCore(coreUrl.href);
const pixels = Uint8Array.from({ length: 784 }, (_, i) => (i * 37) % 256);
/** @param {number} count */
const weights = (count) => Float32Array.from({ length: count }, (_, i) => Math.sin(i) / 100);

/** @param {string} layers @param {Float32Array} values */
const modelOf = (layers, values) => unwrap(core.createModel(layers, 'cross-entropy', values));

/** @param {ArrayLike<number>} logits */
function softmax(logits) {
  const powers = Array.from(logits, (z) => Math.exp(z));
  const sum = powers.reduce((a, b) => a + b, 0);
  return powers.map((power) => power / sum);
}

/** @param {ArrayLike<number>} actual @param {number[]} expected */
function expectClose(actual, expected) {
  expected.forEach((value, i) => expect(actual[i]).toBeCloseTo(value, 5));
}

it('shows the sums that the core makes of the same weights', () => {
  const model = modelOf('dense(10)', weights(7850));
  const network = new LessonService(new ActiveNetworks({ opened: null, pretrained: model })).networkInUse(pixels);
  expect(network?.source).toBe('pretrained');
  expectClose(network?.outputs ?? [], softmax(network?.firstSums ?? []));
  model.delete();
});

it('shows the map that the core makes of the same kernel', () => {
  const values = weights(10 * 785);
  const model = modelOf('conv(10,28),flatten', values);
  const network = new LessonService(answeringModel(model)).networkInUse(pixels);
  const [kernels, biases] = network?.tensors ?? [];
  expect(kernels.shape).toEqual([10, 1, 28, 28]);
  const logits = Array.from(
    { length: 10 },
    (_, f) => correlate(pixels, 28, kernels.values.subarray(784 * f, 784 * (f + 1)), 28, biases.values[f])[0],
  );
  expectClose(network?.outputs ?? [], softmax(logits));
  model.delete();
});

it('slides a kernel over an image, and pools the map', () => {
  const image = Uint8Array.from([0, 255, 0, 0, 255, 0, 0, 255, 0]);
  expect(Array.from(correlate(image, 3, [1, 2, 3, 4], 2, 0.5))).toEqual([6.5, 4.5, 6.5, 4.5]);
  expect(Array.from(pooled(Float32Array.from([1, 5, 2, 3, 4, 0, 7, 8, 9]), 3))).toEqual([5]);
});

it('has slopes that agree with differences', () => {
  for (const w of [-4, -1, 0.5, 3]) expect(slope(w)).toBeCloseTo((cost(w + 1e-5) - cost(w - 1e-5)) / 2e-5, 8);
  for (const w of [-2, 0.4]) {
    const at = (/** @type {number} */ v) => chain(v, 1.5, -1, 1).c;
    expect(chain(w, 1.5, -1, 1).slope).toBeCloseTo((at(w + 1e-5) - at(w - 1e-5)) / 2e-5, 8);
  }
});

it('shows rounding where 32 bits are too few', () => {
  const off = (/** @type {number} */ h) =>
    Math.abs((coarseCost(2 + h) - coarseCost(2 - h)) / (2 * h) - slope(2)) / slope(2);
  expect(off(1e-2)).toBeLessThan(1e-3);
  expect(off(1e-6)).toBeGreaterThan(1e-2);
});
