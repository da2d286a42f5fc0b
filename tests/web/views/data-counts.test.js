import { expect, it } from 'vitest';
import { initialState } from '../../../web/src/state/reducer.js';
import { classCountsOf, setCountsOf } from '../../../web/src/views/data-counts.js';

const dataset = (/** @type {number} */ perClass) => ({
  name: '',
  size: 10 * perClass,
  classCounts: Array(10).fill(perClass),
  bytes: 1,
  skipped: 0,
  problems: [],
  samples: [],
  sampleLabels: [],
});
const { data: none } = initialState();
const loaded = { ...none, train: dataset(50), test: dataset(7) };
const split = { training: 450, validation: 50, trainingClasses: Array(10).fill(45), validationClasses: Array(10).fill(5) };

it('nothing is known before anything is loaded', () => {
  expect(setCountsOf(none)).toEqual({ training: null, validation: null, test: null, mine: 0 });
  expect(classCountsOf(none)).toEqual({ training: null, validation: null, test: null });
});

it('what is held back for validation is not counted as training', () => {
  expect(setCountsOf({ ...loaded, split })).toEqual({ training: 450, validation: 50, test: 70, mine: 0 });
  const classes = classCountsOf({ ...loaded, split });
  expect(classes.training).toEqual(Array(10).fill(45));
  expect(classes.validation).toEqual(Array(10).fill(5));
  expect(classes.test).toEqual(Array(10).fill(7));
});

it('without a validation share there is no validation series', () => {
  const whole = { training: 500, validation: 0, trainingClasses: Array(10).fill(50), validationClasses: Array(10).fill(0) };
  expect(classCountsOf({ ...loaded, split: whole }).validation).toBeNull();
});
