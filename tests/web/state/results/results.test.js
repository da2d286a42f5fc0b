import { describe, expect, it } from 'vitest';
import { cannotRun, emptyBecause, implementations, networks } from '../../../../web/src/config/comparison.js';
import { reportedResults } from '../../../../web/src/config/reported-results.js';
import { resultsOfCell, wholeSeconds } from '../../../../web/src/state/results/result-cells.js';
import { commandFor, resultOf, shareOf } from '../../../../web/src/state/run/run-result.js';
import { initialState, reducer } from '../../../../web/src/state/reducer.js';
import { defaultSettings } from '../../../../web/src/config/hyper-parameters.js';
import { choiceOf } from '../../../../web/src/state/run/run-choice.js';
import { newStatus } from '../../../../web/src/worker/run/run-status.js';
import { result } from './result.js';

const cell = { network: 'dnn', implementation: 'backprop', data: 'mnist' };

describe('the results of the visit', () => {
  it('hold the latest of each run', () => {
    const state = [result({ seconds: 1 }), result({ id: 'b' }), result({ seconds: 2 })].reduce(
      (now, each) => reducer(now, { type: 'result-added', result: each }),
      initialState(),
    );
    expect(state.results.map(({ id, seconds }) => [id, seconds])).toEqual([
      ['b', 45],
      ['a', 2],
    ]);
    expect(reducer(state, { type: 'results-removed', sources: ['this visit'] }).results).toEqual([]);
  });

  it('put the visitor’s own whole and latest runs in front of a cell', () => {
    const reference = result({ id: 'r', source: 'reference' });
    const part = result({ id: 'p', projected: 0.1, date: '2026-11-22' });
    const early = result({ id: 'e', date: '2026-11-20' });
    const late = result({ id: 'l', date: '2026-11-21' });
    expect(
      resultsOfCell(
        [reference, part, early, late, result({ id: 'x', data: 'digits' }), result({ id: 'y', network: 'cnn' })],
        cell,
      ).map(({ id }) => id),
    ).toEqual(['l', 'e', 'p', 'r']);
  });

  it('count both textbook differences as the textbook’s, and leave random directions to the list', () => {
    const of = (/** @type {string} */ implementation) =>
      resultsOfCell([result({ implementation })], { ...cell, implementation: 'central-difference' }).length;
    expect([of('forward-difference'), of('central-difference'), of('spsa')]).toEqual([1, 1, 0]);
  });

  it('show a number from elsewhere before what was tried here in vain', () => {
    const vain = result({ id: 'v', seconds: null, accuracy: null, why: 'not one step.' });
    expect(resultsOfCell([vain, result({ id: 'r', source: 'reference' })], cell).map(({ id }) => id)).toEqual([
      'r',
      'v',
    ]);
  });

  it('project a run from the share that was measured', () => {
    expect(wholeSeconds(result({ seconds: 30, projected: 0.01 }))).toBeCloseTo(3000);
    expect(wholeSeconds(result({ seconds: null }))).toBeNull();
  });
});

describe('a run of the page', () => {
  const status = /** @type {import('../../../../web/src/worker/protocol.js').RunStatus} */ ({
    ...newStatus(choiceOf({ ...defaultSettings(), gradient: 'central-difference' })),
    step: 3,
    stepFraction: 0.5,
    stepsPerEpoch: 70,
    epochs: 10,
    epoch: 0,
    elapsedSeconds: 7,
    examples: 30,
    testAccuracy: 0.2,
  });
  const from = { settings: defaultSettings('nielsen-30'), images: 700, threads: 2, variant: 'simd' };

  it('that was ended tells its share of the whole, an unfinished step included', () => {
    const ended = resultOf({ ...status, phase: 'paused' }, from, { id: '1' });
    expect(ended).toMatchObject({
      network: 'nielsen-30',
      implementation: 'central-difference',
      epochs: 10,
      accuracy: 0.2,
      seconds: 7,
      threads: 2,
    });
    expect(ended.projected).toBeCloseTo(3.5 / 700);
    expect(resultOf({ ...status, phase: 'paused', step: 0 }, from, { id: '1' }).accuracy).toBeNull();
  });

  it('that stopped of its own accord is whole', () => {
    expect(shareOf({ ...status, phase: 'done' })).toBe(1);
    expect(resultOf({ ...status, phase: 'done', epoch: 4 }, from, { id: '1' })).toMatchObject({
      projected: 1,
      epochs: 4,
    });
  });

  it('names the command that trains the same, where the data can be had', () => {
    expect(commandFor('mnist', 'dataset=mnist&preset=dnn&weightDecay=0.1&panel=compare')).toBe(
      'npm run train -- --data mnist --preset dnn --weight-decay 0.1',
    );
    expect(commandFor('upload', '')).toBeUndefined();
  });
});

describe('the table', () => {
  it('has a reason for every empty cell, and a place for every number that was reported of a network', () => {
    for (const network of networks)
      for (const { key } of implementations) expect(emptyBecause(network, key)).toMatch(/\.$/);
    expect(cannotRun('cnn', 'tensorflow.js wasm')).toContain('gradient of a convolution');
    const keys = implementations.map(({ key }) => key);
    for (const { network, implementation } of reportedResults)
      expect([networks.includes(network) || network === '', keys.includes(implementation)]).toEqual([true, true]);
  });

  it('quotes the sources to the digit', () => {
    const of = (/** @type {string} */ network, /** @type {string} */ implementation) =>
      resultsOfCell(reportedResults, { network, implementation, data: 'mnist' })[0];
    expect(of('nielsen-40', 'backprop').accuracy).toBe(0.9557);
    expect(of('nielsen-40', 'pytorch').accuracy).toBe(0.8502);
    expect(of('nielsen-30', 'central-difference')).toMatchObject({ accuracy: 0.9198, seconds: 74_326 });
  });
});
