/**
 * Returns the range of the axis that all bars share: 0 to 1, or more if an output lies outside.
 * @param {number[]} outputs
 */
export function outputRange(outputs) {
  return { low: Math.min(0, ...outputs), high: Math.max(1, ...outputs) };
}
