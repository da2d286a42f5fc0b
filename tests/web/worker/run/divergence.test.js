import { describe, expect, it, vi } from 'vitest';
import { choice, driveEngine } from '../driven-engine.js';

// The real core works in these tests, on a machine that may be busy.
vi.setConfig({ testTimeout: 30_000 });

describe('a run', () => {
  it('that diverges is paused at once, says why and what to try, and has its last good weights back', async () => {
    const driven = await driveEngine();
    await driven.loadDigits();
    driven.run.start(choice({ layers: 'dense(30),relu,dense(10)', lr: 1000, epochs: 50 }));
    await driven.until(() => driven.events.some(({ event }) => event === 'diverged'));
    const report = driven.events.flatMap((event) => (event.event === 'diverged' ? [event.message] : []));
    expect(report).toEqual([
      expect.stringMatching(/^The loss .* learning rate of 1000 and mini-batches of 10 .* to 100 for example/),
    ]);
    expect(driven.status()?.phase).toBe('paused');
    expect(driven.status()?.step).toBeLessThan(40);

    driven.run.change({ lr: 0.1 });
    driven.run.resume();
    await driven.until(() => driven.status()?.phase === 'done');
    expect(driven.status()?.trainLoss).toBeLessThan(1);
    expect(driven.events.filter(({ event }) => event === 'diverged')).toHaveLength(1);
  });
});
