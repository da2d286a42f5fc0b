import { describe, expect, it, vi } from 'vitest';
import { choice, driveEngine } from '../driven-engine.js';

// The real core works in these tests, on a machine that may be busy.
vi.setConfig({ testTimeout: 30_000 });

/** Learns its few images by heart soon, and then gets no better at those held out. */
const stopping = { preset: 'dnn', lr: 0.1, batch: 10, epochs: 200, validation: 0.2, patience: 3 };

/** @param {Partial<import('../../../../web/src/worker/protocol.js').RunChoice>} change */
async function trained(change) {
  const driven = await driveEngine();
  await driven.loadDigits(500);
  driven.run.start(choice({ ...stopping, ...change }));
  await driven.until(() => driven.status()?.phase === 'done');
  const atEpochs = (/** @type {import('../../../../web/src/worker/protocol.js').MeasuredResult[]} */ results) =>
    results.filter(({ epoch }) => epoch !== null && epoch > 0);
  return {
    driven,
    status: /** @type {import('../../../../web/src/worker/protocol.js').RunStatus} */ (driven.status()),
    validations: atEpochs(driven.validations()),
    tests: atEpochs(driven.tests()),
  };
}

describe('early stopping', () => {
  it('ends a run whose validation accuracy has not improved for as many epochs as its patience', async () => {
    const { status, validations } = await trained({});
    expect(status).toMatchObject({ stoppedEarly: true, usesBest: true, remainingSeconds: 0 });
    expect(status.epoch).toBe(status.bestEpoch + 3);
    const accuracies = validations.map(({ accuracy }) => accuracy);
    expect(accuracies).toHaveLength(status.epoch);
    expect(accuracies.indexOf(Math.max(...accuracies))).toBe(status.bestEpoch - 1);
  });

  it('reports the best weights’ accuracy on both sets, and leaves the curves as the run measured them', async () => {
    const { status, validations, tests } = await trained({});
    const at = status.bestEpoch - 1;
    expect(status).toMatchObject({
      validationAccuracy: validations[at].accuracy,
      validationLoss: validations[at].loss,
    });
    expect(status).toMatchObject({ testAccuracy: tests[at].accuracy, testLoss: tests[at].loss });
    expect(tests).toHaveLength(status.epoch);
  });

  it('does not happen without patience; then the best weights are put back when asked for', async () => {
    const { driven, status, tests } = await trained({ patience: 0, epochs: 12 });
    expect(status).toMatchObject({ stoppedEarly: false, usesBest: false, epoch: 12 });
    driven.run.restoreBest();
    await driven.until(
      () => driven.status()?.usesBest && driven.status()?.testLoss === tests[status.bestEpoch - 1].loss,
    );
    expect(driven.status()).toMatchObject({ phase: 'done', validationAccuracy: status.bestAccuracy });
  });

  it('goes on for more epochs with another patience', async () => {
    const { driven, status } = await trained({});
    driven.run.change({ patience: 20 });
    expect(driven.status()?.phase).toBe('paused');
    driven.run.resume();
    await driven.until(() => (driven.status()?.epoch ?? 0) > status.epoch + 1);
    driven.run.reset();
  });

  it('decides the same after a snapshot was restored in another worker', async () => {
    const { driven, status } = await trained({});
    const other = await driveEngine();
    await other.loadDigits(500);
    const early = driven.snapshots()[0];
    other.run.restore(choice({ ...stopping }), { ...early, bytes: early.bytes.slice() });
    other.run.resume();
    await other.until(() => other.status()?.phase === 'done');
    const { epoch, bestEpoch, bestAccuracy, testLoss } = status;
    expect(other.status()).toMatchObject({ epoch, bestEpoch, bestAccuracy, testLoss });
  });

  it('needs images that are held out, and says so', async () => {
    const driven = await driveEngine();
    await driven.loadDigits();
    expect(() => driven.run.start(choice({ patience: 5 }))).toThrow(/needs a validation set/);
  });
});
