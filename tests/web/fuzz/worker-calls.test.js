// Any calls in any order, with arguments of the right type but of any value: each is answered, or refused in words.
import fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';
import { choice, driveEngine } from '../worker/driven-engine.js';
import { expectRefusal, fuzzing, fuzzTimeout } from './fuzzing.js';

const number = fc.oneof(
  { weight: 3, arbitrary: fc.integer({ min: -2, max: 12 }) },
  fc.constantFrom(-1, 0.5, 783, 784, 2 ** 31, 2 ** 32, 2 ** 53, 1e300, NaN, Infinity, -Infinity),
);
const text = fc.oneof(fc.string(), fc.constantFrom('', 'cnn', 'dense(10)', 'sgd', 'backprop', 'softmax', 'none'));
const bytes = fc.oneof(fc.uint8Array({ maxLength: 40 }), fc.uint8Array({ minLength: 784, maxLength: 784 }));
const rows = fc.array(number, { maxLength: 5 }).map((some) => Uint32Array.from(some));
const split = fc.constantFrom('train', 'test');
const boolean = fc.boolean();
const unit = fc.option(fc.record({ layer: number, place: number }));
const texts = ['preset', 'layers', 'loss', 'init', 'optimizer', 'schedule', 'gradient'];
const numbers = ['h', 'directions', 'lr', 'batch', 'epochs', 'seed', 'validation', 'weightDecay', 'clip', 'patience'];
/** A run's configuration in which a few values are replaced: with many, one of them is refused before the others are read. */
const config = fc
  .array(fc.oneof(fc.tuple(fc.constantFrom(...texts), text), fc.tuple(fc.constantFrom(...numbers), number)), {
    maxLength: 2,
  })
  .map((changes) => choice(Object.fromEntries(changes)));

/** The arguments of each method, by service. @type {Record<string, Record<string, fc.Arbitrary<any>[]>>} */
const calls = {
  data: {
    load: [split, fc.record({ source: fc.constant('digits'), limit: number })],
    drop: [split],
    setMine: [fc.record({ pixels: bytes, labels: bytes })],
    images: [split, rows],
    labels: [split],
    runData: [fc.constantFrom('none', 'training', 'test')],
    previewAugmentation: [
      number,
      fc.record({
        shift: number,
        rotation: number,
        scale: number,
        shear: number,
        elastic: number,
      }),
      number,
      fc.integer({ min: -1, max: 20 }),
    ],
    countSplit: [
      fc.record({
        validation: number,
        seed: number,
        mine: fc.constantFrom('none', 'training', 'test'),
      }),
    ],
    exportFiles: [split, fc.constantFrom('csv', 'idx')],
    cancelLoading: [],
  },
  draw: { predict: [bytes, number, number], clear: [] },
  inspect: {
    answers: [split],
    answeredImages: [split, rows],
    respond: [bytes, unit],
    respondToDrawing: [bytes, number, number, unit],
    layerParameters: [number],
  },
  health: {
    unitWeights: [number, number, number],
    networkLayers: [],
    report: [],
    saliency: [bytes, number, boolean],
    flipDecision: [bytes, fc.option(number)],
  },
  models: {
    open: [bytes.map((content) => new File([content], 'a.safetensors'))],
    close: [],
    takePretrained: [bytes, fc.option(bytes)],
    exportOnnx: [],
  },
  network: { describe: [config], inferShapes: [text] },
  lessons: { networkInUse: [bytes, boolean] },
  gradients: {
    measureStepCost: [config, fc.constant({ least: 1, most: 1 })],
  },
  run: {
    start: [config, fc.integer({ min: 0, max: 5 }), boolean],
    pause: [],
    step: [],
    reset: [],
    change: [
      fc.record(
        {
          lr: number,
          epochs: number,
          h: number,
          directions: number,
          gradient: text,
        },
        { requiredKeys: [] },
      ),
    ],
    restoreBest: [],
    capture: [],
    setReportInterval: [number],
    scheduleCurve: [text, fc.constant(choice().tuning), number, fc.integer({ min: -1, max: 50 })],
  },
};

/** @typedef {{ service: string, method: string, args: unknown[] }} Call */
const anyCall = fc.oneof(
  ...Object.entries(calls).flatMap(([service, methods]) =>
    Object.entries(methods).map(([method, args]) =>
      fc.record({
        service: fc.constant(service),
        method: fc.constant(method),
        args: fc.tuple(...args),
      }),
    ),
  ),
);

/** @type {Record<string, any>} */
let driven;
beforeAll(async () => {
  driven = await driveEngine();
});

it('answers every call, or refuses it in words', { timeout: fuzzTimeout }, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyCall, { minLength: 1, maxLength: 12 }), async (sequence) => {
      await driven.loadDigits(40, 20);
      for (const { service, method, args } of sequence) {
        try {
          await driven[service][method](...args);
        } catch (error) {
          expectRefusal(error);
        }
      }
      await driven.run.reset();
      expect(driven.events.filter((/** @type {{ event: string }} */ { event }) => event === 'crash')).toEqual([]);
      driven.events.length = 0;
    }),
    fuzzing(40),
  );
});
