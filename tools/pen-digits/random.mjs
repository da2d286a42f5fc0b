/**
 * Returns random numbers that depend on the seed alone (Mulberry32, by T. Ettinger, public domain).
 * @param {number} seed
 */
export function createRandom(seed) {
  let state = seed >>> 0;
  const uniform = (low = 0, high = 1) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return low + ((high - low) * ((t ^ (t >>> 14)) >>> 0)) / 2 ** 32;
  };
  /** @template T @param {readonly T[]} items @returns {T} */
  const choose = (items) => items[Math.floor(uniform(0, items.length))];
  return { uniform, choose };
}

/** @typedef {ReturnType<typeof createRandom>} Random */
