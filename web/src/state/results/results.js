/**
 * Results of training, from this visit's runs and from elsewhere, which fill the cells of the comparison table.
 *
 * @typedef {'this visit'|'earlier visit'|'imported'|'reference'|'reported'} Source
 *
 * @typedef {object} Result
 * @property {string} id a later result of the same run has the same one
 * @property {string} network a preset's name; '' for any other network
 * @property {string} implementation a key of `implementations`, or another gradient method
 * @property {string} data `mnist`, `digits` or `upload`
 * @property {number|null} images in the training set
 * @property {number|null} accuracy on the test set, after the measured share of the run
 * @property {number|null} seconds that were measured; see `wholeSeconds`
 * @property {string} [why] nothing could be measured; accuracy and seconds are null then
 * @property {number} projected share of the whole run that was measured: 1 is all of it
 * @property {number|null} epochs of the whole run
 * @property {Source} source
 * @property {string} [loss] the cost's name
 * @property {number} [learningRate]
 * @property {number} [batch]
 * @property {string} [optimizer]
 * @property {number} [imagesPerSecond]
 * @property {number} [threads]
 * @property {string} [device]
 * @property {string} [machine]
 * @property {string} [date] ISO 8601
 * @property {string} [command] what reproduces it
 * @property {string} [by] who measured or reported it
 * @property {string} [said] a reported result, quoted from its source
 * @property {boolean} [approximate] according to its source
 * @property {string} [note]
 *
 * @typedef {{ type: 'result-added', result: Result }
 *   | { type: 'results-added', results: Result[] }
 *   | { type: 'results-removed', sources: Source[] }} ResultsAction
 */

/**
 * @param {import('../reducer.js').State} state
 * @param {import('../reducer.js').Action} action
 * @returns {Partial<import('../reducer.js').State>|null} what changes
 */
export function resultsReducer({ results }, action) {
  switch (action.type) {
    case 'result-added':
      return { results: withResults(results, [action.result]) };
    case 'results-added':
      return { results: withResults(results, action.results) };
    case 'results-removed':
      return { results: results.filter(({ source }) => !action.sources.includes(source)) };
    default:
      return null;
  }
}

/** @param {Result[]} results @param {Result[]} more they replace those with the same ids @returns {Result[]} the oldest first */
function withResults(results, more) {
  const ids = new Set(more.map(({ id }) => id));
  return [...results.filter(({ id }) => !ids.has(id)), ...more];
}
