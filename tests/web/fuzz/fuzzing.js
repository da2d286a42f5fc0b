import fc from 'fast-check';
import { expect } from 'vitest';

/** `npm run fuzz` sets it, in seconds for each property; without it, each has a number of runs. */
const seconds = Number(process.env.GRADLAB_FUZZ_SECONDS ?? 0);

/**
 * The options of a property: the same inputs each time, unless `npm run fuzz` looks for new ones. What it finds is printed
 * with its seed and is added as an example.
 * @param {number} runs
 * @returns {{ numRuns: number, seed?: number, interruptAfterTimeLimit?: number }}
 */
export function fuzzing(runs) {
  return seconds > 0 ? { numRuns: 1e9, interruptAfterTimeLimit: seconds * 1000 } : { numRuns: runs, seed: 20_261_129 };
}

/** How long a test of properties may take, in milliseconds. */
export const fuzzTimeout = seconds * 1000 + 120_000;

/** @typedef {{ at: number, near: boolean, kind: 'write'|'cut'|'remove'|'repeat'|'insert', bytes: Uint8Array }} Edit */

/**
 * Returns changes to a file: each writes, removes or repeats bytes at a place from 0 (its start) to 1.
 * @param {string[]} [pieces] texts that hostile files of this kind are made of
 * @returns {fc.Arbitrary<Edit[]>}
 */
export function edits(pieces = ['0', '4294967296', 'NaN', '"', ',', '\n']) {
  const texts = fc.constantFrom(...pieces).map((text) => new TextEncoder().encode(text));
  const change = fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    // The headers, where damage says most, are at the start.
    near: fc.boolean(),
    kind: fc.constantFrom(.../** @type {Edit['kind'][]} */ (['write', 'cut', 'remove', 'repeat', 'insert'])),
    bytes: fc.oneof(fc.uint8Array({ minLength: 1, maxLength: 24 }), texts),
  });
  return fc.array(change, { minLength: 1, maxLength: 5 });
}

/** @param {Uint8Array} file @param {Edit[]} changes @returns {Uint8Array} */
export function edited(file, changes) {
  return changes.reduce((before, { at, near, kind, bytes }) => {
    const place = Math.floor(at * (near ? Math.min(900, before.length) : before.length));
    if (kind === 'cut') return before.slice(0, place);
    const rest = {
      write: before.subarray(place + bytes.length),
      remove: before.subarray(place + bytes.length),
      repeat: before.subarray(Math.max(0, place - 12 * bytes.length)),
      insert: before.subarray(place),
    }[kind];
    const middle = kind === 'write' || kind === 'insert' ? bytes : new Uint8Array(0);
    return new Uint8Array(Buffer.concat([before.subarray(0, place), middle, rest]));
  }, file);
}

/** Checks that an error is a refusal in words. @param {unknown} error */
export function expectRefusal(error) {
  expect(error).toMatchObject({ name: 'Refusal', message: expect.stringMatching(/\w+ \w+ \w+/) });
}
