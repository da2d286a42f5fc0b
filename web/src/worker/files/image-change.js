/**
 * Turns the values of an image into the 28×28 bytes that networks see.
 *
 * @typedef {object} ImageChange
 * @property {number} side of the images in the file
 * @property {number} low the value that means no ink
 * @property {number} high the value that means full ink
 * @property {boolean} inverted dark writing on white paper
 * @property {boolean} transposed rows and columns are exchanged
 */

export const mnistSide = 28;
const most = 255;

/** @param {ImageChange} change */
export function changesNothing({ side, low, high, inverted, transposed }) {
  return side === mnistSide && low === 0 && high === most && !inverted && !transposed;
}

/**
 * Returns a function that changes one image. It returns null if a value is out of range, and the same array every time.
 * @param {ImageChange} change
 * @returns {(values: ArrayLike<number>, from: number) => Uint8Array|null}
 */
export function imageChanger({ side, low, high, inverted, transposed }) {
  const weights = side === mnistSide ? null : resizingWeights(side);
  const image = new Float64Array(side * side);
  const bytes = new Uint8Array(mnistSide * mnistSide);
  const scale = most / (high - low);
  return (values, from) => {
    for (let i = 0; i < image.length; i += 1) {
      const value = values[from + (transposed ? (i % side) * side + Math.floor(i / side) : i)];
      if (!(value >= low && value <= high)) return null;
      image[i] = inverted ? (high - value) * scale : (value - low) * scale;
    }
    const fitting = weights === null ? image : resized(image, side, weights);
    for (let i = 0; i < bytes.length; i += 1) bytes[i] = Math.round(fitting[i]);
    return bytes;
  };
}

/**
 * Returns the weights of linear interpolation with antialiasing, as Pillow's BILINEAR has them: 28 rows of `side`.
 * @param {number} side
 */
function resizingWeights(side) {
  const scale = side / mnistSide;
  const support = Math.max(scale, 1);
  return Array.from({ length: mnistSide }, (_, i) => {
    const centre = (i + 0.5) * scale;
    const row = Array.from({ length: side }, (__, j) => Math.max(0, 1 - Math.abs(j + 0.5 - centre) / support));
    const sum = row.reduce((a, b) => a + b);
    return row.map((weight) => weight / sum);
  });
}

/** @param {Float64Array} image @param {number} side @param {number[][]} weights */
function resized(image, side, weights) {
  const wide = new Float64Array(mnistSide * side);
  for (let y = 0; y < side; y += 1)
    for (let x = 0; x < mnistSide; x += 1)
      wide[y * mnistSide + x] = weights[x].reduce((sum, weight, j) => sum + weight * image[y * side + j], 0);
  const result = new Float64Array(mnistSide * mnistSide);
  for (let y = 0; y < mnistSide; y += 1)
    for (let x = 0; x < mnistSide; x += 1)
      result[y * mnistSide + x] = weights[y].reduce((sum, weight, j) => sum + weight * wide[j * mnistSide + x], 0);
  return result;
}
