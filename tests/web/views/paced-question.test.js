import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { initialState } from '../../../web/src/state/reducer.js';
import { createPacedQuestion, pauseAfter } from '../../../web/src/views/inspect/paced-question.js';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A run at a step. @param {number} step @returns {import('../../../web/src/state/reducer.js').State} */
const at = (step) => ({ ...initialState(), begunWith, run: /** @type {any} */ ({ step }) });
const begunWith = /** @type {any} */ ({});

/** @param {number} milliseconds an answer takes of the worker's time */
function asking(milliseconds) {
  /** @type {string[]} */
  const asked = [];
  /** @type {(string|undefined)[]} */
  const shown = [];
  const paced = createPacedQuestion({
    ask: async (/** @type {string} */ question) => {
      asked.push(question);
      return { milliseconds, text: `answer to ${question}` };
    },
    show: (answer) => void shown.push(answer?.text),
    shortestPause: 200,
  });
  return { asked, shown, paced };
}

describe('a paced question', () => {
  it('keeps its answers to a fortieth of the worker’s time', () => {
    expect(pauseAfter(1, 200)).toBe(200);
    expect(pauseAfter(100, 200)).toBe(3900);
  });

  it('is asked at once, then no more often than its pace, and once more for the last state', async () => {
    const { asked, shown, paced } = asking(10);
    for (let step = 1; step <= 10; ++step) {
      paced.update(at(step), `step ${step}`);
      await vi.advanceTimersByTimeAsync(50);
    }
    expect(asked).toEqual(['step 1', 'step 8']);
    await vi.advanceTimersByTimeAsync(1000);
    expect(asked).toEqual(['step 1', 'step 8', 'step 10']);
    expect(shown).toHaveLength(3);
  });

  it('rests while the network stays as it is', async () => {
    const { asked, paced } = asking(1);
    for (let k = 0; k < 5; ++k) {
      paced.update(at(7), 'same');
      await vi.advanceTimersByTimeAsync(500);
    }
    expect(asked).toEqual(['same']);
  });

  it('is asked at once where the visitor chose something else, and shows no answer to what was chosen before', async () => {
    const { asked, shown, paced } = asking(1000);
    paced.update(at(1), 'unit 1', [1]);
    paced.update(at(1), 'unit 2', [2]);
    await vi.advanceTimersByTimeAsync(1);
    expect(asked).toEqual(['unit 1', 'unit 2']);
    expect(shown).toEqual(['answer to unit 2']);
  });
});
