/**
 * Writes the learning rate's factor after the share t of a run as an expression. Languages differ only in the names of
 * their functions.
 *
 * @typedef {{ cos: string, pi: string, floor: string, either: (condition: string, then: string, otherwise: string) => string }} Words
 * @typedef {import('./recipe.js').Recipe} Recipe
 */

/** @type {Record<'python'|'javascript', Words>} */
export const words = {
  python: {
    cos: 'math.cos',
    pi: 'math.pi',
    floor: 'math.floor',
    either: (condition, then, otherwise) => `${then} if ${condition} else ${otherwise}`,
  },
  javascript: {
    cos: 'Math.cos',
    pi: 'Math.PI',
    floor: 'Math.floor',
    either: (condition, then, otherwise) => `${condition} ? ${then} : ${otherwise}`,
  },
};

/** @param {Recipe} recipe @param {Words} words @returns {string|null} null if the rate is constant */
export function scheduleExpression({ schedule, dropEvery }, { cos, pi, floor, either }) {
  const along = (/** @type {string} */ from, /** @type {string} */ to, /** @type {string} */ t) =>
    `${to} + (${from} - ${to}) * (1 + ${cos}(${pi} * ${t})) / 2`;
  switch (schedule) {
    case 'step':
      // Rounding may leave an epoch's end slightly below a whole number.
      return dropEvery > 0 ? `DROP ** ${floor}(t * EPOCHS / DROP_EVERY + 1e-9)` : 'DROP ** ((t >= 0.5) + (t >= 0.75))';
    case 'cosine':
      return `(1 + ${cos}(${pi} * t)) / 2`;
    case 'one-cycle':
      return either(
        't < WARM_UP',
        along('0.04', '1', 't / WARM_UP'),
        along('1', '4e-6', '(t - WARM_UP) / (1 - WARM_UP)'),
      );
    default:
      return null;
  }
}
