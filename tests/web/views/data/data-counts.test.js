import { expect, it } from 'vitest';
import { initialState } from '../../../../web/src/state/reducer.js';
import { classCountsOf, setCountsOf } from '../../../../web/src/views/data/data-counts.js';

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
const none = initialState();
/** @param {Partial<import('../../../../web/src/state/reducer.js').State['data']>} more */
const loaded = (more) => ({ ...none, data: { ...none.data, train: dataset(50), test: dataset(7), ...more } });
const split = {
  training: 450,
  validation: 50,
  trainingClasses: new Uint32Array(10).fill(45),
  validationClasses: new Uint32Array(10).fill(5),
};

it('nothing is known before anything is loaded', () => {
  expect(setCountsOf(none)).toEqual({ training: null, validation: null, test: null, mine: 0 });
  expect(classCountsOf(none)).toEqual({ training: null, validation: null, test: null });
});

it('what is held back for validation is not counted as training', () => {
  expect(setCountsOf(loaded({ split }))).toEqual({ training: 450, validation: 50, test: 70, mine: 0 });
  const classes = classCountsOf(loaded({ split }));
  expect(classes.training).toEqual(Array(10).fill(45));
  expect(classes.validation).toEqual(Array(10).fill(5));
  expect(classes.test).toEqual(Array(10).fill(7));
});

it('without a validation share there is no validation series', () => {
  const whole = {
    training: 500,
    validation: 0,
    trainingClasses: new Uint32Array(10).fill(50),
    validationClasses: new Uint32Array(10).fill(0),
  };
  expect(classCountsOf(loaded({ split: whole })).validation).toBeNull();
});

it('one’s own digits take the test set’s place where they are to be tested with', () => {
  const mine = { size: 3, classCounts: [0, 0, 3, 0, 0, 0, 0, 0, 0, 0], labels: [2, 2, 2], version: 1 };
  const using = (/** @type {string} */ use) => ({ ...loaded({ mine }), settings: { ...none.settings, mine: use } });
  expect(setCountsOf(using('test'))).toMatchObject({ test: 3, mine: 3 });
  expect(classCountsOf(using('test')).test).toEqual(mine.classCounts);
  expect(setCountsOf(using('training')).test).toBe(70);
});
