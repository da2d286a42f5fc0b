import { activeModelOf } from '../../../state/network/active-network.js';
import { createPacedQuestion } from '../../../state/network/paced-question.js';

/**
 * @typedef {import('../../../state/reducer.js').State} State
 * @typedef {import('../../../state/session.js').Actions} Actions
 * @typedef {import('../../../worker/protocol.js').Measured} Measured
 * @typedef {import('../../../worker/protocol.js').MeasuredAnswers} MeasuredAnswers
 */

/** The sets that the network can be measured on without having learned from them. */
export const SETS = /** @type {const} */ ([
  { value: 'test', label: 'Test' },
  { value: 'validation', label: 'Validation' },
]);

/**
 * Returns what the answers depend on; when it changes, they are out of date.
 * @param {State} state
 * @param {Measured} which
 * @returns {unknown[]}
 */
function sourceOf(state, which) {
  const reader = activeModelOf(state);
  if (reader) return [reader, state.data.test];
  const { run, begunWith } = state;
  return [begunWith, run?.step ? run[`${which}Loss`] : null, run?.usesBest];
}

/** Returns whether the set exists. @param {State} state @param {Measured} which */
export function hasSet(state, which) {
  if (activeModelOf(state)) return which === 'test' && state.data.test !== null;
  return state.run !== null && state.run[`${which}Loss`] !== null;
}

/** Explains why there are no answers. @param {State} state @param {Measured} which */
export function noAnswersInWords(state, which) {
  if (activeModelOf(state)) {
    return which === 'test'
      ? 'There is no test set to answer to.'
      : 'Only a network trained here has a validation set: choose a share under Data, then press Start.';
  }
  if (!state.run?.step) return 'No network has been trained yet. Press Start.';
  return which === 'test'
    ? 'The network has not been measured on the test set yet.'
    : 'No validation set has been held out in this run: choose a share under Data before Start.';
}

/** During training the pictures change at most this often, since faster changes only flicker. */
const SHORTEST_PAUSE_MS = 1000;

/**
 * Keeps the answers up to date, with one request at a time.
 * @param {Actions} actions
 * @param {(answers: MeasuredAnswers | null, which: Measured) => void} show
 */
export function createAnswerSource(actions, show) {
  const paced = createPacedQuestion({
    ask: async (/** @type {{ which: Measured, exists: boolean }} */ { which, exists }) =>
      exists ? actions.answersTo(which) : null,
    show(/** @type {MeasuredAnswers | null} */ answers, { which, exists }) {
      // While a set is being measured no answers are available; what is shown stays until the measurement is done.
      if (answers || !exists) show(answers, which);
    },
    shortestPause: SHORTEST_PAUSE_MS,
  });
  return {
    /** @param {State} state @param {Measured} which */
    update(state, which) {
      paced.update(state, { which, exists: hasSet(state, which) }, [which], sourceOf(state, which));
    },
  };
}
