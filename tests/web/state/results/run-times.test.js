import { describe, expect, it } from 'vitest';
import { runTimes } from '../../../../web/src/state/results/run-times.js';
import { result } from './result.js';

const of = { network: 'dnn', data: 'mnist' };

describe('the times of whole runs', () => {
  it('come with the fastest first and their ratio to it, whether measured or projected', () => {
    const times = runTimes(
      [
        result({ id: 'a', implementation: 'central-difference', seconds: 5, projected: 0.001 }),
        result({ id: 'b', implementation: 'backprop', seconds: 25 }),
        result({ id: 'c', implementation: 'pytorch', seconds: 50 }),
      ],
      of,
    );
    expect(times.map(({ implementation, seconds, ratio }) => [implementation.key, seconds, ratio])).toEqual([
      ['backprop', 25, 1],
      ['pytorch', 50, 2],
      ['central-difference', 5000, 200],
    ]);
  });

  it('do not include what a source only reported, what could not be measured, or other networks and images', () => {
    const others = [
      result({ id: 'a', source: 'reported', seconds: 1 }),
      result({ id: 'b', implementation: 'pytorch', seconds: null, accuracy: null, why: 'not one step.' }),
      result({ id: 'c', network: 'cnn' }),
      result({ id: 'd', data: 'digits' }),
    ];
    expect(runTimes(others, of)).toEqual([]);
  });
});
