import { describe, expect, it } from 'vitest';
import { initialState } from '../../../../web/src/state/reducer.js';
import {
  methodOf,
  progressFraction,
  formatSetUp,
  formatStatus,
  validates,
} from '../../../../web/src/views/run/status-text.js';
import { runStatus } from '../../run-status.js';

const run = runStatus({
  step: 1300,
  epoch: 2,
  epochs: 10,
  stepInEpoch: 300,
  stepsPerEpoch: 500,
  examples: 13_000,
  imagesPerSecond: 1000,
  elapsedSeconds: 13,
  remainingSeconds: 37,
  gradient: 'central-difference',
  trainLoss: 0.1,
  trainAccuracy: 0.9,
});
const dataset = {
  name: '',
  size: 1,
  classCounts: [],
  bytes: 1,
  skipped: 0,
  problems: [],
  samples: [],
  sampleLabels: [],
};

describe('progressFraction', () => {
  it('counts epochs, steps and the share of an unfinished step', () => {
    expect(progressFraction(null)).toBe(0);
    expect(progressFraction(run)).toBeCloseTo(0.26, 12);
    expect(progressFraction({ ...run, stepFraction: 0.5 })).toBeCloseTo((2 + 300.5 / 500) / 10, 12);
  });

  it('is whole when all epochs are done', () => {
    expect(progressFraction({ ...run, epoch: 10, stepInEpoch: 0 })).toBe(1);
  });
});

describe('formatStatus', () => {
  const state = { ...initialState(), run };

  it('names the epoch under way', () => {
    expect(formatStatus({ ...state, status: 'training' })).toBe('Training, epoch 3 of 10.');
    expect(formatStatus({ ...state, status: 'paused' })).toBe('Paused in epoch 3 of 10, after step 1,300.');
  });

  it('does not change from step to step while training, since it is read aloud', () => {
    const later = { ...run, step: 1301, stepInEpoch: 301 };
    expect(formatStatus({ ...state, status: 'training', run: later })).toBe(
      formatStatus({ ...state, status: 'training' }),
    );
  });

  it('ends with the result', () => {
    const done = { ...run, epoch: 10, testAccuracy: 0.9534 };
    expect(formatStatus({ ...state, status: 'done', run: done }).replaceAll('\u202f', ' ')).toBe(
      'Done after 10 epochs: 95.3% correct on test data.',
    );
  });

  it('asks for the file that is missing', () => {
    const idle = { ...initialState(), status: /** @type {const} */ ('idle') };
    expect(formatStatus(idle)).toContain('training data');
    expect(formatStatus({ ...idle, data: { ...idle.data, train: dataset } })).toContain('Without a test set');
    expect(formatStatus({ ...idle, data: { ...idle.data, train: dataset, test: dataset } })).toBe('Ready.');
  });
});

it('a run keeps the colour of the method it runs with, not of the one selected', () => {
  expect(methodOf({ ...initialState(), run })).toBe('central-difference');
  expect(methodOf(initialState())).toBe('backprop');
});

it('sums up the set-up in one line, a network of one’s own by its layers', () => {
  const state = initialState();
  expect(formatSetUp(state)).toBe('Nielsen, 30 hidden (784–30–10) · Backpropagation · learning rate 3 · batch 10');
  expect(formatSetUp({ ...state, settings: { ...state.settings, layers: 'dense(10)' } })).toMatch(/^dense\(10\) · /);
});

it('a run validates if it was begun with a share, whatever has been set since', () => {
  const state = initialState();
  expect(validates(state)).toBe(false);
  const next = { ...state, settings: { ...state.settings, validation: 0.1 } };
  expect(validates(next)).toBe(true);
  expect(
    validates({
      ...next,
      run,
      runSettings: state.settings,
    }),
  ).toBe(false);
});

describe('a run that was stopped early', () => {
  it('says after how long without improvement, and whose weights are in use', () => {
    const stopped = {
      ...run,
      phase: /** @type {const} */ ('done'),
      epoch: 14,
      stoppedEarly: true,
      bestEpoch: 9,
      bestAccuracy: 0.981,
      usesBest: true,
    };
    const words = formatStatus({
      ...initialState(),
      backend: { variant: 'simd', threads: 1, trouble: '' },
      status: 'done',
      run: stopped,
    });
    expect(words).toMatch(
      /^Stopped after epoch 14: no improvement on the validation set for 5 epochs; the weights of epoch 9 \(98.1\d?.?%\) are back\.$/,
    );
  });
});
