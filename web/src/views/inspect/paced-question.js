import { readerOf } from '../answering-network.js';

/**
 * @typedef {import('../../state/reducer.js').State} State
 */

/** Of the worker's time, what looking may take while it trains: the issue allows twice as much. */
const SHARE = 0.025;

/** How long to wait after an answer that took the worker so long. @param {number} milliseconds @param {number} shortest pause */
export function pauseAfter(milliseconds, shortest) {
  return Math.max(shortest, milliseconds / SHARE - milliseconds);
}

/** What every answer depends on: the network, and how far its training is. @param {State} state */
export function networkKey(state) {
  const { run, begunWith, data } = state;
  return run?.step ? [begunWith, run.step] : [readerOf(state), data.train];
}

/** @param {unknown[]|null} a @param {unknown[]|null} b */
const same = (a, b) => a !== null && b !== null && a.length === b.length && a.every((value, k) => Object.is(value, b[k]));

/**
 * Asks the worker about the network again and again while it changes, one question at a time and so rarely that training loses little; a
 * question of the visitor's is asked at once. It rests while nobody calls `update`.
 * @template Question, Answer
 * @param {object} options
 * @param {(question: Question) => Promise<(Answer & { milliseconds: number })|null>} options.ask
 * @param {(answer: (Answer & { milliseconds: number })|null, question: Question) => void} options.show null where there is no answer
 * @param {number} options.shortestPause between two answers, in milliseconds
 */
export function createPacedQuestion({ ask, show, shortestPause }) {
  /** @type {{ question: Question, choice: unknown[], network: unknown[] }|null} */
  let wanted = null;
  /** @type {{ choice: unknown[], network: unknown[] }|null} */
  let answered = null;
  let underWay = false;
  let notBefore = 0;
  /** @type {ReturnType<typeof setTimeout>|undefined} */
  let timer;

  function consider() {
    if (!wanted || underWay) return;
    const chosenAnew = !same(wanted.choice, answered?.choice ?? null);
    if (!chosenAnew && same(wanted.network, answered?.network ?? null)) return;
    const wait = chosenAnew ? 0 : notBefore - performance.now();
    if (wait <= 0) return void put(wanted);
    clearTimeout(timer);
    timer = setTimeout(consider, wait);
  }

  /** @param {NonNullable<typeof wanted>} asked */
  async function put(asked) {
    underWay = true;
    answered = asked;
    const answer = await ask(asked.question).catch(() => null);
    underWay = false;
    notBefore = performance.now() + pauseAfter(answer?.milliseconds ?? 0, shortestPause);
    // While the visitor has moved on, this is no longer the answer.
    if (same(asked.choice, wanted?.choice ?? null)) show(answer, asked.question);
    consider();
  }

  return {
    /**
     * @param {State} state
     * @param {Question} question
     * @param {unknown[]} [choice] what of the question is the visitor's
     */
    update(state, question, choice = []) {
      wanted = { question, choice, network: networkKey(state) };
      consider();
    },
  };
}
