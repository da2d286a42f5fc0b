import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { initialState } from '../../../../web/src/state/reducer.js';
import { createThrottledQuery, pauseAfter } from '../../../../web/src/state/network/throttled-query.js';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A run at a step. @param {number} step @param {'training'|'paused'} [phase] @returns {import('../../../../web/src/state/reducer.js').State} */
const at = (step, phase = 'training') => ({ ...initialState(), runInputs, run: /** @type {any} */ ({ step, phase }) });
const runInputs = /** @type {any} */ ({});

/** @param {number} milliseconds an answer takes of the worker's time */
function asking(milliseconds) {
  /** @type {string[]} */
  const requestedSplit = [];
  /** @type {(string|undefined)[]} */
  const shown = [];
  const paced = createThrottledQuery({
    ask: async (/** @type {string} */ question) => {
      requestedSplit.push(question);
      return { milliseconds, text: `answer to ${question}` };
    },
    show: (answer) => void shown.push(answer?.text),
    shortestPause: 200,
  });
  return { requestedSplit, shown, paced };
}

describe('a paced question', () => {
  it('keeps its answers to a fortieth of the worker’s time', () => {
    expect(pauseAfter([1, 1], 200)).toBe(200);
    expect(pauseAfter([100, 100], 200)).toBe(3900);
    expect(pauseAfter([100, 100, 5000], 200), 'one that was held up').toBe(3900);
    expect(pauseAfter([100, 5, 100], 200), 'one that had little to do').toBe(3900);
    expect(pauseAfter([100], 200), 'the first').toBe(200);
  });

  it('is asked at once, then no more often than its pace, and once more for the last state', async () => {
    const { requestedSplit, shown, paced } = asking(10);
    for (let step = 1; step <= 10; ++step) {
      paced.update(at(step), `step ${step}`);
      await vi.advanceTimersByTimeAsync(50);
    }
    expect(requestedSplit).toEqual(['step 1', 'step 4']);
    await vi.advanceTimersByTimeAsync(1000);
    expect(requestedSplit).toEqual(['step 1', 'step 4', 'step 10']);
    expect(shown).toHaveLength(3);
  });

  it('takes at most a fortieth of the worker’s time, however long an answer takes', async () => {
    for (const took of [1, 40, 700]) {
      let spent = 0;
      const paced = createThrottledQuery({
        ask: () =>
          new Promise((/** @type {(answer: { milliseconds: number }) => void} */ resolve) =>
            setTimeout(() => resolve({ milliseconds: took }), took),
          ),
        show: () => void (spent += took),
        shortestPause: 200,
      });
      const duration = 100 * took + 10_000;
      for (let step = 1; step <= duration / 50; ++step) {
        paced.update(at(step), null);
        await vi.advanceTimersByTimeAsync(50);
      }
      // Two more than their share: nothing was known before the first, and little before the second.
      expect(spent - 2 * took, `${took} ms an answer`).toBeLessThanOrEqual(0.025 * duration);
      expect(spent).toBeGreaterThan(took);
    }
  });

  it('does not wait once the network rests, whatever the last answer took', async () => {
    const { requestedSplit, paced } = asking(1000);
    paced.update(at(1), 'step 1');
    await vi.advanceTimersByTimeAsync(100);
    paced.update(at(2), 'step 2');
    await vi.advanceTimersByTimeAsync(50);
    expect(requestedSplit).toEqual(['step 1']);
    await vi.advanceTimersByTimeAsync(200);
    paced.update(at(3), 'step 3');
    await vi.advanceTimersByTimeAsync(5000);
    expect(requestedSplit).toEqual(['step 1', 'step 2']);
    paced.update(at(4, 'paused'), 'step 4');
    await vi.advanceTimersByTimeAsync(1);
    expect(requestedSplit).toEqual(['step 1', 'step 2', 'step 4']);
  });

  it('rests while the network stays as it is', async () => {
    const { requestedSplit, paced } = asking(1);
    for (let k = 0; k < 5; ++k) {
      paced.update(at(7), 'same');
      await vi.advanceTimersByTimeAsync(500);
    }
    expect(requestedSplit).toEqual(['same']);
  });

  it('is asked at once where the visitor chose something else, and shows no answer to what was chosen before', async () => {
    const { requestedSplit, shown, paced } = asking(1000);
    paced.update(at(1), 'unit 1', [1]);
    paced.update(at(1), 'unit 2', [2]);
    await vi.advanceTimersByTimeAsync(1);
    expect(requestedSplit).toEqual(['unit 1', 'unit 2']);
    expect(shown).toEqual(['answer to unit 2']);
  });
});
