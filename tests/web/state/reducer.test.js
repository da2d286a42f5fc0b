import { describe, expect, it } from 'vitest';
import { initialState, reducer } from '../../../web/src/state/reducer.js';
import { runStatus as status } from '../run-status.js';

/**
 * @typedef {import('../../../web/src/state/reducer.js').State} State
 * @typedef {import('../../../web/src/state/reducer.js').Action} Action
 * @typedef {import('../../../web/src/worker/protocol.js').RunStatus} RunStatus
 * @typedef {import('../../../web/src/worker/protocol.js').Progress} Progress
 */

/** @param {Action[]} actions @param {State} [from] */
const after = (actions, from = initialState()) => actions.reduce(reducer, from);

/** @param {Partial<Progress>} change @returns {Action} */
const progress = (change) => ({
  type: 'progress',
  progress: {
    status: status(),
    firstStep: 0,
    losses: new Float32Array(),
    accuracies: new Float32Array(),
    epochs: [],
    validations: [],
    tests: [],
    ...change,
  },
});

/** @type {Action} */
const ready = { type: 'ready', backend: { variant: 'simd', threads: 1, trouble: '' } };
/** @type {Action} */
const started = { type: 'started', status: status() };
/** @param {number} size @returns {Action} */
const trainingData = (size) => ({
  type: 'data',
  split: 'train',
  summary: { name: 'a', size, classCounts: [], bytes: 0, skipped: 0, problems: [], samples: [], sampleLabels: [] },
});

describe('the status', () => {
  it('is loading until the worker is there and the data is in', () => {
    const loading = { split: /** @type {const} */ ('digits'), fraction: 0, rows: 0, mbPerSecond: 0 };
    expect(initialState().status).toBe('loading');
    expect(after([ready, { type: 'loading', loading }]).status).toBe('loading');
    expect(after([ready, { type: 'loading', loading }, { type: 'loading', loading: null }]).status).toBe('idle');
  });

  it('is the run’s once there is one, and idle again after a reset', () => {
    const paused = progress({ status: status({ phase: 'paused' }) });
    expect(after([ready, started]).status).toBe('training');
    expect(after([ready, started, paused]).status).toBe('paused');
    expect(after([ready, started, paused, { type: 'reset' }])).toMatchObject({
      status: 'idle',
      run: null,
      pendingReset: false,
    });
  });

  it('is error when the worker is gone for good', () => {
    expect(after([ready, started, { type: 'failed' }]).status).toBe('error');
  });
});

describe('a pending reset', () => {
  it.each([
    ['batch', 64, true],
    ['seed', 99, true],
    ['layers', 'dense(10)', true],
    ['lr', 1, false],
    ['epochs', 1, false],
    ['gradient', 'central-difference', false],
    ['h', 0.1, false],
    ['panel', 'draw', false],
  ])('after changing %s during a run: %s → %s', (key, value, expected) => {
    expect(after([ready, started, { type: 'settings', settings: { [key]: value } }]).pendingReset).toBe(expected);
  });

  it('comes with other data, and goes with a new start', () => {
    const state = after([ready, trainingData(5), started, trainingData(6)]);
    expect(state.pendingReset).toBe(true);
    expect(after([started], state).pendingReset).toBe(false);
  });

  it('goes when the setting is put back', () => {
    const batch = (/** @type {number} */ value) => ({
      type: /** @type {const} */ ('settings'),
      settings: { batch: value },
    });
    expect(after([ready, started, batch(64), batch(10)]).pendingReset).toBe(false);
  });

  it('is none of a page without a run', () => {
    expect(after([ready, { type: 'settings', settings: { seed: 3 } }]).pendingReset).toBe(false);
  });
});

describe('progress', () => {
  it('puts each measurement at its step or epoch', () => {
    const { curves } = after([
      ready,
      started,
      progress({ tests: [{ step: 0, epoch: 0, loss: 1, accuracy: 0.1 }] }),
      progress({
        firstStep: 0,
        losses: Float32Array.of(4, 3),
        accuracies: Float32Array.of(0.25, 0.5),
        tests: [{ step: 2, epoch: null, loss: 0.9, accuracy: 0.3 }],
      }),
      progress({
        firstStep: 2,
        losses: Float32Array.of(2),
        accuracies: Float32Array.of(1),
        epochs: [{ epoch: 1, loss: 3, accuracy: 0.5 }],
      }),
    ]);
    const points = (/** @type {{ x: number, y: number }[]} */ curve) => curve.map(({ x, y }) => [x, y]);
    expect(points(curves.byStep.trainLoss)).toEqual([
      [0, 4],
      [1, 3],
      [2, 2],
    ]);
    expect(points(curves.byStep.trainAccuracy)).toEqual([
      [0, 0.25],
      [1, 0.5],
      [2, 1],
    ]);
    expect(points(curves.byStep.testAccuracy)).toEqual([
      [0, 0.1],
      [2, 0.3],
    ]);
    expect(points(curves.byEpoch.trainLoss)).toEqual([[1, 3]]);
    expect(points(curves.byEpoch.testLoss)).toEqual([[0, 1]]);
  });

  it('leaves the state before it as it was', () => {
    const before = after([ready, started, progress({ losses: Float32Array.of(1), accuracies: Float32Array.of(1) })]);
    const copy = structuredClone(before);
    after([progress({ firstStep: 1, losses: Float32Array.of(2), accuracies: Float32Array.of(1) })], before);
    expect(before).toEqual(copy);
  });

  it('starts from empty curves with each run', () => {
    const state = after([
      ready,
      started,
      progress({ losses: Float32Array.of(1), accuracies: Float32Array.of(1) }),
      started,
    ]);
    expect(state.curves.byStep.trainLoss).toEqual([]);
  });
});

describe('a restored run', () => {
  it('loses from its curves what came after the snapshot', () => {
    const { curves, status: now } = after([
      ready,
      started,
      progress({
        losses: Float32Array.of(4, 3, 2, 1),
        accuracies: Float32Array.of(0, 0, 0, 1),
        epochs: [
          { epoch: 1, loss: 3, accuracy: 0.5 },
          { epoch: 2, loss: 2, accuracy: 0.5 },
        ],
        tests: [
          { step: 2, epoch: 1, loss: 1, accuracy: 0.5 },
          { step: 4, epoch: 2, loss: 1, accuracy: 0.5 },
        ],
      }),
      { type: 'restored', status: status({ phase: 'paused', step: 2, epoch: 1 }) },
    ]);
    expect(now).toBe('paused');
    expect(curves.byStep.trainLoss.map(({ x }) => x)).toEqual([0, 1]);
    expect(curves.byStep.testLoss.map(({ x }) => x)).toEqual([2]);
    expect(curves.byEpoch.trainLoss.map(({ x }) => x)).toEqual([1]);
    expect(curves.byEpoch.testAccuracy.map(({ x }) => x)).toEqual([1]);
  });
});

describe('notices', () => {
  /** @param {number} id @param {string} topic @returns {Action} */
  const notice = (id, topic) => ({
    type: 'notice',
    notice: { id, topic, where: 'data', kind: 'error', text: topic, details: [] },
  });

  it('replace an earlier one on the same topic and leave the others', () => {
    expect(after([notice(1, 'a'), notice(2, 'b'), notice(3, 'a')]).notices.map(({ id }) => id)).toEqual([2, 3]);
  });

  it('go when dismissed or when their matter is settled', () => {
    const state = after([notice(1, 'a'), notice(2, 'b'), { type: 'dismiss', id: 1 }, { type: 'settled', topic: 'b' }]);
    expect(state.notices).toEqual([]);
    expect(reducer(state, { type: 'settled', topic: 'b' })).toBe(state);
  });
});

describe('a drawing', () => {
  it('outlives a reset, undecided', () => {
    const prediction = {
      digit: 3,
      outputs: [0, 0, 0, 1, 0, 0, 0, 0, 0, 0],
      kind: /** @type {const} */ ('activation'),
      frame: new Uint8Array(784),
    };
    const state = after([ready, started, { type: 'prediction', prediction }, { type: 'reset' }]);
    expect(state.prediction).toMatchObject({ digit: null, outputs: null, frame: prediction.frame });
  });
});
