/**
 * The arithmetic of a symmetric signed scale.
 *
 * @typedef {Uint8ClampedArray} SignedPalette red, green, blue of STEPS colours, from the most negative to the most positive
 */

const steps = 255;
const middleStep = (steps - 1) / 2;

/** @param {string} rgb @returns {number[]} */
const channelsOf = (rgb) => (rgb.match(/[\d.]+/g) ?? []).slice(0, 3).map(Number);

/** @param {{ negative: string, zero: string, positive: string }} ends as `rgb(…)` @returns {SignedPalette} */
export function paletteBetween({ negative, zero, positive }) {
  const [below, middle, above] = [negative, zero, positive].map(channelsOf);
  const colours = new Uint8ClampedArray(3 * steps);
  for (let step = 0; step < steps; ++step) {
    const share = Math.abs(step - middleStep) / middleStep;
    const end = step < middleStep ? below : above;
    for (let c = 0; c < 3; ++c) colours[3 * step + c] = middle[c] + share * (end[c] - middle[c]);
  }
  return colours;
}

/**
 * Returns a value's index in the palette; NaN is shown as zero.
 * @param {number} value
 * @param {number} limit of the scale, on both sides
 */
export function stepOf(value, limit) {
  const share = limit > 0 ? Math.max(-1, Math.min(1, value / limit)) : 0;
  return Math.round(middleStep + middleStep * (Number.isNaN(share) ? 0 : share));
}

/**
 * Returns the largest magnitude, which is the limit of the scale that contains all values.
 * @param {ArrayLike<number>} values
 */
export function largestMagnitude(values) {
  let largest = 0;
  for (let k = 0; k < values.length; ++k) largest = Math.max(largest, Math.abs(values[k]) || 0);
  return largest;
}

/** Formats a value with two significant digits and a typographic minus sign. @param {number} value */
export function formatSigned(value) {
  const size = Math.abs(value);
  const digits =
    size === 0 ? '0' : size >= 0.01 && size < 1000 ? String(Number(size.toPrecision(2))) : size.toExponential(1);
  if (size === 0) return digits;
  return `${value < 0 ? '−' : '+'}${digits.replace('e-', 'e−').replace('e+', 'e')}`;
}
