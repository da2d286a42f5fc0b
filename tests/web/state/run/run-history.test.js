import { describe, expect, it } from 'vitest';
import { defaultSettings } from '../../../../web/src/config/hyper-parameters.js';
import { emptyCurves, extended } from '../../../../web/src/state/run/curves.js';
import { initialState, reducer } from '../../../../web/src/state/reducer.js';
import {
  emptyHistory,
  mostRuns,
  renamed,
  withEnded,
  withHidden,
  without,
} from '../../../../web/src/state/run/run-history.js';
import { runStatus } from '../../run-status.js';

/** @param {number} points */
function curvesWith(points) {
  const curves = emptyCurves();
  const measured = Array.from({ length: points }, (_, x) => ({ x, y: 1 / (x + 1) }));
  return { ...curves, byStep: { ...curves.byStep, trainLoss: extended([], measured) } };
}

const ended = (points = 10) => ({
  run: runStatus({ gradient: 'central-difference', testAccuracy: 0.9 }),
  settings: { ...defaultSettings(), gradient: 'central-difference' },
  curves: curvesWith(points),
});

describe('the runs of a visit', () => {
  it('are kept in the order of their beginning, with what they were trained with', () => {
    const { past, currentId } = withEnded(withEnded(emptyHistory(), ended()), ended(20));
    expect(past.map(({ id }) => id)).toEqual([1, 2]);
    expect(currentId).toBe(3);
    expect(past[0]).toMatchObject({
      hidden: false,
      name: '',
      settings: { gradient: 'central-difference' },
      status: { testAccuracy: 0.9 },
    });
  });

  it('are at most fifty: the oldest goes first, unless it has a name', () => {
    let history = renamed(emptyHistory(), 1, 'a baseline');
    for (let run = 1; run <= mostRuns + 3; run += 1) history = withEnded(history, ended());
    expect(history.past.map(({ id }) => id)).toEqual([1, ...Array.from({ length: mostRuns - 1 }, (_, i) => i + 5)]);
    expect(history.currentId).toBe(mostRuns + 4);
  });

  it('leave no trace where nothing was measured', () => {
    expect(withEnded(emptyHistory(), { ...ended(), curves: emptyCurves() })).toEqual(emptyHistory());
    expect(withEnded(emptyHistory(), { ...ended(), run: null })).toEqual(emptyHistory());
  });

  it('are drawn with few points, and kept with all', () => {
    const [run] = withEnded(emptyHistory(), ended(1500)).past;
    expect(run.curves.byStep.trainLoss).toHaveLength(1500);
    expect(run.faint.byStep.trainLoss.length).toBeLessThanOrEqual(160);
    expect(run.faint.byStep.trainLoss.length).toBeGreaterThan(80);
  });

  it('are named, hidden and removed one by one; a name given while training stays with the run', () => {
    let history = withEnded(renamed(emptyHistory(), 1, 'first'), ended());
    history = withEnded(history, ended());
    history = withHidden(renamed(history, 2, 'second'), 1, true);
    expect(history.past.map(({ name, hidden }) => [name, hidden])).toEqual([
      ['first', true],
      ['second', false],
    ]);
    expect(without(history, 1).past.map(({ id }) => id)).toEqual([2]);
    expect(history.currentName).toBe('');
  });
});

describe('a reset', () => {
  it('moves the run in front to the history, and an empty one nowhere', () => {
    const progress = {
      status: runStatus({ step: 2 }),
      firstStep: 0,
      losses: Float32Array.of(2, 1),
      accuracies: Float32Array.of(0.1, 0.2),
      epochs: [],
      validations: [],
      tests: [],
    };
    const trained = reducer(reducer(initialState(), { type: 'started', status: runStatus() }), {
      type: 'progress',
      progress,
    });
    const reset = reducer(trained, { type: 'reset' });
    expect(reset.curves).toEqual(emptyCurves());
    expect(reset.history.past).toHaveLength(1);
    expect(reducer(reset, { type: 'reset' }).history).toEqual(reset.history);
  });
});
