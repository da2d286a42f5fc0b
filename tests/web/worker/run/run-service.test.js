import { setTimeout } from 'node:timers/promises';
import { describe, expect, it, vi } from 'vitest';
import { choice, driveEngine, slowChoice } from '../driven-engine.js';

// The real core works in these tests, on a machine that may be busy.
vi.setConfig({ testTimeout: 30_000 });

describe('a run', () => {
  it('trains on the built-in digits to its end and measures the test set at the start and at every epoch’s end', async () => {
    const driven = await driveEngine();
    await driven.loadDigits();
    driven.run.start(choice());
    await driven.until(() => driven.status()?.phase === 'done');

    expect(driven.losses()).toHaveLength(60);
    expect(driven.progress().flatMap(({ epochs }) => epochs.map(({ epoch }) => epoch))).toEqual([1, 2, 3]);
    expect(
      driven
        .tests()
        .filter(({ epoch }) => epoch !== null)
        .map(({ step, epoch }) => [step, epoch]),
    ).toEqual([
      [0, 0],
      [20, 1],
      [40, 2],
      [60, 3],
    ]);
    expect(driven.status()).toMatchObject({
      step: 60,
      epoch: 3,
      examples: 600,
      remainingSeconds: 0,
      testAccuracy: driven.tests().at(-1)?.accuracy,
    });
  });

  it('numbers the measurements without gaps, however they are gathered', async () => {
    const driven = await driveEngine();
    await driven.loadDigits(2000);
    driven.run.start(choice({ preset: 'nielsen-100' }));
    await driven.until(() => driven.status()?.phase === 'done');
    let expected = 0;
    for (const { firstStep, losses } of driven.progress()) {
      if (losses.length > 0) expect(firstStep).toBe(expected);
      expected += losses.length;
    }
    expect(expected).toBe(600);
  });

  it('is done only when the last epoch’s test is known', async () => {
    const driven = await driveEngine();
    await driven.loadDigits();
    driven.run.start(choice());
    await driven.until(() => driven.status()?.phase === 'done');
    const first = driven.progress().find(({ status }) => status.phase === 'done');
    expect(first?.status.testAccuracy).toBe(driven.tests().find(({ epoch }) => epoch === 3)?.accuracy);
  });

  it('gives the same losses for the same seed and others for another', async () => {
    const runs = [];
    for (const seed of [7, 7, 8]) {
      const driven = await driveEngine();
      await driven.loadDigits();
      driven.run.start(choice({ seed }));
      await driven.until(() => driven.status()?.phase === 'done');
      runs.push(driven.losses());
    }
    expect(runs[1]).toEqual(runs[0]);
    expect(runs[2]).not.toEqual(runs[0]);
  });

  it('is refused without training data, in words', async () => {
    const driven = await driveEngine();
    expect(() => driven.run.start(choice())).toThrow(/no training data/);
  });

  it('measures no test accuracy without a test set', async () => {
    const driven = await driveEngine();
    await driven.data.load('train', { source: 'digits', limit: 200 });
    driven.run.start(choice());
    await driven.until(() => driven.status()?.phase === 'done');
    expect(driven.tests()).toEqual([]);
    expect(driven.status()?.testAccuracy).toBeNull();
  });

  it('is not harmed by data that is replaced under it', async () => {
    const driven = await driveEngine();
    await driven.loadDigits();
    driven.run.start(choice({ epochs: 5 }));
    driven.run.pause();
    await driven.data.load('train', { source: 'digits', limit: 50 });
    driven.data.drop('test');
    driven.run.resume();
    await driven.until(() => driven.status()?.phase === 'done');
    expect(driven.status()).toMatchObject({ step: 100, stepsPerEpoch: 20 });
  });
});

describe('pausing', () => {
  it('stops a numerical step of many seconds within half a second and goes on in the middle of it', async () => {
    const driven = await driveEngine();
    await driven.loadDigits();
    driven.run.start(slowChoice);
    await driven.until(() => (driven.status()?.stepFraction ?? 0) > 0.01);
    const before = performance.now();
    // The processor's time, not the clock's: on a busy machine others take part of it.
    const used = process.cpuUsage();
    await setTimeout(1);
    driven.run.pause();
    const { user, system } = process.cpuUsage(used);
    expect((user + system) / 1000).toBeLessThan(500);
    const paused = driven.status();
    expect(paused).toMatchObject({ phase: 'paused', step: 0 });

    await setTimeout(100);
    expect(driven.status()?.stepFraction).toBe(paused?.stepFraction);
    driven.run.resume();
    await driven.until(() => (driven.status()?.stepFraction ?? 0) > (paused?.stepFraction ?? 1));
    expect(driven.status()?.elapsedSeconds).toBeLessThan(
      (performance.now() - before) / 1000 + (paused?.elapsedSeconds ?? 0) - 0.09,
    );
    driven.run.reset();
  });

  it('measures the test set', async () => {
    const driven = await driveEngine();
    await driven.loadDigits(5000);
    driven.run.start(choice({ epochs: 1000 }));
    await driven.until(() => driven.losses().length > 100);
    driven.run.pause();
    const at = driven.status()?.step;
    await driven.until(() => driven.tests().at(-1)?.step === at);
  });

  it('leaves an estimate of the time left that counts the unfinished step', async () => {
    const driven = await driveEngine();
    await driven.loadDigits(1000);
    driven.run.start({ ...slowChoice, epochs: 1 });
    await driven.until(() => (driven.status()?.stepFraction ?? 0) > 0.02);
    const { stepFraction = 0, remainingSeconds, elapsedSeconds = 0 } = driven.status() ?? {};
    const expected = (elapsedSeconds / stepFraction) * (10 - stepFraction);
    expect(remainingSeconds).toBeGreaterThan(expected * 0.3);
    expect(remainingSeconds).toBeLessThan(expected * 3);
    expect(driven.status()?.imagesPerSecond).toBeGreaterThan(0);
    driven.run.reset();
  });
});

describe('a single step', () => {
  it('is one step of the optimiser, then a test, then a pause', async () => {
    const driven = await driveEngine();
    await driven.loadDigits();
    driven.run.start(choice(), 1);
    await driven.until(() => driven.tests().at(-1)?.step === 1);
    expect(driven.status()).toMatchObject({ phase: 'paused', step: 1 });
    driven.run.step();
    await driven.until(() => driven.tests().at(-1)?.step === 2);
    expect(driven.losses()).toHaveLength(2);
  });
});

describe('a live run', () => {
  it('takes up learning rate, epochs and gradient at once', async () => {
    const driven = await driveEngine();
    await driven.loadDigits();
    driven.run.start(slowChoice);
    await driven.until(() => (driven.status()?.stepFraction ?? 0) > 0);
    driven.run.change({ lr: 0.5 });
    driven.run.change({ epochs: 1 });
    driven.run.change({ gradient: 'backprop', h: 0.01, directions: 1 });
    expect(driven.status()).toMatchObject({ learningRate: 0.5, epochs: 1, gradient: 'backprop', stepFraction: 0 });
    await driven.until(() => driven.status()?.phase === 'done');
    expect(driven.losses()).toHaveLength(2);
  });

  it('goes on after its end when it is given more epochs', async () => {
    const driven = await driveEngine();
    await driven.loadDigits();
    driven.run.start(choice({ epochs: 1 }));
    await driven.until(() => driven.status()?.phase === 'done');
    driven.run.change({ epochs: 2 });
    expect(driven.status()?.phase).toBe('paused');
    driven.run.resume();
    await driven.until(() => driven.status()?.phase === 'done');
    expect(driven.status()?.step).toBe(40);
  });

  it('refuses a gradient method it does not know and keeps its own', async () => {
    const driven = await driveEngine();
    await driven.loadDigits();
    driven.run.start(choice(), 1);
    expect(() => driven.run.change({ gradient: 'guess', h: 0.01, directions: 1 })).toThrow(/guess/);
    driven.run.change({ lr: 1 });
    expect(driven.status()?.gradient).toBe('backprop');
  });
});

describe('a snapshot', () => {
  it('brings a run back in another worker, which goes on bit for bit', async () => {
    const first = await driveEngine();
    await first.loadDigits();
    first.run.start(choice(), 30);
    await first.until(() => first.status()?.phase === 'paused');
    const snapshot = /** @type {import('../../../../web/src/worker/protocol.js').Snapshot} */ (
      first.snapshots().at(-1)
    );
    first.run.resume();
    await first.until(() => first.status()?.phase === 'done');

    const second = await driveEngine();
    await second.loadDigits();
    expect(second.run.restore(choice(), snapshot)).toMatchObject({
      phase: 'paused',
      step: 30,
      epoch: 1,
      stepInEpoch: 10,
      examples: 300,
    });
    second.run.resume();
    await second.until(() => second.status()?.phase === 'done');
    expect(second.losses()).toEqual(first.losses().slice(30));
  });

  it('taken before the last epoch was measured brings that measurement about, once', async () => {
    const first = await driveEngine();
    await first.loadDigits();
    first.run.start(choice({ validation: 0.1 }), 54);
    await first.until(() => first.status()?.phase === 'done');
    const snapshot = /** @type {import('../../../../web/src/worker/protocol.js').Snapshot} */ (
      first.snapshots().find(({ status }) => status.step === 54)
    );
    expect(snapshot).toMatchObject({ status: { phase: 'paused' }, unmeasured: { epoch: 3 } });
    const second = await driveEngine();
    await second.loadDigits();
    expect(second.run.restore(choice({ validation: 0.1 }), snapshot).phase).toBe('paused');
    await second.until(() => second.status()?.phase === 'done');
    expect(second.tests()).toEqual([first.tests().at(-1)]);
    expect(second.validations()).toEqual([first.validations().at(-1)]);
  });

  it('is refused where the images are others, in words', async () => {
    const first = await driveEngine();
    await first.loadDigits();
    first.run.start(choice(), 1);
    const second = await driveEngine();
    await second.loadDigits(199);
    expect(() => second.run.restore(choice(), first.snapshots()[0])).toThrow(
      expect.objectContaining({ name: 'Refusal', message: expect.stringMatching(/images are no longer those/) }),
    );
    first.run.reset();
  });

  it('is taken at the start, every two seconds and when paused', async () => {
    const driven = await driveEngine();
    await driven.loadDigits();
    driven.run.start(slowChoice);
    expect(driven.snapshots()).toHaveLength(1);
    await setTimeout(2300);
    expect(driven.snapshots()).toHaveLength(2);
    driven.run.pause();
    expect(driven.snapshots()).toHaveLength(3);
    driven.run.reset();
  });
});

describe('the engine', () => {
  it('describes a network of one’s own and refuses one it does not understand', async () => {
    const { network: networks } = await driveEngine();
    const network = { preset: 'dnn', layers: 'dense(5),tanh,dense(10)', loss: '', init: '' };
    expect(networks.describe(network)).toMatchObject({
      parameters: 784 * 5 + 5 + 50 + 10,
      loss: 'cross-entropy',
      layersText: network.layers,
    });
    expect(() => networks.describe({ ...network, layers: 'dense(5' })).toThrow(
      expect.objectContaining({ name: 'Refusal' }),
    );
  });

  it('reports at most twenty times a second while training', async () => {
    const driven = await driveEngine();
    await driven.loadDigits();
    driven.run.start(choice({ epochs: 1000 }));
    await setTimeout(1000);
    expect(driven.progress().length).toBeLessThanOrEqual(22);
    expect(driven.progress().length).toBeGreaterThan(2);
    driven.run.reset();
  });

  it('reports rarely when told that nobody looks, and loses nothing by it', async () => {
    const driven = await driveEngine();
    await driven.loadDigits();
    driven.run.setReportInterval(400);
    driven.run.start(choice({ epochs: 1000 }));
    await setTimeout(1000);
    expect(driven.progress().length).toBeLessThanOrEqual(4);
    driven.run.pause();
    expect(driven.losses()).toHaveLength(driven.status()?.step ?? -1);
    driven.run.reset();
  });

  it('frames a drawing at once and judges it when the network has taken a step', async () => {
    const driven = await driveEngine();
    await driven.loadDigits();
    const ink = new Uint8Array(280 * 280);
    for (let y = 60; y < 220; y += 1) ink.fill(255, y * 280 + 130, y * 280 + 150);
    const before = driven.draw.predict(ink, 280, 280);
    expect(before).toMatchObject({ digit: null, outputs: null });
    expect(before?.frame).toHaveLength(784);
    driven.run.start(choice({ preset: 'dnn', lr: 0.1 }), 1);
    await driven.until(() => driven.status()?.step === 1);
    const after = driven.draw.predict(ink, 280, 280);
    expect(after?.kind).toBe('probability');
    expect(after?.outputs?.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 4);
    expect(after?.digit).toBe(after?.outputs?.indexOf(Math.max(...(after?.outputs ?? []))));
    expect(driven.draw.predict(new Uint8Array(280 * 280), 280, 280)).toBeNull();
  });
});
