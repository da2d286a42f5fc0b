import { expect, it } from 'vitest';
import { latestOnly } from '../../../web/src/state/latest-only.js';

it('does one at a time and, of what came meanwhile, only the latest', async () => {
  /** @type {number[]} */
  const done = [];
  let underWay = 0;
  const ask = latestOnly(async (/** @type {number} */ n) => {
    underWay += 1;
    expect(underWay).toBe(1);
    await new Promise((resolve) => setTimeout(resolve, 5));
    done.push(n);
    underWay -= 1;
  });
  ask(1);
  ask(2);
  await ask(3);
  expect(done).toEqual([1, 3]);
  await ask(4);
  expect(done).toEqual([1, 3, 4]);
});

it.each([0, 1, 2, 3, 4, 5, 6, 7, 8])(
  'does what is asked for when the one before has just ended: %i promises later',
  async (turns) => {
    /** @type {number[]} */
    const done = [];
    /** @type {(nothing?: unknown) => void} */
    let end = () => {};
    const ended = new Promise((resolve) => (end = resolve));
    const ask = latestOnly(async (/** @type {number} */ n) => {
      if (n === 1) await ended;
      done.push(n);
    });
    ask(1);
    end();
    for (let turn = 0; turn < turns; turn++) await null;
    await ask(2);
    expect(done).toEqual([1, 2]);
  },
);

it('can be asked again after a failure', async () => {
  let fail = true;
  const ask = latestOnly(async () => {
    if (fail) throw new Error('no');
  });
  await expect(ask(undefined)).rejects.toThrow('no');
  fail = false;
  await ask(undefined);
});
