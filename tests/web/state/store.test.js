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

it('goes on telling after a listener has failed', () => {
  const store = counter();
  let report = 0;
  const end = store.subscribe(() => {
    throw new Error('a view is broken');
  });
  expect(() => store.dispatch(1)).toThrow('a view is broken');
  end();
  store.subscribe(() => (report += 1));
  store.dispatch(1);
  expect(report).toBe(1);
});
