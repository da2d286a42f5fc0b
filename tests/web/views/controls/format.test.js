import { describe, expect, it } from 'vitest';
import {
  formatBytes,
  formatClock,
  formatCount,
  formatDuration,
  formatLoss,
  formatPercent,
  formatRate,
  formatRoughDuration,
  formatWholePercent,
  notYet,
} from '../../../../web/src/views/controls/format.js';

const plain = (/** @type {string} */ text) => text.replaceAll('\u202f', ' ');
const secondsPerMinute = 60;
const hour = 3600;
const day = 86_400;
const year = 365.25 * day;

describe('formatDuration', () => {
  it.each([
    [0, '0 s'],
    [3.4e-6, '3.4 µs'],
    [0.00021, '210 µs'],
    [0.0043, '4.3 ms'],
    [0.9999, '1.0 s'],
    [1.93, '1.9 s'],
    [9.96, '10 s'],
    [59.4, '59 s'],
    [59.6, '1 min 00 s'],
    [3 * secondsPerMinute + 5, '3 min 05 s'],
    [hour - 0.4, '1 h 00 min'],
    [3 * hour + 12 * secondsPerMinute + 20, '3 h 12 min'],
    [day - 10, '1.0 days'],
    [2.4 * day, '2.4 days'],
    [130 * day, '130 days'],
    [1.5 * year, '1.5 years'],
    [1234.5 * year, '1,230 years'],
  ])('says %d seconds as %s', (seconds, words) => {
    expect(plain(formatDuration(seconds))).toBe(words);
  });

  it('shows a dash for what is not known', () => {
    expect([null, undefined, NaN, Infinity].map(formatDuration)).toEqual(Array(4).fill(notYet));
  });
});

describe('formatClock', () => {
  it('ticks in tenths, then in whole seconds', () => {
    expect([0, 0.18, 9.99, 10.99, 59.9].map((seconds) => plain(formatClock(seconds)))).toEqual([
      '0.0 s',
      '0.1 s',
      '9.9 s',
      '10 s',
      '59 s',
    ]);
  });

  it('goes on as a duration after a minute', () => {
    expect(plain(formatClock(61))).toBe('1 min 01 s');
  });
});

describe('quantities', () => {
  it('groups thousands', () => {
    expect(formatCount(47720)).toBe('47,720');
  });

  it('gives fractions as percentages', () => {
    expect([0.9534, 0, 1].map((fraction) => plain(formatPercent(fraction)))).toEqual(['95.3%', '0.0%', '100.0%']);
    expect(plain(formatWholePercent(0.8))).toBe('80%');
    expect(formatPercent(null)).toBe(notYet);
  });

  it('keeps a loss to the digits that mean something', () => {
    expect([0.123456, 12.34567, 1234.56, 0.000123456, 0].map(formatLoss)).toEqual([
      '0.1235',
      '12.3457',
      '1234.6',
      '1.23e-4',
      '0.0000',
    ]);
  });

  it('names a loss that has left the numbers', () => {
    expect([NaN, Infinity].map(formatLoss)).toEqual(['not finite', 'not finite']);
    expect(formatLoss(null)).toBe(notYet);
  });

  it('rounds a rate to what can be read while it changes', () => {
    expect([70_321, 123.4, 22.4, 0.0123, 0].map(formatRate)).toEqual(['70,300', '123', '22', '0.012', '0']);
  });
});

it.each([
  [0, '0 MB'],
  [784, '1 kB'],
  [4321, '5 kB'],
  [345_678, '0.3 MB'],
  [9_912_422, '9.9 MB'],
  [11_594_722, '11.6 MB'],
  [1_099_000_000, '1,099 MB'],
])('formatBytes(%d) reads %s', (bytes, expected) => expect(plain(formatBytes(bytes))).toBe(expected));

it('gives an estimated duration a single unit', () => {
  const rough = [0.0011, 32, 59.7, 2503, 11_560, 200_000].map((seconds) =>
    formatRoughDuration(seconds).replaceAll('\u202f', ' '),
  );
  expect(rough).toEqual(['1.1 ms', '32 s', '1 min', '42 min', '3.2 h', '2.3 days']);
});
