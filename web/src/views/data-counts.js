/**
 * @typedef {import('../state/reducer.js').State} State
 * @typedef {{ training: number | null, validation: number | null, test: number | null, mine: number }} SetCounts
 * @typedef {{ training: number[] | null, validation: number[] | null, test: number[] | null }} ClassCounts
 */

/** How many images there are for what; null where that is not known. @param {State['data']} data @returns {SetCounts} */
export function setCountsOf({ train, test, split, mine }) {
  return {
    training: split?.training ?? train?.size ?? null,
    validation: split?.validation ?? null,
    test: test?.size ?? null,
    mine: mine.size,
  };
}

/** The same for each class; null for what there is not. @param {State['data']} data @returns {ClassCounts} */
export function classCountsOf({ train, test, split }) {
  return {
    training: split ? [...split.trainingClasses] : (train?.classCounts ?? null),
    validation: split && split.validation > 0 ? [...split.validationClasses] : null,
    test: test?.classCounts ?? null,
  };
}
