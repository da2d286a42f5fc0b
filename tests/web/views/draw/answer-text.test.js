import { describe, expect, it } from 'vitest';
import { answerNote, certaintyOf, severalDigits } from '../../../../web/src/views/draw/answer-text.js';

/** @typedef {import('../../../../web/src/state/reducer.js').State} State */

const pretrained = {
  name: 'the pre-trained network',
  facts: { testAccuracy: 0.992 },
  loss: 'cross-entropy',
  sureAt: 0.7,
  digitAt: 0.4,
};
const outputs = (/** @type {number} */ four) => [0, 0, 0, 0, four, 0, 0, 0, 0, 1 - four];
const classNames = Array.from({ length: 10 }, (_, k) => String(k));

/** @param {object} more @returns {State} */
const state = (more) =>
  /** @type {any} */ ({ run: null, model: null, pretrained, prediction: null, data: { classNames }, ...more });
const answered = (/** @type {number} */ four, more = {}) => ({
  prediction: { digit: 4, outputs: outputs(four), kind: 'probability', frame: new Uint8Array(784), ...more },
});

describe('what is said about an answer', () => {
  it('names the network, and says how sure it is', () => {
    expect(answerNote(state(answered(0.9)), false)).toMatch(/^Read by the pre-trained network \(99.*\)\.$/);
    expect(answerNote(state(answered(0.6)), false)).toMatch(/^Not sure: 4 or 9\?/);
    expect(certaintyOf(state(answered(0.9, { digitness: 0.1 })))).toBe('no digit');
    expect(answerNote(state(answered(0.9, { digitness: 0.1 })), false)).toContain('does not look like a digit');
  });

  it('knows nothing of digits when the classes are something else', () => {
    const shirts = state({
      ...answered(0.9, { digitness: 0.1 }),
      data: { classNames: ['Shirt', ...classNames.slice(1)] },
    });
    expect(certaintyOf(shirts)).toBe('sure');
  });

  it('does not claim that nothing has been trained when a network is there', () => {
    const silent = { digit: null, outputs: null, kind: 'probability', frame: new Uint8Array(784) };
    const run = { phase: 'training', step: 3 };
    expect(answerNote(state({ prediction: silent, run }), false)).toMatch(/in training gives no number/);
    expect(answerNote(state({}), false)).toMatch(/^The pre-trained network .* is reading/);
    expect(answerNote(state({ pretrained: null, prediction: silent }), false)).toMatch(/pre-trained one is not loaded/);
    const begun = { phase: 'training', step: 0 };
    expect(answerNote(state({ pretrained: null, prediction: silent, run: begun }), false)).toMatch(/not taken a step/);
  });

  it('reads several digits', () => {
    const several = state(answered(0.95, { parts: [4, 2, 7] }));
    expect(severalDigits(several)).toBe('427');
    expect(answerNote(several, false)).toMatch(/^Several digits/);
    expect(severalDigits(state(answered(0.95, { parts: [] })))).toBe('');
  });
});
