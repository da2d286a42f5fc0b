import { expect, test } from 'vitest';
import { parseTestArguments, partNames } from '../../tools/build-steps/test-arguments.mjs';

test('without arguments every part runs, in Chromium', () => {
  expect(parseTestArguments([])).toEqual({ parts: [...partNames], changed: false, engines: 'chromium' });
});

test.each([[['--only', 'web', 'native']], [['--only', 'native,web']], [['--only', 'web', '--only=native']]])(
  '%j means two parts, in their usual order',
  (args) => {
    expect(parseTestArguments(args).parts).toEqual(['native', 'web']);
  },
);

test('an unknown part is refused with the list of those there are', () => {
  expect(() => parseTestArguments(['--only', 'browser'])).toThrow(/no part called "browser"/);
  try {
    parseTestArguments(['--only', 'browser']);
  } catch (error) {
    for (const name of partNames) expect(/** @type {any} */ (error).nextStep).toContain(name);
  }
});

test.each([[['--onyl', 'web']], [['web']], [['--only', 'web', '--changed']], [['--engines', 'webkit']]])(
  '%j is refused',
  (args) => {
    expect(() => parseTestArguments(args)).toThrow();
  },
);

test('--engines and --changed are handed on', () => {
  expect(parseTestArguments(['--changed', '--engines', 'all'])).toMatchObject({ changed: true, engines: 'all' });
});
