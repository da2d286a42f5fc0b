import { expect, it, vi } from 'vitest';
import { createGraphWeights } from '../../../../../web/src/views/inspect/activations/graph-weights.js';

/** @param {number} inputs @param {number} units @returns {any} what is needed of a stage */
const stage = (inputs, units, layer = 0) => ({
  layer,
  inputShape: { height: 1, width: 1, channels: inputs },
  shape: { height: 1, width: 1, channels: units },
});

it('asks for all layers at once, and anew only when the network has moved', async () => {
  const layerParameters = vi.fn(async (/** @type {number} */ layer) => new Float32Array(layer === 0 ? 5 * 3 : 4 * 2));
  const weights = createGraphWeights({ layerParameters });
  const stages = [stage(4, 3, 0), stage(3, 2, 2)];
  const bringing = weights.bring(7, stages);
  expect(layerParameters.mock.calls).toEqual([[0], [2]]);
  await bringing;
  expect(weights.of(stages)?.map(({ length }) => length)).toEqual([15, 8]);
  await weights.bring(7, stages);
  expect(layerParameters).toHaveBeenCalledTimes(2);
  await weights.bring(8, stages);
  expect(layerParameters).toHaveBeenCalledTimes(4);
});

it('gives none to a network of another shape', async () => {
  const weights = createGraphWeights({ layerParameters: async () => new Float32Array(15) });
  await weights.bring(1, [stage(4, 3)]);
  expect(weights.of([stage(4, 4)])).toBeNull();
  expect(weights.of([stage(4, 3), stage(3, 2)])).toBeNull();
});

it('is without them where the worker has none to give', async () => {
  const weights = createGraphWeights({ layerParameters: async () => null });
  await weights.bring(1, [stage(4, 3)]);
  expect(weights.of([stage(4, 3)])).toBeNull();
});
