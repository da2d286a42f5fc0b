/**
 * Converts weights between the core's layout (PyTorch's) and that of TensorFlow.js. Seen as tensors of rank 4, both
 * dense and convolutional weights are outputs × channels × height × width in the core and height × width × channels ×
 * outputs in TensorFlow.js.
 *
 * @typedef {[number, number, number, number]} Sides
 */

const toTensorflow = /** @type {const} */ ([2, 3, 1, 0]);
const fromTensorflow = /** @type {const} */ ([3, 2, 0, 1]);

/** @param {Float32Array} values of outputs × channels × height × width @param {Sides} sides */
export function kernelOf(values, sides) {
  return permuted(values, sides, toTensorflow);
}

/**
 * @param {Float32Array} kernel of height × width × channels × outputs
 * @param {Sides} sides shape of the resulting weights
 */
export function weightsOf(kernel, sides) {
  const [outputs, channels, height, width] = sides;
  return permuted(kernel, [height, width, channels, outputs], fromTensorflow);
}

/**
 * @param {Float32Array} values
 * @param {Sides} sides
 * @param {readonly [number, number, number, number]} order for each axis of the result, the axis of `values`
 */
function permuted(values, sides, order) {
  const strides = [sides[1] * sides[2] * sides[3], sides[2] * sides[3], sides[3], 1];
  const [a, b, c, d] = order.map((side) => ({ length: sides[side], stride: strides[side] }));
  const result = new Float32Array(values.length);
  let at = 0;
  for (let i = 0; i < a.length; i += 1) {
    for (let j = 0; j < b.length; j += 1) {
      for (let k = 0; k < c.length; k += 1) {
        const begin = i * a.stride + j * b.stride + k * c.stride;
        for (let l = 0; l < d.length; l += 1) result[at++] = values[begin + l * d.stride];
      }
    }
  }
  return result;
}
