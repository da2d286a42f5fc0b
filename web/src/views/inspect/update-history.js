/** Updates kept for the chart, at most. */
const MOST = 1500;

/**
 * Where there are more, every other one of the older half goes: what is recent stays whole.
 * @template T
 * @param {T[]} updates
 * @returns {T[]}
 */
export function thinned(updates) {
  if (updates.length <= MOST) return updates;
  const half = updates.length >> 1;
  return [...updates.slice(0, half).filter((_, k) => k % 2 === 0), ...updates.slice(half)];
}
