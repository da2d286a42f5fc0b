/** The largest number of updates kept for the chart. */
const most = 1500;

/**
 * Drops every other update of the older half if there are too many, so that the recent ones stay complete.
 * @template T
 * @param {T[]} updates
 * @returns {T[]}
 */
export function thinned(updates) {
  if (updates.length <= most) return updates;
  const half = updates.length >> 1;
  return [...updates.slice(0, half).filter((_, k) => k % 2 === 0), ...updates.slice(half)];
}
