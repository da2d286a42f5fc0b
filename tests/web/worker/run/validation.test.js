import { describe, expect, it, vi } from 'vitest';
import { choice, driveEngine } from '../driven-engine.js';

// The real core works in these tests, on a machine that may be busy.
vi.setConfig({ testTimeout: 30_000 });

describe('a validation share', () => {
  it('is held back from training, and measured at the start and at every epoch’s end, as the test set is', async () => {
    const driven = await driveEngine();
    await driven.loadDigits(200, 100);
    driven.run.start(choice({ validation: 0.2 }));
    await driven.until(() => driven.status()?.phase === 'done');
    expect(driven.losses()).toHaveLength(3 * 16);
    const atEpochs = (/** @type {import('../../../../web/src/worker/protocol.js').MeasuredResult[]} */ results) =>
      results.flatMap(({ epoch, step }) => (epoch === null ? [] : [[step, epoch]]));
    expect(atEpochs(driven.validations())).toEqual([
      [0, 0],
      [16, 1],
      [32, 2],
      [48, 3],
    ]);
    expect(atEpochs(driven.tests())).toEqual([
      [0, 0],
      [16, 1],
      [32, 2],
      [48, 3],
    ]);
    const { loss, accuracy } = driven.validations()[driven.validations().length - 1];
    expect(driven.status()).toMatchObject({
      validationLoss: loss,
      validationAccuracy: accuracy,
      testLoss: driven.tests().at(-1)?.loss,
    });
    // Of 40 images.
    expect((accuracy * 40) % 1).toBeCloseTo(0, 6);
  });

  it('is measured without a test set, and when paused', async () => {
    const driven = await driveEngine();
    await driven.data.load('train', { source: 'digits', limit: 5000 });
    driven.run.start(choice({ validation: 0.1, epochs: 1000 }));
    await driven.until(() => driven.losses().length > 100);
    driven.run.pause();
    const at = driven.status()?.step;
    await driven.until(() => driven.validations().at(-1)?.step === at);
    expect(driven.tests()).toEqual([]);
    expect(driven.status()?.testLoss).toBeNull();
  });

  it('of nothing is not measured', async () => {
    const driven = await driveEngine();
    await driven.loadDigits();
    driven.run.start(choice({ epochs: 1 }));
    await driven.until(() => driven.status()?.phase === 'done');
    expect(driven.validations()).toEqual([]);
    expect(driven.status()).toMatchObject({ validationLoss: null, validationAccuracy: null });
  });

  it('is counted as the run will split it, with one’s own digits where they are added', async () => {
    const driven = await driveEngine();
    expect(driven.data.countSplit({ validation: 0.2, seed: 1, mine: 'none' })).toBeNull();
    await driven.loadDigits(200, 10);
    driven.data.setMine({
      pixels: new Uint8Array(784 * 10),
      labels: Uint8Array.from([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]),
    });
    expect(driven.data.countSplit({ validation: 0.2, seed: 1, mine: 'none' })).toMatchObject({
      training: 160,
      validation: 40,
    });
    const added = driven.data.countSplit({ validation: 0, seed: 1, mine: 'training' });
    expect(added).toMatchObject({ training: 210, validation: 0 });
  });
});

describe('one’s own digits', () => {
  const mine = { pixels: new Uint8Array(784 * 20).fill(255), labels: new Uint8Array(20).fill(7) };

  it('are trained on where they are added to the training set', async () => {
    const driven = await driveEngine();
    await driven.loadDigits();
    driven.data.setMine(mine);
    expect(driven.run.start(choice({ mine: 'none' })).stepsPerEpoch).toBe(20);
    expect(driven.run.start(choice({ mine: 'training', epochs: 1000 })).stepsPerEpoch).toBe(22);
    driven.data.setMine({ pixels: new Uint8Array(0), labels: new Uint8Array(0) });
    await driven.until(() => driven.losses().length > 22);
    driven.run.reset();
  });

  it('are what is measured where they are the test set', async () => {
    const driven = await driveEngine();
    await driven.loadDigits();
    driven.data.setMine(mine);
    driven.run.start(choice({ mine: 'test', epochs: 1 }));
    await driven.until(() => driven.status()?.phase === 'done');
    // Twenty times the same image: all right or all wrong.
    expect([0, 1]).toContain(driven.status()?.testAccuracy);
  });

  it('change nothing while there are none', async () => {
    const driven = await driveEngine();
    await driven.loadDigits();
    driven.run.start(choice({ mine: 'test', epochs: 1 }));
    await driven.until(() => driven.status()?.phase === 'done');
    expect((Number(driven.status()?.testAccuracy) * 100) % 1).toBeCloseTo(0, 6);
  });
});

describe('augmentation', () => {
  it('changes what is trained on, the same way for the same seed', async () => {
    const runs = [];
    for (const shift of [0, 3, 3]) {
      const driven = await driveEngine();
      await driven.loadDigits();
      driven.run.start(choice({ epochs: 1, augment: { shift, rotation: 0, scale: 0, shear: 0, elastic: 0 } }));
      await driven.until(() => driven.status()?.phase === 'done');
      runs.push(driven.losses());
    }
    expect(runs[2]).toEqual(runs[1]);
    expect(runs[1]).not.toEqual(runs[0]);
  });
});
