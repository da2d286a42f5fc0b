import { beforeAll, describe, expect, it } from 'vitest';
import { choice, driveEngine } from '../driven-engine.js';

/** @type {Awaited<ReturnType<typeof driveEngine>>} */ let driven;

describe('a finished run', () => {
  beforeAll(async () => {
    driven = await driveEngine();
    await driven.loadDigits(100);
    driven.run.start(choice({ preset: 'perceptron', epochs: 1, lr: 0.5 }));
    await driven.until(() => driven.status()?.phase === 'done');
  });

  it('keeps its configuration whatever is changed afterwards', () => {
    driven.run.change({ lr: 0.125 });
    driven.run.change({ gradient: 'forward-difference', h: 0.1, directions: 1 });
    driven.run.change({ lr: 0.125, epochs: 5 });
    expect(driven.status()).toMatchObject({
      phase: 'done',
      gradient: 'backprop',
      learningRate: 0.5,
      config: { lr: 0.5, epochs: 1, gradient: 'backprop' },
    });
  });

  it('goes on when it is given more epochs alone', async () => {
    driven.run.change({ epochs: 2 });
    expect(driven.status()).toMatchObject({ phase: 'paused', config: { epochs: 2, lr: 0.5 } });
    driven.run.resume();
    await driven.until(() => driven.status()?.phase === 'done');
    expect(driven.status()).toMatchObject({ epoch: 2 });
  });
});
