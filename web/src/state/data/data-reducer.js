/**
 * The data sets in the page's state.
 *
 * @typedef {import('../../worker/protocol.js').DatasetSummary} DatasetSummary
 * @typedef {import('../../worker/protocol.js').LoadingProgress} LoadingProgress
 * @typedef {import('../../worker/protocol.js').Split} Split
 * @typedef {import('../../worker/protocol.js').StoredSet} StoredSet
 * @typedef {import('../reducer.js').State} State
 * @typedef {import('../reducer.js').Action} Action
 *
 * @typedef {object} DataState
 * @property {DatasetSummary|null} train
 * @property {DatasetSummary|null} test
 * @property {LoadingProgress|null} loading
 * @property {string|null} sorted says which opened file is used for what, and why
 * @property {string|null} former what was loaded before files were opened, if it is possible to go back to it
 * @property {'unknown'|'stored'|'not-stored'} mnist
 * @property {{ bytes: number, sets: Pick<StoredSet, 'id'|'name'|'bytes'>[], persisted: boolean|null }|null} stored null if unknown, or if the
 *   browser stores nothing; `persisted`: whether the browser has promised not to delete it, null if it cannot be asked
 * @property {string[]} classNames of the data set in use
 * @property {import('../../worker/protocol.js').SplitCounts|null} split of the training set, by the validation share
 * @property {MyDigitsSummary} mine
 * @typedef {{ size: number, classCounts: number[], labels: number[], version: number }} MyDigitsSummary `version` goes up with each change
 *
 * @typedef {{ type: 'loading', loading: LoadingProgress|null }
 *   | { type: 'data', split: Split, summary: DatasetSummary|null }
 *   | { type: 'data-facts', facts: Partial<DataState> }} DataAction
 */

/** The default names of the classes. */
export const digitNames = Array.from({ length: 10 }, (_, digit) => String(digit));

/** @returns {DataState} */
export function emptyData() {
  const mine = { size: 0, classCounts: Array(10).fill(0), labels: [], version: 0 };
  return {
    train: null,
    test: null,
    loading: null,
    sorted: null,
    former: null,
    mnist: 'unknown',
    stored: null,
    classNames: digitNames,
    split: null,
    mine,
  };
}

/** @param {State} state @param {Action} action @returns {Partial<State>|null} what changes */
export function dataReducer({ data }, action) {
  switch (action.type) {
    case 'loading':
      return { data: { ...data, loading: action.loading } };
    case 'data':
      return { data: { ...data, [action.split]: action.summary } };
    case 'data-facts':
      return { data: { ...data, ...action.facts } };
    default:
      return null;
  }
}
