import { describe, expect, it, vi } from 'vitest';
import { accuracyOf, confusionOf } from '../../../../web/src/views/inspect/answers/measures.js';
import { unwrap } from '../../../../web/src/worker/core/unwrap.js';
import { writeModelFile } from '../../../../web/src/worker/models/model-file.js';
import { choice, driveEngine } from '../driven-engine.js';

// The real core works in these tests, on a machine that may be busy.
vi.setConfig({ testTimeout: 30_000 });

/** @typedef {import('../../../../web/src/worker/protocol.js').RunChoice} RunChoice */

/** A network that takes more than a slice of time to answer to 1,000 images. */
const manyWeights = {
  layers: 'conv(32,9),relu,conv(32,9),relu,flatten,dense(10)',
  loss: 'cross-entropy',
  values: new Float32Array(32 * 82 + 32 * (81 * 32 + 1) + 10 * (144 * 32 + 1)),
};

/** @param {Awaited<ReturnType<typeof driveEngine>>} driven @param {typeof manyWeights} network */
function openModel({ core, models }, { layers, loss, values }) {
  const model = unwrap(core.createModel(layers, loss, values));
  const none = { testAccuracy: null, validationAccuracy: null, epoch: 0, step: 0, variant: '' };
  models.take('many.safetensors', writeModelFile(model, { init: 'he', settings: {}, classNames: [], ...none }));
  model.delete();
}

/** @param {Partial<RunChoice>} change */
async function trained(change) {
  const driven = await driveEngine();
  await driven.loadDigits(400, 150);
  driven.run.start(choice({ epochs: 2, ...change }));
  await driven.until(() => driven.status()?.phase === 'done');
  return { driven, service: driven.inspect };
}

/** @param {import('../../../../web/src/worker/protocol.js').Answers|null} answers */
const accuracyIn = (answers) => answers && accuracyOf(confusionOf(answers)).accuracy;

describe('the network in training', () => {
  it('tells what it was last measured to answer, on test and validation set', async () => {
    const { driven, service } = await trained({ validation: 0.2 });
    const [test, validation] = [await service.answers('test'), await service.answers('validation')];
    expect(test?.labels).toHaveLength(150);
    expect(validation?.labels).toHaveLength(80);
    expect(accuracyIn(test)).toBeCloseTo(driven.status()?.testAccuracy ?? NaN, 12);
    expect(accuracyIn(validation)).toBeCloseTo(driven.status()?.validationAccuracy ?? NaN, 12);
    expect(test?.kind).toBe('activation');
  });

  it('shows the images it was measured on, also when others have been loaded since', async () => {
    const { driven, service } = await trained({ validation: 0.2 });
    const rows = (await service.answers('validation'))?.rows ?? new Uint32Array();
    const before = driven.data.images('train', rows.slice(3, 5));
    await driven.loadDigits(100, 50);
    expect(service.answeredImages('validation', Uint32Array.of(3, 4))).toEqual(before);
    expect((await service.answers('test'))?.labels).toHaveLength(150);
  });

  it('has no answers while it has not been measured, and none before its first step', async () => {
    const driven = await driveEngine();
    await driven.loadDigits(200, 100);
    expect(await driven.inspect.answers('test')).toBeNull();
    expect(driven.inspect.respond(new Uint8Array(784))).toBeNull();
    expect(driven.inspect.layerParameters(0)).toBeNull();
  });

  it('tells at which step it was measured, and how long looking took, images among it', async () => {
    const { driven, service } = await trained({});
    const { step = NaN } = driven.status() ?? {};
    // A clock that advances at every look at it: what each call took is known, however busy the machine is.
    let now = 0;
    const clock = vi.spyOn(performance, 'now').mockImplementation(() => (now += 10));
    try {
      service.answeredImages('test', Uint32Array.of(0, 1));
      const answers = await service.answers('test');
      const response = service.respond(new Uint8Array(784));
      expect(answers).toMatchObject({ step, milliseconds: 20 });
      expect(response).toMatchObject({ step, milliseconds: 10 });
    } finally {
      clock.mockRestore();
    }
  });

  it('gives up measuring the network before it, so that training has the worker to itself', async () => {
    const driven = await driveEngine();
    await driven.loadDigits(200, 1000);
    openModel(driven, manyWeights);
    const asked = driven.inspect.answers('test');
    driven.run.start(choice({}), 1);
    expect(await asked).toBeNull();
    driven.run.reset();
  });

  it('answers a drawing as the pad does', async () => {
    const { driven, service } = await trained({});
    const ink = new Uint8Array(280 * 280);
    for (let y = 60; y < 220; ++y) ink.fill(255, 280 * y + 130, 280 * y + 150);
    const response = service.respondToDrawing(ink, 280, 280);
    const prediction = driven.draw.predict(ink, 280, 280);
    expect(Array.from(response?.values.subarray(-10) ?? [])).toEqual(prediction?.outputs);
    expect(response?.pixels).toEqual(prediction?.frame);
    expect(service.respondToDrawing(new Uint8Array(280 * 280), 280, 280)).toBeNull();
  });
});
