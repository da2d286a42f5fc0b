/**
 * Returns a filter's output for an image, for a picture: stride 1, no padding, as in core/layers/conv2d.h.
 * @param {Uint8Array} pixels 0 … 255, side × side
 * @param {number} side
 * @param {ArrayLike<number>} kernel size × size
 * @param {number} size
 * @param {number} bias
 */
export function correlate(pixels, side, kernel, size, bias) {
  const across = side - size + 1;
  return Float32Array.from({ length: across * across }, (_, place) => {
    const [top, left] = [Math.floor(place / across), place % across];
    let sum = bias;
    for (let i = 0; i < size; ++i)
      for (let j = 0; j < size; ++j) sum += (kernel[i * size + j] * pixels[(top + i) * side + left + j]) / 255;
    return sum;
  });
}

/**
 * Returns the maximum of each 2 × 2 block; a last odd row or column is left out.
 * @param {Float32Array} map
 * @param {number} side
 */
export function pooled(map, side) {
  const half = Math.floor(side / 2);
  return Float32Array.from({ length: half * half }, (_, place) => {
    const corner = 2 * Math.floor(place / half) * side + 2 * (place % half);
    return Math.max(map[corner], map[corner + 1], map[corner + side], map[corner + side + 1]);
  });
}
