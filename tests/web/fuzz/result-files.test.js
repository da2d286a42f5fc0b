import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parseResults } from '../../../web/src/state/results/results-file.js';
import { expectRefusal, fuzzing, fuzzTimeout } from './fuzzing.js';

const result = { network: 'dnn', implementation: 'PyTorch', data: 'mnist', seconds: 3, testAccuracy: 0.9 };
const whole = { format: 'gradlab results', version: 1, by: 'a', machine: 'b', results: [result] };
const key = fc.oneof(fc.constantFrom(...Object.keys(result), '__proto__', 'id', 'date'), fc.string());
const wrongResult = fc.dictionary(key, fc.jsonValue()).map((changes) => ({ ...result, ...changes }));
const file = fc
  .record({
    results: fc.oneof(fc.array(wrongResult), fc.jsonValue()),
    more: fc.dictionary(fc.string(), fc.jsonValue()),
  })
  .map(({ results, more }) => JSON.stringify({ ...whole, ...more, results }));
const cut = fc.tuple(file, fc.nat()).map(([text, end]) => text.slice(0, end % (text.length + 1)));

/** @param {string} text */
function readOrRefused(text) {
  try {
    for (const { network, implementation } of parseResults(text, 'a.json'))
      expect([typeof network, typeof implementation]).toEqual(['string', 'string']);
  } catch (error) {
    expectRefusal(error);
  }
}

it('reads a file of results or refuses it in words', { timeout: fuzzTimeout }, () => {
  fc.assert(fc.property(fc.oneof(file, cut, fc.string(), fc.json()), readOrRefused), fuzzing(3000));
});
