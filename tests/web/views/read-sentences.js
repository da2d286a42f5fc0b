import { expect } from 'vitest';

/**
 * What a sentence claims: a pattern, and whether what it says holds of the state. The pattern matches the whole sentence.
 * @template S
 * @typedef {[RegExp, (state: S, match: string[]) => boolean]} Claim
 */

/** @param {string} text */
const sentencesOf = (text) =>
  text
    .replaceAll(/[\u202f\u00a0]/g, ' ')
    .split(/(?<=[.?!])\s+(?=[A-Z“‘0-9])/)
    .filter((sentence) => sentence.trim() !== '');

/**
 * Expects that each sentence of a verdict is one that is known, and that what it claims holds of the state.
 * @template S
 * @param {string} text
 * @param {S} state
 * @param {Claim<S>[]} claims
 */
export function expectTrue(text, state, claims) {
  for (const sentence of sentencesOf(text)) {
    const read = claims
      .map(([pattern, holds]) => ({ match: pattern.exec(sentence), holds }))
      .filter(({ match }) => match);
    expect(read, `known: ${sentence}`).toHaveLength(1);
    const [{ match, holds }] = read;
    expect(holds(state, /** @type {RegExpExecArray} */ (match)), `“${sentence}” of ${text}`).toBe(true);
  }
}

/** @param {string} text such as “1,234” */
export const numberIn = (text) => Number(text.replaceAll(',', ''));

/** Splits “a, b and c”. @param {string} text */
export const listIn = (text) => text.split(/, | and /);
