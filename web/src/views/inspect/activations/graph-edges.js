/**
 * Selects the edges of a dense network that carry the most for an image. A drawing of all edges would be a grey area.
 *
 * @typedef {{ from: number, to: number, flow: number }} Edge `flow`: activation · weight
 */

/**
 * @param {ArrayLike<number>} inputs of a dense layer
 * @param {Float32Array} parameters one row for each input, with a value for each unit; the last row holds the biases
 * @param {number} units
 * @param {number} most edges
 * @returns {Edge[]} the weakest first, so that the strong ones are drawn over them
 */
export function strongestEdges(inputs, parameters, units, most) {
  /** @type {Edge[]} */
  const edges = [];
  let least = 0;
  const thin = () => {
    edges.sort((a, b) => Math.abs(b.flow) - Math.abs(a.flow));
    edges.length = Math.min(edges.length, most);
    least = edges.length === most ? Math.abs(edges[most - 1].flow) : 0;
  };
  for (let from = 0; from < inputs.length; ++from) {
    if (inputs[from] === 0) continue;
    for (let to = 0; to < units; ++to) {
      const flow = inputs[from] * parameters[from * units + to];
      if (Math.abs(flow) > least) edges.push({ from, to, flow });
    }
    if (edges.length > 4 * most) thin();
  }
  thin();
  return edges.reverse();
}

/**
 * Returns whether a network is small and simple enough to be drawn as a graph.
 * @param {import('../../../worker/protocol.js').LayerSummary[]} layers
 */
export function fitsGraph(layers) {
  const dense = layers.filter(({ kind }) => kind === 'dense');
  const plain = layers.every(({ kind, activation }) => activation || ['dense', 'dropout', 'flatten'].includes(kind));
  return plain && dense.length <= 4 && dense.every(({ units }) => units <= 128);
}
