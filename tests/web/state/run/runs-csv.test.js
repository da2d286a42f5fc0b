import { describe, expect, it } from 'vitest';
import { emptyCurves } from '../../../../web/src/state/run/curves.js';
import { withProgress } from '../../../../web/src/state/run/run-curves.js';
import { runsAsCsv } from '../../../../web/src/state/run/runs-csv.js';
import { runStatus } from '../../run-status.js';

const progress = {
  status: runStatus({ step: 4, epoch: 1, elapsedSeconds: 3 }),
  firstStep: 0,
  losses: Float32Array.of(2, 1, 0.5, 0.25),
  accuracies: Float32Array.of(0, 0.25, 0.5, 1),
  epochs: [{ epoch: 1, loss: 0.9375, accuracy: 0.4375 }],
  validations: [],
  tests: [{ step: 4, epoch: 1, loss: 0.125, accuracy: 0.75 }],
};
const curves = withProgress(emptyCurves(), progress, 1);

describe('curves over time', () => {
  it('spread the steps of a report evenly over the time since the one before', () => {
    expect(curves.bySecond.trainLoss.map(({ x, y }) => [x, y])).toEqual([
      [1, 2],
      [1.5, 1],
      [2, 0.5],
      [2.5, 0.25],
    ]);
    expect(curves.bySecond.testLoss.map(({ x }) => x)).toEqual([3]);
  });
});

describe('the CSV of runs', () => {
  const lines = runsAsCsv([
    { name: 'lr 3, "fast"', curves },
    { name: '=2+2', curves },
  ]).split('\r\n');

  it('has its units in the header and one row a point', () => {
    expect(lines[0]).toBe(
      'run,set,measure,step (updates made),time (seconds of training),epoch (completed),value (loss: mean cost of an image; accuracy: share from 0 to 1),measurements (averaged in this point)',
    );
    expect(lines).toHaveLength(1 + 2 * (2 * 4 + 2 + 2 + 2) + 1);
  });

  it('has every measurement by step, by time and by epoch', () => {
    expect(lines).toContain('"lr 3, ""fast""",training,loss,1,1.5,,1,1');
    expect(lines).toContain('"lr 3, ""fast""",training,accuracy,,,1,0.4375,1');
    expect(lines).toContain('"lr 3, ""fast""",test,accuracy,4,3,,0.75,1');
  });

  it('does not let a spreadsheet take a name for a formula', () => {
    expect(lines.some((line) => line.startsWith("'=2+2,"))).toBe(true);
  });
});
