import { readerOf } from './answering-network.js';

/**
 * @typedef {import('../state/reducer.js').State} State
 * @typedef {{ choice: unknown[], network: unknown[] }} Subject
 */

/** Of the worker's time, what looking unasked may take while it trains: the issue allows twice as much, and its clock does not see all. */
const SHARE = 0.025;

/** Answers by which it is judged what one takes: their median, since a busy machine may hold up a single one for long. */
const JUDGED_BY = 3;

/**
 * How long to wait after the last of some answers. A first one alone tells little: it pays for all that is done for the first time.
 * @param {number[]} milliseconds that they took the worker
 * @param {number} shortest pause
 */
export function pauseAfter(milliseconds, shortest) {
  if (milliseconds.length < 2) return shortest;
  const typical = [...milliseconds].sort((a, b) => a - b)[(milliseconds.length - 1) >> 1];
  return Math.max(shortest, typical / SHARE - typical);
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
 * question of the visitor's is asked at once, and so is one about a network that does not train. It rests while nobody calls `update`.
 * @template Question, Answer
 * @param {object} options
 * @param {(question: Question) => Promise<(Answer & { milliseconds: number })|null>} options.ask
 * @param {(answer: (Answer & { milliseconds: number })|null, question: Question) => void} options.show null where there is no answer
 * @param {number} options.shortestPause between two answers while it trains, in milliseconds
 */
export function createPacedQuestion({ ask, show, shortestPause }) {
  /** @type {(Subject & { question: Question, trains: boolean })|null} */
  let wanted = null;
  /** @type {Subject|null} */
  let answered = null;
  let underWay = false;
  let notBefore = 0;
  /** @type {number[]} */
  let took = [];
  /** @type {ReturnType<typeof setTimeout>|undefined} */
  let timer;

  function consider() {
    if (!wanted || underWay) return;
    const chosenAnew = !same(wanted.choice, answered?.choice ?? null);
    if (!chosenAnew && same(wanted.network, answered?.network ?? null)) return;
    const wait = chosenAnew || !wanted.trains ? 0 : notBefore - performance.now();
    clearTimeout(timer);
    if (wait <= 0) return void put(wanted);
    timer = setTimeout(consider, wait);
  }

  /** @param {NonNullable<typeof wanted>} asked */
  async function put(asked) {
    underWay = true;
    if (!same(asked.choice, answered?.choice ?? null)) took = [];
    answered = asked;
    const answer = await ask(asked.question).catch(() => null);
    underWay = false;
    took = [...took, answer?.milliseconds ?? 0].slice(-JUDGED_BY);
    notBefore = performance.now() + pauseAfter(took, shortestPause);
    // While the visitor has moved on, this is no longer the answer.
    if (same(asked.choice, wanted?.choice ?? null)) show(answer, asked.question);
    consider();
  }

  return {
    /**
     * @param {State} state
     * @param {Question} question
     * @param {unknown[]} [choice] what of the question is the visitor's
     * @param {unknown[]} [network] what the answer depends on beside it
     */
    update(state, question, choice = [], network = networkKey(state)) {
      wanted = { question, choice, network, trains: state.run?.phase === 'training' };
      consider();
    },
  };
}
