import { expect, it } from 'vitest';
import { createStore } from '../../../web/src/state/store.js';

const counter = () => createStore((/** @type {number} */ count, /** @type {number} */ by) => count + by, 0);

it('tells every listener of every change in order, of one that a listener makes too', () => {
  const store = counter();
  /** @type {number[][]} */
  const heard = [];
  store.subscribe((count) => count === 1 && store.dispatch(10));
  store.subscribe((count, before) => heard.push([before, count]));
  store.dispatch(1);
  expect(heard).toEqual([
    [0, 1],
    [1, 11],
  ]);
  expect(store.get()).toBe(11);
});

it('tells nobody where nothing has changed, or who has ended the subscription', () => {
  const store = counter();
  let report = 0;
  const end = store.subscribe(() => (report += 1));
  store.dispatch(0);
  expect(report).toBe(0);
  end();
  store.dispatch(1);
  expect(report).toBe(0);
});

it('calls the other listeners when one has failed, and reports the error', () => {
  const /** @type {unknown[]} */ errors = [];
  const store = createStore(
    (/** @type {number} */ count, /** @type {number} */ by) => count + by,
    0,
    (error) => errors.push(error),
  );
  let calls = 0;
  const broken = new Error('a view is broken');
  store.subscribe((count) => {
    if (count === 1) store.dispatch(10);
    throw broken;
  });
  store.subscribe(() => (calls += 1));
  store.dispatch(1);
  expect(calls).toBe(2);
  expect(errors).toEqual([broken, broken]);
});
