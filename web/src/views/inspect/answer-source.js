import { readerOf } from '../answering-network.js';

/**
 * @typedef {import('../../state/reducer.js').State} State
 * @typedef {import('../../state/session.js').Actions} Actions
 * @typedef {import('./answers.js').Answers} Answers
 * @typedef {import('../../worker/protocol.js').Measured} Measured
 */

/** What a network is asked about that it does not learn from. */
export const SETS = /** @type {const} */ ([{ value: 'test', label: 'Test' }, { value: 'validation', label: 'Validation' }]);

/** What the answers are of: they are old when it changes. @param {State} state @param {Measured} which @returns {unknown[]} */
function sourceOf(state, which) {
  const reader = readerOf(state);
  if (reader) return [reader, state.data.test, which];
  const { run, begunWith } = state;
  return [begunWith, which, run?.step ? run[`${which}Loss`] : null, run?.usesBest];
}

/** Whether there is such a set to be right or wrong on. @param {State} state @param {Measured} which */
export function hasSet(state, which) {
  if (readerOf(state)) return which === 'test' && state.data.test !== null;
  return state.run !== null && state.run[`${which}Loss`] !== null;
}

/** Why there are no answers. @param {State} state @param {Measured} which */
export function noAnswersInWords(state, which) {
  if (readerOf(state)) {
    return which === 'test' ? 'There is no test set to answer to.' : 'Only a network trained here has a validation set: choose a share under Data, then press Start.';
  }
  if (!state.run?.step) return 'No network has been trained yet. Press Start.';
  return which === 'test' ? 'The network has not been measured on the test set yet.' : 'No validation set has been held out in this run: choose a share under Data before Start.';
}

/** While training, pictures that change more often than this are not looked at but flicker. */
const pauseMs = 1000;

/**
 * Keeps the answers up to date, one question at a time.
 * @param {Actions} actions
 * @param {(answers: Answers | null, which: Measured) => void} show
 */
export function createAnswerSource(actions, show) {
  /** @type {{ source: unknown[], which: Measured, exists: boolean }} */
  let wanted = { source: [], which: 'test', exists: false };
  let asking = false;

  async function ask() {
    asking = true;
    for (let asked = null; asked !== wanted; ) {
      asked = wanted;
      const { which, exists } = asked;
      const answers = exists ? await actions.answersTo(which) : null;
      // While a set is being measured there is nothing to be told: what is shown stays until that is done.
      if (which === wanted.which && (answers || !exists)) show(answers, which);
      if (exists && asked.which === wanted.which) await new Promise((resolve) => setTimeout(resolve, pauseMs));
    }
    asking = false;
  }

  return {
    /** @param {State} state @param {Measured} which */
    update(state, which) {
      const source = sourceOf(state, which);
      if (source.length === wanted.source.length && source.every((part, i) => part === wanted.source[i])) return;
      wanted = { source, which, exists: hasSet(state, which) };
      if (!asking) ask();
    },
  };
}
