import fc from 'fast-check';
import { expect, it } from 'vitest';
import { defaultSettings } from '../../../../web/src/config/hyper-parameters.js';
import { initialState } from '../../../../web/src/state/reducer.js';
import { emptyCurves } from '../../../../web/src/state/run/curves.js';
import { formatLoss } from '../../../../web/src/views/controls/format.js';
import { formatOverfitting } from '../../../../web/src/views/run/overfitting-note.js';
import { curvesOf } from '../../../../web/src/views/run/run-curves.js';
import { formatStatus } from '../../../../web/src/views/run/status-text.js';
import { expectTrue, numberIn } from '../read-sentences.js';

/** @typedef {import('../../../../web/src/state/reducer.js').State} State */

const set = /** @type {any} */ ({ size: 10, samples: [] });
const runs = fc
  .record({
    epochs: fc.integer({ min: 1, max: 2000 }),
    done: fc.double({ min: 0, max: 1, noNaN: true }),
    step: fc.nat(1e6),
    accuracy: fc.option(fc.double({ min: 0, max: 1, noNaN: true })),
    stoppedEarly: fc.boolean(),
    waited: fc.integer({ min: 1, max: 20 }),
  })
  .map(({ epochs, done, step, accuracy, stoppedEarly, waited }) => ({
    epochs,
    done,
    step,
    testAccuracy: accuracy,
    stoppedEarly,
    waited,
  }));

/** @type {fc.Arbitrary<State>} */
const states = fc
  .record({
    status: fc.constantFrom('loading', 'idle', 'training', 'paused', 'done', 'error'),
    backend: fc.boolean(),
    train: fc.boolean(),
    test: fc.boolean(),
    loading: fc.boolean(),
    run: runs,
  })
  .map(({ status, backend, train, test, loading, run: { done, waited, ...run } }) => {
    const hasRun = ['training', 'paused', 'done'].includes(status);
    const stops = status === 'done' && run.stoppedEarly && run.epochs > waited + 1;
    const epoch = stops ? waited + 1 : status === 'done' ? run.epochs : Math.floor(done * run.epochs);
    const state = initialState(defaultSettings());
    return /** @type {any} */ ({
      ...state,
      status,
      backend: backend ? { variant: 'simd', threads: 1 } : null,
      data: { ...state.data, train: train ? set : null, test: test ? set : null, loading: loading ? {} : null },
      run: hasRun
        ? { ...run, stoppedEarly: stops, epoch, bestEpoch: epoch - waited, bestAccuracy: 0.875, stepInEpoch: 0 }
        : null,
    });
  });

const percent = (/** @type {number | null | undefined} */ share) => (100 * Number(share)).toFixed(1);
const run = (/** @type {State} */ state) => /** @type {any} */ (state.run);
const isAt = (/** @type {State} */ state, /** @type {string} */ epoch, /** @type {string} */ epochs) =>
  numberIn(epochs) === run(state).epochs && numberIn(epoch) === Math.min(run(state).epoch + 1, run(state).epochs);

/** @type {import('../read-sentences.js').Claim<State>[]} */
const claims = [
  [/^Loading the core…$/, ({ status, backend }) => status === 'loading' && !backend],
  [/^Loading the data…$/, ({ status, data }) => status === 'loading' && data.loading !== null],
  [/^Getting ready…$/, ({ status, data }) => status === 'loading' && data.loading === null],
  [/^Stopped by an error\.$/, ({ status }) => status === 'error'],
  [/^Choose training data to begin\.$/, ({ status, data }) => status === 'idle' && !data.train],
  [/^Ready\.$/, ({ status, data }) => status === 'idle' && data.train !== null],
  [/^Without a test set, only training accuracy is measured\.$/, ({ data }) => data.test === null],
  [
    /^Training, epoch ([\d,]+) of ([\d,]+)\.$/,
    (state, [, epoch, epochs]) => state.status === 'training' && isAt(state, epoch, epochs),
  ],
  [
    /^Paused in epoch ([\d,]+) of ([\d,]+), after step ([\d,]+)\.$/,
    (state, [, epoch, epochs, step]) =>
      state.status === 'paused' && isAt(state, epoch, epochs) && numberIn(step) === run(state).step,
  ],
  [
    /^Done after ([\d,]+) epochs?(?:: ([\d.]+)% correct on test data)?\.$/,
    (state, [, epochs, share]) =>
      state.status === 'done' &&
      numberIn(epochs) === run(state).epoch &&
      (share ?? null) === (run(state).testAccuracy === null ? null : percent(run(state).testAccuracy)),
  ],
  [
    /^Stopped after epoch ([\d,]+): no improvement on the validation set for ([\d,]+) epochs?; the weights of epoch ([\d,]+) \(([\d.]+)%\) are back\.$/,
    (state, [, epoch, waited, best, share]) =>
      run(state).stoppedEarly &&
      numberIn(epoch) === run(state).epoch &&
      numberIn(best) === run(state).bestEpoch &&
      numberIn(waited) === run(state).epoch - run(state).bestEpoch &&
      share === percent(run(state).bestAccuracy),
  ],
];

it('describes every state of a run by what holds of it', () => {
  fc.assert(
    fc.property(states, (state) => {
      const text = formatStatus(state);
      expect(text).not.toBe('');
      expectTrue(text, state, claims);
    }),
    { numRuns: 1000 },
  );
});

const points = (/** @type {number[]} */ ys, from = 1) => ys.map((y, i) => ({ x: from + i, y, samples: 1 }));
const loss = fc.double({ min: 0.01, max: 3, noNaN: true });
const fits = fc
  .record({
    train: fc.array(loss, { minLength: 6, maxLength: 12 }),
    held: fc.array(loss, { minLength: 6, maxLength: 12 }),
    rising: fc.boolean(),
    validates: fc.boolean(),
    settings: fc.record({
      shift: fc.constantFrom(0, 2),
      weightDecay: fc.constantFrom(0, 0.01),
      validation: fc.constantFrom(0, 0.2),
      patience: fc.constantFrom(0, 5),
    }),
    abscissa: fc.constantFrom('byStep', 'byEpoch', 'bySecond'),
    isThinned: fc.boolean(),
  })
  .map(({ train, held, rising, validates, settings, abscissa, isThinned }) => {
    const trainLoss = points(rising ? train.toSorted((a, b) => b - a) : train);
    const heldLoss = points(rising ? held.toSorted((a, b) => a - b) : held);
    const curves = emptyCurves();
    for (const axis of /** @type {const} */ (['byStep', 'byEpoch', 'bySecond'])) {
      // A long curve is averaged in pairs, so the exact value may be in no point.
      const shown =
        axis !== 'byEpoch' && isThinned ? heldLoss.map((point) => ({ ...point, y: point.y * 1.01 })) : heldLoss;
      Object.assign(curves[axis], { trainLoss, [validates ? 'validationLoss' : 'testLoss']: shown });
    }
    const state = initialState({
      ...defaultSettings(),
      ...settings,
      rotation: 0,
      scale: 0,
      shear: 0,
      elastic: 0,
      validation: validates ? 0.2 : settings.validation,
    });
    return { state: { ...state, curves }, abscissa };
  });

it('speaks of overfitting if the curves show it, and of a mark if there is one', () => {
  let found = 0;
  fc.assert(
    fc.property(fits, ({ state, abscissa }) => {
      const text = formatOverfitting(state);
      const marks = curvesOf(
        state,
        /** @type {any} */ ({ abscissa, measure: 'Loss', emphasised: null, nameOf: String }),
      ).filter(({ mark }) => mark);
      expect(marks.some((mark) => mark.points.length > 0)).toBe(text !== '');
      if (text === '') return;
      found += 1;
      const { validationLoss, testLoss } = state.curves.byEpoch;
      const held = validationLoss.length > 0 ? validationLoss : testLoss;
      const best = held.reduce((lowest, point) => (point.y < lowest.y ? point : lowest));
      const latest = held.slice(-3).reduce((sum, { y }) => sum + y, 0) / 3;
      const { settings } = state;
      expectTrue(text, state, [
        [
          /^Overfitting since epoch (\d+), the diamond in the loss chart: the (validation|test) loss has risen from (.+) to (.+) while the training loss kept falling\.$/,
          (_, [, epoch, set, from, to]) =>
            Number(epoch) === best.x &&
            (set === 'validation') === validationLoss.length > 0 &&
            from === formatLoss(best.y) &&
            to === formatLoss(latest) &&
            latest > best.y,
        ],
        [/^The network is memorising its training examples and becoming overconfident on new ones\.$/, () => true],
        [
          /^What helps: more images(, augmentation \(Data\))?(, weight decay or dropout)?(, a validation set with early stopping)?(, early stopping \(Patience\))?, a smaller network\.$/,
          (_, [, augments, decays, validates, stops]) =>
            Boolean(augments) === (settings.shift === 0) &&
            Boolean(decays) === (settings.weightDecay === 0) &&
            Boolean(validates) === (settings.validation === 0) &&
            Boolean(stops) === (settings.validation > 0 && settings.patience === 0),
        ],
      ]);
    }),
    { numRuns: 500 },
  );
  expect(found).toBeGreaterThan(50);
});
