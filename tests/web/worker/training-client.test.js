import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { TrainingClient } from '../../../web/src/worker/training-client.js';
import { choice, coreUrl } from './driven-engine.js';
import { WorkerInProcess } from './worker-in-process.js';

// The real core works in these tests, on a machine that may be busy.
vi.setConfig({ testTimeout: 30_000 });

const digits = { source: /** @type {const} */ ('digits'), limit: 200 };

function openClient(folder = new URL('.', coreUrl).href) {
  const listeners = { onEvent: vi.fn(), onOpen: vi.fn(), onRecovered: vi.fn(), onFailed: vi.fn() };
  return { client: new TrainingClient({ core: folder, mirrors: [], threads: 0 }, listeners), ...listeners };
}

/** @param {import('vitest').Mock} listener */
const heard = (listener) => vi.waitFor(() => expect(listener).toHaveBeenCalled(), { timeout: 5000 });

beforeEach(() => {
  WorkerInProcess.all = [];
  vi.stubGlobal('Worker', WorkerInProcess);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('a worker that dies', () => {
  it('rejects the calls under way instead of leaving them pending', async () => {
    const { client, onOpen } = openClient();
    await heard(onOpen);
    const call = client.engine.data.load('train', digits);
    await Promise.resolve();
    await Promise.resolve();
    WorkerInProcess.latest.throwError('out of memory');
    await expect(call).rejects.toMatchObject({ name: 'WorkerCrashed', message: 'out of memory' });
  });

  it('is replaced, with its data and its run as last captured, paused', async () => {
    const { client, onRecovered, onEvent } = openClient();
    await client.engine.data.load('train', digits);
    await client.engine.data.load('test', digits);
    await client.engine.run.start(choice({ epochs: 1000 }), 30);
    await vi.waitFor(() =>
      expect(onEvent.mock.calls.some(([event]) => event.progress?.status.phase === 'paused')).toBe(true),
    );
    await client.engine.run.change({ lr: 0.25 });
    WorkerInProcess.latest.throwError('boom');
    await heard(onRecovered);
    expect(WorkerInProcess.all).toHaveLength(2);
    expect(onRecovered.mock.calls[0][0]).toMatchObject({ reason: 'boom', hadRun: true, missing: [] });
    expect(onRecovered.mock.calls[0][0].run).toMatchObject({
      phase: 'paused',
      step: 30,
      stepsPerEpoch: 20,
      learningRate: 0.25,
    });
    await client.engine.run.resume();
    await vi.waitFor(() => expect(onEvent.mock.calls.at(-1)?.[0].progress?.status.step).toBeGreaterThan(30));
    await client.engine.run.reset();
  });

  it('goes on with its run by itself, unless it was paused or the worker before has died a moment ago', async () => {
    const { client, onRecovered, onEvent } = openClient();
    await client.engine.data.load('train', digits);
    await client.engine.run.start(choice({ epochs: 100_000 }));
    const trains = () => {
      onEvent.mockClear();
      return vi.waitFor(() => expect(onEvent.mock.calls.at(-1)?.[0].progress?.status.phase).toBe('training'));
    };
    await trains();
    WorkerInProcess.latest.throwError('boom');
    await vi.waitFor(() => expect(onRecovered).toHaveBeenCalledTimes(1), { timeout: 5000 });
    expect(onRecovered.mock.calls[0][0]).toMatchObject({ goesOn: true });
    await trains();
    WorkerInProcess.latest.throwError('boom');
    await vi.waitFor(() => expect(onRecovered).toHaveBeenCalledTimes(2), { timeout: 5000 });
    expect(onRecovered.mock.calls[1][0]).toMatchObject({ goesOn: false, run: { phase: 'paused' } });

    const other = openClient();
    await other.client.engine.data.load('train', digits);
    await other.client.engine.run.start(choice({ epochs: 100_000 }));
    const paused = other.client.engine.run.pause().catch(() => {});
    WorkerInProcess.latest.throwError('boom');
    await paused;
    await heard(other.onRecovered);
    expect(other.onRecovered.mock.calls[0][0]).toMatchObject({ goesOn: false, run: { phase: 'paused' } });
  });

  it('by an abort of the core is replaced too', async () => {
    const { client, onRecovered } = openClient();
    await client.engine.data.load('train', digits);
    // The core takes a typed array; anything else breaks its promise.
    const call = client.engine.draw.predict(/** @type {any} */ (null), 1, 1);
    await expect(call).rejects.toMatchObject({ name: 'WorkerCrashed' });
    await heard(onRecovered);
    expect(onRecovered.mock.calls[0][0]).toMatchObject({ hadRun: false, run: null });
    expect((await client.engine.run.start(choice(), 1)).stepsPerEpoch).toBe(20);
  });

  it('brings back the data a run was started with, though other data has been loaded since', async () => {
    const { client, onRecovered, onEvent } = openClient();
    await client.engine.data.load('train', digits);
    await client.engine.run.start(choice({ epochs: 1000 }), 1);
    await vi.waitFor(() =>
      expect(onEvent.mock.calls.some(([event]) => event.progress?.status.phase === 'paused')).toBe(true),
    );
    await client.engine.data.load('train', { source: 'digits', limit: 50 });
    WorkerInProcess.latest.throwError('boom');
    await heard(onRecovered);
    expect(onRecovered.mock.calls[0][0].run).toMatchObject({ step: 1, stepsPerEpoch: 20 });
    await client.engine.run.reset();
    expect((await client.engine.run.start(choice(), 1)).stepsPerEpoch).toBe(5);
  });

  it('says which file could not be read again, and lets the run go with it', async () => {
    const { client, onRecovered } = openClient();
    const file = new File([`1,${Array(784).fill(0).join(',')}\n`], 'gone.csv');
    await client.engine.data.load('train', { source: 'files', files: [file], requestedSplit: null, limit: 0 });
    await client.engine.run.start(choice(), 1);
    file.slice = () => /** @type {any} */ ({ arrayBuffer: () => Promise.reject(new Error('moved')) });
    WorkerInProcess.latest.throwError('boom');
    await heard(onRecovered);
    expect(onRecovered.mock.calls[0][0]).toMatchObject({ hadRun: true, run: null, missing: ['train'] });
    expect(onRecovered.mock.calls[0][0].problems[0]).toMatch(/gone\.csv/);
  });

  it('by a message that cannot be read is noticed at once', async () => {
    const { client, onRecovered } = openClient();
    await client.engine.data.load('train', digits);
    WorkerInProcess.latest.dispatchEvent(new Event('messageerror'));
    await heard(onRecovered);
    expect(onRecovered.mock.calls[0][0].reason).toMatch(/could not be read/);
  });

  it('without a word is missed within seconds', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    const { client, onRecovered, onOpen } = openClient();
    await client.engine.data.load('train', digits);
    for (let round = 0; round < 10; round += 1) {
      vi.advanceTimersByTime(2000);
      await client.engine.draw.clear();
    }
    expect(onOpen).toHaveBeenCalledTimes(1);
    WorkerInProcess.latest.fallSilent();
    vi.advanceTimersByTime(14_000);
    await heard(onRecovered);
    expect(onRecovered.mock.calls[0][0].reason).toMatch(/no longer answers/);
  });
});

describe('a worker that cannot be opened', () => {
  it('is reported once, and calls are rejected', async () => {
    const { client, onFailed } = openClient('file:///nowhere/');
    await heard(onFailed);
    expect(onFailed).toHaveBeenCalledTimes(1);
    expect(WorkerInProcess.all).toHaveLength(1);
    await expect(client.engine.draw.clear()).rejects.toMatchObject({ name: 'WorkerCrashed' });
  });

  it('in place of one that died is tried three times, with pauses, and then reported as failed', async () => {
    const { client, onFailed, onRecovered } = openClient();
    await client.engine.data.load('train', digits);
    for (const reason of ['boom', 'boom again', 'and again', 'and a last time']) {
      const { latest, all } = WorkerInProcess;
      latest.throwError(reason);
      if (all.length < 4) await vi.waitFor(() => expect(WorkerInProcess.latest).not.toBe(latest), { timeout: 5000 });
    }
    await heard(onFailed);
    expect(onFailed).toHaveBeenCalledExactlyOnceWith('and a last time');
    expect(onRecovered).not.toHaveBeenCalled();
    await expect(client.engine.draw.clear()).rejects.toMatchObject({ name: 'WorkerCrashed' });
    expect(WorkerInProcess.all).toHaveLength(4);
  });

  it('at the first attempt is recovered by the next', async () => {
    const { client, onFailed, onRecovered } = openClient();
    await client.engine.data.load('train', digits);
    const first = WorkerInProcess.latest;
    first.throwError('boom');
    await vi.waitFor(() => expect(WorkerInProcess.latest).not.toBe(first));
    WorkerInProcess.latest.throwError('boom again');
    await heard(onRecovered);
    expect(onFailed).not.toHaveBeenCalled();
    expect(await client.engine.data.labels('train')).toHaveLength(200);
  });
});

describe('a crash that repeats', () => {
  it('on the same question stops after three times, and only that question is refused', async () => {
    const { client, onRecovered } = openClient();
    await client.engine.data.load('train', digits);
    // The core takes a typed array; anything else breaks its promise.
    const ask = (side = 1) => client.engine.draw.predict(/** @type {any} */ (null), side, 1);
    for (let time = 1; time <= 3; ++time) {
      await expect(ask()).rejects.toMatchObject({ name: 'WorkerCrashed' });
      await vi.waitFor(() => expect(onRecovered).toHaveBeenCalledTimes(time), { timeout: 5000 });
    }
    await expect(ask()).rejects.toMatchObject({ name: 'Refusal', message: expect.stringMatching(/three times/) });
    expect(WorkerInProcess.all).toHaveLength(4);
    await expect(ask(2)).rejects.toMatchObject({ name: 'WorkerCrashed' });
    expect(await client.engine.draw.predict(new Uint8Array(784), 28, 28)).toBeNull();
  });

  it('at the same step of a run gives the run up after three times', async () => {
    const { client, onRecovered, onEvent } = openClient();
    await client.engine.data.load('train', digits);
    await client.engine.run.start(choice({ epochs: 1000 }), 5);
    await vi.waitFor(() =>
      expect(onEvent.mock.calls.some(([event]) => event.progress?.status.phase === 'paused')).toBe(true),
    );
    for (let time = 1; time <= 3; ++time) {
      WorkerInProcess.latest.throwError('boom');
      await vi.waitFor(() => expect(onRecovered).toHaveBeenCalledTimes(time), { timeout: 5000 });
    }
    const recoveries = onRecovered.mock.calls.map(([{ givenUp, run }]) => [givenUp, run?.step ?? null]);
    expect(recoveries).toEqual([
      [false, 5],
      [false, 5],
      [true, null],
    ]);
  });
});

describe('a refusal', () => {
  it('crosses with its message and its details, and the worker lives on', async () => {
    const { client, onRecovered } = openClient();
    const file = new File(['label,pixel\n', '1,2,3\n', '4,5,6\n'], 'short.csv');
    const call = client.engine.data.load('train', { source: 'files', files: [file], requestedSplit: null, limit: 0 });
    await expect(call).rejects.toMatchObject({ name: 'Refusal', message: expect.stringMatching(/^short\.csv: /) });
    await expect(call).rejects.toMatchObject({
      details: [expect.stringMatching(/^Row 2/), expect.stringMatching(/^Row 3/)],
    });
    await client.engine.data.load('train', digits);
    expect(onRecovered).not.toHaveBeenCalled();
  });
});
