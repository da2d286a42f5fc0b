import { activeModelOf } from '../../../state/network/active-network.js';
import { createThrottledQuery } from '../../../state/network/throttled-query.js';

/**
 * @typedef {import('../../../state/reducer.js').State} State
 * @typedef {import('../../../state/session.js').Actions} Actions
 * @typedef {import('../../../worker/protocol.js').Measured} Measured
 * @typedef {import('../../../worker/protocol.js').MeasuredAnswers} MeasuredAnswers
 */

/** The sets that the network can be measured on without having learned from them. */
export const setOptions = /** @type {const} */ ([
  { value: 'test', label: 'Test' },
  { value: 'validation', label: 'Validation' },
]);

/**
 * Returns what the answers depend on; when it changes, they are out of date.
 * @param {State} state
 * @param {Measured} split
 * @returns {unknown[]}
 */
function sourceOf(state, split) {
  const model = activeModelOf(state);
  if (model) return [model, state.data.test];
  const { run, runInputs } = state;
  return [runInputs, run?.step ? run[`${split}Loss`] : null, run?.usesBest];
}

/** Returns whether the set exists. @param {State} state @param {Measured} split */
function hasSet(state, split) {
  if (activeModelOf(state)) return split === 'test' && state.data.test !== null;
  return state.run !== null && state.run[`${split}Loss`] !== null;
}

/** Explains why there are no answers. @param {State} state @param {Measured} split */
export function formatNoAnswers(state, split) {
  if (activeModelOf(state)) {
    return split === 'test'
      ? 'There is no test set.'
      : 'Only a network trained here has a validation set: choose a share under Data, then press Start.';
  }
  if (!state.run?.step) return 'No network has been trained yet. Press Start.';
  return split === 'test'
    ? 'The network has not been measured on the test set yet.'
    : 'No validation set has been held out in this run: choose a share under Data before Start.';
}

/** During training the pictures change at most this often, since faster changes only flicker. */
const shortestPauseMs = 1000;

/**
 * Keeps the answers up to date, with one request at a time.
 * @param {Actions} actions
 * @param {(answers: MeasuredAnswers | null, split: Measured) => void} show
 */
export function createAnswerSource(actions, show) {
  const query = createThrottledQuery({
    ask: async (/** @type {{ split: Measured, exists: boolean }} */ { split, exists }) =>
      exists ? actions.inspect.answersTo(split) : null,
    show(/** @type {MeasuredAnswers | null} */ answers, { split, exists }) {
      // While a set is being measured no answers are available; what is shown stays until the measurement is done.
      if (answers || !exists) show(answers, split);
    },
    shortestPause: shortestPauseMs,
  });
  return {
    /** @param {State} state @param {Measured} split */
    update(state, split) {
      query.update(state, { split, exists: hasSet(state, split) }, [split], sourceOf(state, split));
    },
  };
}
