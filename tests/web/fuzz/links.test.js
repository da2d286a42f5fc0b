import fc from 'fast-check';
import { expect, it } from 'vitest';
import { controls } from '../../../web/src/config/hyper-parameters.js';
import { validate } from '../../../web/src/config/validation.js';
import { formatFragment, parseFragment } from '../../../web/src/state/url-state.js';
import { fuzzing, fuzzTimeout } from './fuzzing.js';

const hostile = [
  '__proto__',
  'constructor',
  'toString',
  '%',
  '%E0%A4',
  '%00',
  '=',
  '&&',
  '&amp;',
  '<script>',
  'NaN',
  '1e999',
  '-0',
  '٣',
  'conv(9999999999,1)',
  'dense(-1)',
  '\u202e',
];
const word = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom(...hostile), fc.double().map(String));
const key = fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...Object.keys(controls)) }, word);
const value = fc.oneof(word, word.map(encodeURIComponent));
const pair = fc.tuple(key, value).map(([name, given]) => `${name}=${given}`);
const fragment = fc.array(fc.oneof(pair, word)).map((parts) => `#${parts.join('&')}`);

it('takes any address: its settings are possible, and what is ignored is said', { timeout: fuzzTimeout }, () => {
  fc.assert(
    fc.property(fragment, (hash) => {
      const { settings, problems } = parseFragment(hash);
      expect(Object.keys(settings).sort()).toEqual(Object.keys(controls).sort());
      for (const [name, chosen] of Object.entries(settings)) expect(validate(name, chosen).ok, name).toBe(true);
      for (const problem of problems) expect(problem).toMatch(/\S/);
      expect(/** @type {any} */ ({}).polluted).toBeUndefined();
      // A link to these settings brings them back.
      expect(parseFragment(formatFragment(settings))).toMatchObject({ settings, problems: [] });
    }),
    fuzzing(10_000),
  );
});
