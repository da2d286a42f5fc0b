/**
 * @typedef {import('../../state/reducer.js').State} State
 * @typedef {{ training: number | null, validation: number | null, test: number | null, mine: number }} SetCounts
 * @typedef {{ training: number[] | null, validation: number[] | null, test: number[] | null }} ClassCounts
 */

/**
 * Returns the set that the network is tested on: the visitor's digits if the settings choose them and there are any.
 * @param {Pick<State, 'settings' | 'data'>} state
 */
const testSetOf = ({ settings, data }) => (settings.mine === 'test' && data.mine.size > 0 ? data.mine : data.test);

/**
 * Returns how many images each set has; null where the number is not known.
 * @param {Pick<State, 'settings' | 'data'>} state
 * @returns {SetCounts}
 */
export function setCountsOf(state) {
  const { train, split, mine } = state.data;
  return {
    training: split?.training ?? train?.size ?? null,
    validation: split?.validation ?? null,
    test: testSetOf(state)?.size ?? null,
    mine: mine.size,
  };
}

/**
 * Returns the same numbers for each class; null for a set that does not exist.
 * @param {Pick<State, 'settings' | 'data'>} state
 * @returns {ClassCounts}
 */
export function classCountsOf(state) {
  const { train, split } = state.data;
  return {
    training: split ? [...split.trainingClasses] : (train?.classCounts ?? null),
    validation: split && split.validation > 0 ? [...split.validationClasses] : null,
    test: testSetOf(state)?.classCounts ?? null,
  };
}
