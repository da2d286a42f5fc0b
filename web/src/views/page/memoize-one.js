/**
 * Wraps a function so that it is not computed again for the arguments of the last call: it then returns the same result.
 * @template {any[]} A, R
 * @param {(...values: A) => R} compute
 * @returns {(...values: A) => R}
 */
export function memoizeOne(compute) {
  /** @type {{ values: A, result: R } | null} */
  let last = null;
  return (...values) => {
    if (!last || values.some((value, k) => !Object.is(value, last?.values[k])))
      last = { values, result: compute(...values) };
    return last.result;
  };
}
