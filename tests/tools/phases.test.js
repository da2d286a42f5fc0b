import { expect, test } from 'vitest';
import { covered, downloadingAlone, PhaseClock } from '../../tools/setup/phases.mjs';

/** @param {string} name @param {number} start @param {number} end @param {'download' | 'work'} [kind] */
const phase = (name, start, end, kind = 'work') => ({ name, start, end, kind });

test('overlapping phases count once, and gaps do not count', () => {
  expect(covered([phase('a', 0, 4), phase('b', 1, 2), phase('c', 3, 6), phase('d', 10, 11)])).toBe(7);
  expect(covered([])).toBe(0);
});

test('time is only downloading when no work goes on at the same time', () => {
  expect(
    downloadingAlone([
      phase('fetch', 0, 10, 'download'),
      phase('install', 4, 6),
      phase('fetch more', 9, 12, 'download'),
    ]),
  ).toBe(10);
  expect(downloadingAlone([phase('fetch', 1, 2, 'download'), phase('install', 0, 6)])).toBe(0);
});

test('a phase is measured whether it returns or throws, and its value is handed on', async () => {
  let now = 0;
  const clock = new PhaseClock(() => now);
  const takes = (/** @type {number} */ milliseconds) => {
    now += milliseconds;
    return milliseconds;
  };
  expect(await clock.measure('one', () => takes(2000))).toBe(2000);
  await expect(
    clock.measure(
      'two',
      async () => {
        takes(3000);
        throw new Error('no network');
      },
      'download',
    ),
  ).rejects.toThrow('no network');
  await clock.measure('nothing to do', () => takes(10));
  const report = clock.report();
  expect(report.map((line) => line.trim().replace(/ {2,}/, ': '))).toEqual([
    'Time by phase; phases may overlap',
    'one: 2.0 s',
    'two (download): 3.0 s',
    'all of them: 5.0 s',
    'of which only downloading: 3.0 s',
  ]);
});

test('there is no table when everything was in place', async () => {
  const clock = new PhaseClock(() => 0);
  await clock.measure('nothing to do', () => null);
  expect(clock.report()).toEqual([]);
});
