import { activeModelOf } from './active-network.js';

/**
 * @typedef {import('../reducer.js').State} State
 * @typedef {{ choice: unknown[], network: unknown[] }} Subject
 */

/** The largest share of the worker's time that automatic requests may take during training. */
const largestShare = 0.025;

/**
 * The time of an answer is estimated as the median of this many, since a busy machine may delay a single one for long.
 */
const typicalOf = 3;

/**
 * Returns how long to wait after an answer. The first answer alone is not representative, since it includes one-time
 * costs.
 * @param {number[]} milliseconds times that the last answers took the worker
 * @param {number} shortest pause
 */
export function pauseAfter(milliseconds, shortest) {
  if (milliseconds.length < 2) return shortest;
  const typical = [...milliseconds].sort((a, b) => a - b)[(milliseconds.length - 1) >> 1];
  return Math.max(shortest, typical / largestShare - typical);
}

/** Returns what every answer depends on: the network and its training step. @param {State} state */
export function networkKey(state) {
  const { run, runInputs, data } = state;
  return run?.step ? [runInputs, run.step] : [activeModelOf(state), data.train];
}

/** @param {unknown[]|null} a @param {unknown[]|null} b */
const same = (a, b) =>
  a !== null && b !== null && a.length === b.length && a.every((value, k) => Object.is(value, b[k]));

/**
 * Asks the worker about the network repeatedly while it changes, one request at a time and so rarely that training
 * loses little time. A request by the visitor is sent at once, and so is one about a network that is not in training.
 * Nothing is sent unless `update` is called.
 * @template Question, Answer
 * @param {object} options
 * @param {(question: Question) => Promise<(Answer & { milliseconds: number })|null>} options.ask
 * @param {(answer: (Answer & { milliseconds: number })|null, question: Question) => void} options.show null if there is
 *   no answer
 * @param {number} options.shortestPause shortest time between two answers during training, in milliseconds
 */
export function createThrottledQuery({ ask, show, shortestPause }) {
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
    const isNewChoice = !same(wanted.choice, answered?.choice ?? null);
    if (!isNewChoice && same(wanted.network, answered?.network ?? null)) return;
    const wait = isNewChoice || !wanted.trains ? 0 : notBefore - performance.now();
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
    took = [...took, answer?.milliseconds ?? 0].slice(-typicalOf);
    notBefore = performance.now() + pauseAfter(took, shortestPause);
    // If the visitor has made another choice in the meantime, this answer is out of date.
    if (same(asked.choice, wanted?.choice ?? null)) show(answer, asked.question);
    consider();
  }

  return {
    /**
     * @param {State} state
     * @param {Question} question
     * @param {unknown[]} [choice] the part of the question that the visitor chose
     * @param {unknown[]} [network] what the answer depends on apart from the choice
     */
    update(state, question, choice = [], network = networkKey(state)) {
      wanted = { question, choice, network, trains: state.run?.phase === 'training' };
      consider();
    },
  };
}
