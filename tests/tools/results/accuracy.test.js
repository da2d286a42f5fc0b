import { describe, expect, it } from 'vitest';
import { accuracySection, median } from '../../../tools/results/accuracy.mjs';

/** @param {Partial<import('../../../tools/train/rows.mjs').TrainingRow>} change */
const row = (change) => ({
  command: `npm run train -- --preset perceptron --data mnist --seed ${change.seed}`,
  preset: 'perceptron',
  epochs: 10,
  seconds: 2,
  settings: {
    optimizer: 'sgd',
    lr: 0.5,
    schedule: 'cosine',
    batch: 64,
    shift: 0,
    rotation: 5,
    scale: 0,
    shear: 0,
    elastic: 0,
    weightDecay: 0,
  },
  variant: 'simd',
  machine: 'a machine',
  ...change,
});

describe('the table of accuracies', () => {
  it('shows the median of the seeds, each of them, the recipe and the command', () => {
    const table = accuracySection.render([
      row({ seed: 3, testAccuracy: 0.921 }),
      row({ seed: 1, testAccuracy: 0.925 }),
      row({ seed: 2, testAccuracy: 0.93 }),
    ]);
    const line = table.split('\n').find((each) => each.startsWith('| `perceptron`'));
    expect(line).toBe(
      '| `perceptron` | 92.0 % | 92.50 % | 1: 92.50 %<br>2: 93.00 %<br>3: 92.10 % | 2 s | sgd, rate 0.5, cosine, batch 64, 10 epochs, rotation ±5° | `npm run train -- --preset perceptron --data mnist --seed N` |',
    );
  });

  it('names what was not measured', () => {
    expect(accuracySection.render([])).toContain('| `alexnet` | 99.4 % | not measured');
  });

  it('takes the middle of an even number of seeds', () => {
    expect(median([3, 1, 2])).toBe(2);
    expect(median([4, 1, 2, 3])).toBe(2.5);
  });
});
