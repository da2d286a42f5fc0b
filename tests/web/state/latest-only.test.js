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

it('can be asked again after a failure', async () => {
  let fail = true;
  const ask = latestOnly(async () => {
    if (fail) throw new Error('no');
  });
  await expect(ask(undefined)).rejects.toThrow('no');
  fail = false;
  await ask(undefined);
});
