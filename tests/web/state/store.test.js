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

it('takes a slice later, whose reducer changes nothing else', () => {
  /** @typedef {{ count: number, race: number[]|null }} State */
  const store = createStore(
    (/** @type {State} */ state, /** @type {number} */ by) => (by > 0 ? { ...state, count: state.count + by } : state),
    /** @type {State} */ ({ count: 0, race: null }),
  );
  /** @type {State[]} */
  const heard = [];
  store.subscribe((state) => heard.push(state));
  store.dispatch(-1);
  const race = store.addSlice('race', (seen, by) => (by < 0 ? [...seen, by] : seen), /** @type {number[]} */ ([]));
  race.dispatch(-2);
  store.dispatch(3);
  store.dispatch(0);
  expect(race.get()).toEqual([-2]);
  expect(heard).toEqual([
    { count: 0, race: [] },
    { count: 0, race: [-2] },
    { count: 3, race: [-2] },
  ]);
});
