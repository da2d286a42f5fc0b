import { describe, expect, it, vi } from 'vitest';
import { accuracyOf, confusionOf } from '../../../web/src/views/inspect/measures.js';
import { InspectDesk } from '../../../web/src/worker/inspect-desk.js';
import { choice, driveEngine } from './driven-engine.js';

// The real core works in these tests, on a machine that may be busy.
vi.setConfig({ testTimeout: 30_000 });

/** @typedef {import('../../../web/src/worker/protocol.js').RunChoice} RunChoice */

/** @param {Partial<RunChoice>} change */
async function trained(change) {
  const driven = await driveEngine();
  await driven.loadDigits(400, 150);
  const { core, engine } = driven;
  const desk = new InspectDesk(core, { inTraining: () => engine.network, reader: () => null, testSet: () => null, nextTurn: async () => {} });
  engine.start(choice({ epochs: 2, ...change }));
  await driven.until(() => driven.status()?.phase === 'done');
  return { driven, desk };
}

/** @param {import('../../../web/src/worker/protocol.js').Answers|null} answers */
const accuracyIn = (answers) => answers && accuracyOf(confusionOf(answers)).accuracy;

describe('the network in training', () => {
  it('tells what it was last measured to answer, on test and validation set', async () => {
    const { driven, desk } = await trained({ validation: 0.2 });
    const [test, validation] = [await desk.answers('test'), await desk.answers('validation')];
    expect(test?.labels).toHaveLength(150);
    expect(validation?.labels).toHaveLength(80);
    expect(accuracyIn(test)).toBeCloseTo(driven.status()?.testAccuracy ?? NaN, 12);
    expect(accuracyIn(validation)).toBeCloseTo(driven.status()?.validationAccuracy ?? NaN, 12);
    expect(test?.kind).toBe('activation');
  });

  it('shows the images it was measured on, also when others have been loaded since', async () => {
    const { driven, desk } = await trained({ validation: 0.2 });
    const rows = (await desk.answers('validation'))?.rows ?? new Uint32Array();
    const before = driven.desk.images('train', rows.slice(3, 5));
    await driven.loadDigits(100, 50);
    expect(desk.answeredImages('validation', Uint32Array.of(3, 4))).toEqual(before);
    expect((await desk.answers('test'))?.labels).toHaveLength(150);
  });

  it('has no answers while it has not been measured, and none before its first step', async () => {
    const driven = await driveEngine();
    await driven.loadDigits(200, 100);
    const { core, engine } = driven;
    const desk = new InspectDesk(core, { inTraining: () => engine.network, reader: () => null, testSet: () => null, nextTurn: async () => {} });
    expect(await desk.answers('test')).toBeNull();
    expect(desk.respond(new Uint8Array(784))).toBeNull();
    expect(desk.layerParameters(0)).toBeNull();
  });

  it('answers a drawing as the pad does', async () => {
    const { driven, desk } = await trained({});
    const ink = new Uint8Array(280 * 280);
    for (let y = 60; y < 220; ++y) ink.fill(255, 280 * y + 130, 280 * y + 150);
    const response = desk.respondToDrawing(ink, 280, 280);
    const prediction = driven.engine.draw(ink, 280, 280);
    expect(Array.from(response?.values.subarray(-10) ?? [])).toEqual(prediction?.outputs);
    expect(response?.pixels).toEqual(prediction?.frame);
    expect(desk.respondToDrawing(new Uint8Array(280 * 280), 280, 280)).toBeNull();
  });
});
