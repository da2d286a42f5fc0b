import { sizeOf } from './stages.js';

/**
 * Fetches the parameters for the graph's edges.
 *
 * @typedef {import('./stages.js').Stage} Stage
 * @param {Pick<import('../../../state/session.js').Actions['inspect'], 'layerParameters'>} inspect
 */
export function createGraphWeights(inspect) {
  /** @type {{ of: unknown, layers: Float32Array[] }} */
  let held = { of: undefined, layers: [] };

  /** @param {Stage} stage @param {number} i */
  const fits = ({ inputShape, shape }, i) => held.layers[i]?.length === (sizeOf(inputShape) + 1) * shape.channels;

  return {
    /** @param {unknown} of what the parameters belong to: the step of a run, or a model @param {Stage[]} stages */
    async bring(of, stages) {
      if (held.of === of && stages.every(fits)) return;
      const found = await Promise.all(stages.map(({ layer }) => inspect.layerParameters(layer)));
      held = { of, layers: found.flatMap((values) => (values ? [values] : [])) };
    },
    /**
     * Returns the parameters layer by layer, or null if those fetched do not fit the network.
     * @param {Stage[]} stages
     */
    of: (stages) => (stages.every(fits) ? held.layers : null),
  };
}
