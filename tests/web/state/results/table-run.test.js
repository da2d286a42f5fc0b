import { describe, expect, it, vi } from 'vitest';
import { defaultSettings } from '../../../../web/src/config/hyper-parameters.js';
import { choiceOf } from '../../../../web/src/state/run/run-choice.js';
import { createStore } from '../../../../web/src/state/store.js';
import { cellsToRun, estimate, patienceOf, TableRun } from '../../../../web/src/state/results/table-run.js';
import { noTableRun, tableRunReducer } from '../../../../web/src/state/results/table-run-reducer.js';
import { result } from './result.js';

/** @param {string} id @returns {import('../../../../web/src/config/race-lanes.js').LaneOffer} */
const offer = (id) => ({ id, label: id, token: id, method: id, device: 'processor', help: '' });
const environment = { data: 'digits', images: 5000 };
const workerData = /** @type {any} */ ({});

/** A lane that makes so many steps a second of 1,000 in all. @param {number} speed @param {{ diverges?: boolean }} [options] */
function client(speed, { diverges = false } = {}) {
  let seconds = 0;
  return {
    open: vi.fn(async () => {}),
    add: vi.fn(async () => ({ steps: 1000, stepsPerEpoch: 100, reference: null })),
    async advance(/** @type {string} */ _id, /** @type {number} */ milliseconds) {
      seconds = Math.min(1000 / speed, seconds + milliseconds / 1000);
      const made = Math.min(1000, seconds * speed + 1e-9);
      return {
        seconds,
        step: Math.floor(made),
        stepFraction: made % 1,
        losses: new Float32Array(),
        done: made >= 1000,
        diverged: diverges ? 'The loss exploded.' : '',
      };
    },
    measure: vi.fn(async () => ({ loss: 0.1, accuracy: 0.9 })),
    close: vi.fn(),
  };
}

/** A lane that answers so many times and then, as while it is in a step that takes hours, not until its worker is ended. @param {number} answers */
function hanging(answers) {
  let left = answers;
  /** @type {(error: Error) => void} */
  let die = () => {};
  return {
    ...client(1000),
    advance: () =>
      left-- > 0
        ? Promise.resolve({
            seconds: 1.5,
            step: 3,
            stepFraction: 0,
            losses: new Float32Array(),
            done: false,
            diverged: '',
          })
        : new Promise((_, reject) => (die = reject)),
    close: vi.fn(() => die(new Error('the race is over'))),
  };
}

/**
 * A run of the table with a store of its own.
 * @param {ConstructorParameters<typeof TableRun>[1]} onResult
 * @param {ConstructorParameters<typeof TableRun>[2]} startWorker
 */
function newTable(onResult, startWorker) {
  const store = createStore(tableRunReducer, noTableRun());
  return { table: new TableRun(store, onResult, startWorker), state: store.get, subscribe: store.subscribe };
}

/** @param {ReturnType<typeof client>[]} clients one a cell @param {string[]} implementations */
function tableOf(clients, implementations) {
  /** @type {import('../../../../web/src/state/results/results.js').Result[]} */
  const results = [];
  const waiting = [...clients];
  const { table, state, subscribe } = newTable(
    (each) => results.push(each),
    () => /** @type {any} */ (waiting.shift()),
  );
  const cells = implementations.map((id) => ({ network: 'nielsen-30', offer: offer(id) }));
  const start = () => table.start({ cells, budget: 2, workerData, settingsOf: defaultSettings, choiceOf, environment });
  return { table, state, subscribe, results, start };
}

describe('a run of the table', () => {
  it('measures what is short whole, and projects what is long from its share', async () => {
    const clients = [client(1000), client(0.25)];
    const { state, results, start } = tableOf(clients, ['backprop', 'central-difference']);
    await start();
    expect(state().phase).toBe('over');
    expect(results).toMatchObject([
      {
        network: 'nielsen-30',
        implementation: 'backprop',
        data: 'digits',
        images: 5000,
        projected: 1,
        seconds: expect.closeTo(1),
        accuracy: 0.9,
        epochs: 30,
        source: 'this visit',
      },
      { implementation: 'central-difference', accuracy: null, source: 'this visit' },
    ]);
    expect(results[1].seconds).toBeCloseTo(2);
    // Half of a first step: nothing is learned yet, so nothing is measured.
    expect(results[1].projected).toBeCloseTo(0.5 / 1000);
    expect(clients[1].measure).not.toHaveBeenCalled();
    expect(clients[0].add).toHaveBeenCalledWith(
      'backprop',
      expect.objectContaining({ preset: 'nielsen-30', lr: 3, gradient: 'backprop' }),
      false,
    );
    for (const { close } of clients) expect(close).toHaveBeenCalled();
  });

  it('goes on after a cell that fails, and says why it did', async () => {
    const { state, results, start } = tableOf([client(1000, { diverges: true }), client(1000)], ['backprop', 'spsa']);
    await start();
    expect(state().cells.map(({ phase, why }) => [phase, why])).toEqual([
      ['failed', 'The loss exploded.'],
      ['done', ''],
    ]);
    expect(results).toMatchObject([
      { implementation: 'backprop', seconds: null, accuracy: null, why: 'The loss exploded.' },
      { implementation: 'spsa', seconds: expect.closeTo(1) },
    ]);
  });

  it('gives up a cell that makes no step in its time, and keeps what another had made when it stopped answering', async () => {
    vi.useFakeTimers();
    const [silent, slow] = [hanging(0), hanging(1)];
    const { results, start } = tableOf([silent, slow, client(1000)], ['backprop', 'central-difference', 'spsa']);
    const over = start();
    await vi.advanceTimersByTimeAsync(2 * 1000 * patienceOf(2));
    await over;
    vi.useRealTimers();
    expect(results).toMatchObject([
      { implementation: 'backprop', seconds: null, why: 'not one step within 62 s, loading and compiling included.' },
      { implementation: 'central-difference', seconds: 1.5, projected: 0.003, accuracy: null },
      { implementation: 'spsa', projected: 1 },
    ]);
    expect(silent.close).toHaveBeenCalled();
  });

  it('does not count a pause as time', async () => {
    vi.useFakeTimers();
    const { table, results, start } = tableOf([client(1)], ['backprop']);
    const over = start();
    table.pause();
    await vi.advanceTimersByTimeAsync(10 * 1000 * patienceOf(2));
    table.resume();
    await over;
    vi.useRealTimers();
    expect(results).toMatchObject([{ seconds: expect.closeTo(2), projected: expect.closeTo(0.002) }]);
  });

  it('closes a worker that has been started only after it was ended, and not that of the next run', async () => {
    const [late, next] = [client(1000), client(1000)];
    /** @type {() => void} */
    let arrive = () => {};
    const downloaded = new Promise((resolve) => (arrive = () => resolve(undefined)));
    const waiting = [downloaded.then(() => late), next];
    const { table, state } = newTable(
      () => {},
      () => /** @type {any} */ (waiting.shift()),
    );
    const cells = [{ network: 'nielsen-30', offer: offer('backprop') }];
    const plan = { cells, budget: 2, workerData, settingsOf: defaultSettings, choiceOf, environment };
    const ended = table.start(plan);
    table.end();
    arrive();
    await ended;
    expect(late.close).toHaveBeenCalled();
    expect(late.open).not.toHaveBeenCalled();
    await table.start(plan);
    expect(next.close).toHaveBeenCalledTimes(1);
    expect(state().phase).toBe('over');
  });

  it('pauses, resumes, and keeps what was done when it is ended', async () => {
    const { table, state, subscribe, results, start } = tableOf(
      [client(1000), client(1)],
      ['backprop', 'central-difference'],
    );
    const stop = subscribe(({ cells }) => {
      if (cells[1]?.share > 0) table.pause();
    });
    const over = start();
    await vi.waitFor(() => expect(state().phase).toBe('paused'));
    const { seconds } = state().cells[1];
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(state().cells[1].seconds).toBe(seconds);
    stop();
    table.resume();
    await vi.waitFor(() => expect(state().cells[1].seconds).toBeGreaterThan(seconds));
    table.end();
    await over;
    expect(results.length).toBeGreaterThanOrEqual(1);
    expect(state().phase).toBe('over');
  });
});

describe('what is left to run', () => {
  const offers = ['backprop', 'tensorflow.js wasm', 'forward-difference', 'spsa'].map(offer);

  it('are the cells without a number of this machine that can have one', () => {
    const results = [
      result({ network: 'dnn', data: 'digits' }),
      result({ network: 'cnn', data: 'digits', source: 'reference' }),
      result({ network: 'cnn' }),
      result({ network: 'cnn', data: 'digits', seconds: null, why: 'not one step.' }),
    ];
    const cells = cellsToRun(results, 'digits', ['dnn', 'cnn'], offers).map(({ network, offer: { id } }) => [
      network,
      id,
    ]);
    expect(cells).toEqual([
      ['cnn', 'backprop'],
      ['dnn', 'tensorflow.js wasm'],
    ]);
  });

  it('takes as long as is known of each cell, and at most its budget', () => {
    const cells = ['dnn', 'cnn', 'alexnet'].map((network) => ({ network, offer: offer('backprop') }));
    const results = [
      result({ seconds: 2 }),
      result({ network: 'cnn', seconds: 100, projected: 0.1, source: 'reference' }),
      result({ network: 'alexnet', seconds: 1, source: 'reported' }),
    ];
    expect(estimate(cells, 20, results, 'mnist')).toEqual({ expected: 42, most: 60 });
  });
});
