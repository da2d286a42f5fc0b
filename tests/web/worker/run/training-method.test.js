import { describe, expect, it } from 'vitest';
import { choice, driveEngine } from '../driven-engine.js';

/** The first losses of a run. @param {Partial<import('../../../../web/src/worker/protocol.js').RunChoice>} change */
async function firstLosses(change) {
  const driven = await driveEngine();
  await driven.loadDigits();
  driven.run.start(choice({ lr: 0.05, epochs: 1, ...change }));
  await driven.until(() => driven.status()?.phase === 'done');
  return driven.losses().slice(0, 15);
}

describe('how the gradient is followed', () => {
  it('decides the losses: every optimiser and every setting gives others, from the same first one', async () => {
    const methods = [
      {},
      ...['momentum', 'nesterov', 'rmsprop', 'adam'].map((optimizer) => ({ optimizer })),
      ...['step', 'cosine', 'one-cycle'].map((schedule) => ({ schedule })),
      { weightDecay: 0.1 },
      { optimizer: 'adam', weightDecay: 0.1 },
      { optimizer: 'adam', weightDecay: 0.1, decay: 'decoupled' },
      { clip: 0.01 },
    ];
    const runs = [];
    for (const method of methods) runs.push(await firstLosses(method));
    expect(new Set(runs.map(([first]) => first)).size).toBe(1);
    expect(new Set(runs.map(String)).size).toBe(methods.length);
  });

  it('with the same seed and method the losses are the same to the last bit', async () => {
    const method = { optimizer: 'adam', schedule: 'one-cycle', weightDecay: 0.01, decay: 'decoupled', clip: 1 };
    expect(await firstLosses(method)).toEqual(await firstLosses(method));
    expect(await firstLosses({ ...method, seed: 2 })).not.toEqual(await firstLosses(method));
  });
});
