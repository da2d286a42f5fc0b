import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { watch } from '../../../../web/src/worker/client/watchdog.js';

const lock = 'gradlab-worker 1';
/** @type {string[]} */
let held = [];
/** @type {ReturnType<typeof watch>} */
let watching;
const onSilence = vi.fn();
const silent = () => new Promise(() => {});

beforeEach(() => {
  vi.useFakeTimers();
  onSilence.mockClear();
  held = [lock];
  vi.stubGlobal('navigator', { locks: { query: async () => ({ held: held.map((name) => ({ name })) }) } });
});
afterEach(() => {
  watching.stop();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it('takes a worker that lost its lock for dead within three seconds', async () => {
  watching = watch(silent, onSilence);
  watching.hear({ seconds: 0, lock });
  await vi.advanceTimersByTimeAsync(100);
  held = [];
  await vi.advanceTimersByTimeAsync(2900);
  expect(onSilence).toHaveBeenCalledOnce();
});

it.each([
  ['a long step is announced', 600, true],
  ['nothing is announced', 0, false],
])('where %s, waits for a silent worker that holds its lock', async (_, seconds, lives) => {
  watching = watch(silent, onSilence);
  watching.hear({ seconds, lock });
  await vi.advanceTimersByTimeAsync(60_000);
  expect(onSilence).toHaveBeenCalledTimes(lives ? 0 : 1);
  await vi.advanceTimersByTimeAsync(700_000);
  expect(onSilence).toHaveBeenCalledOnce();
});

it('waits as long where the browser has no locks', async () => {
  vi.stubGlobal('navigator', {});
  watching = watch(silent, onSilence);
  watching.hear({ seconds: 600, lock: null });
  await vi.advanceTimersByTimeAsync(500_000);
  expect(onSilence).not.toHaveBeenCalled();
  watching.hear({ seconds: 0, lock: null });
  await vi.advanceTimersByTimeAsync(1000);
  expect(onSilence).toHaveBeenCalledOnce();
});

it('leaves a worker that answers alone, also without a lock', async () => {
  held = [];
  watching = watch(async () => {}, onSilence);
  watching.hear({ seconds: 0, lock });
  await vi.advanceTimersByTimeAsync(60_000);
  expect(onSilence).not.toHaveBeenCalled();
});
