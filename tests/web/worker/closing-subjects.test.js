// Models, data sets and runs that are closed or replaced while a question about them is under way: with the real core.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { loadCore } from '../../../web/src/worker/core/core-loader.js';
import { unwrap } from '../../../web/src/worker/core/unwrap.js';
import { writeModelFile } from '../../../web/src/worker/models/model-file.js';
import { TrainingClient } from '../../../web/src/worker/training-client.js';
import { choice, coreUrl } from './driven-engine.js';
import { WorkerInProcess } from './worker-in-process.js';

/** @typedef {import('../../../web/src/worker/protocol.js').Engine} Engine */

vi.setConfig({ testTimeout: 60_000 });

const image = Uint8Array.from({ length: 784 }, (_, i) => (i * 37) % 256);
const digits = (limit = 40) => ({ source: /** @type {const} */ ('digits'), limit });
const story = { init: 'he', settings: {}, classNames: [] };

/** A network that takes several slices of time to answer to the test set. */
const model = await (async () => {
  const core = await loadCore(coreUrl.href);
  const layers = 'conv(16,9),relu,conv(16,9),relu,flatten,dense(10)';
  const size = 16 * 82 + 16 * (81 * 16 + 1) + 10 * (144 * 16 + 1);
  const values = Float32Array.from({ length: size }, (_, i) => Math.sin(i) / 20);
  const made = unwrap(core.createModel(layers, 'cross-entropy', values));
  const none = { testAccuracy: null, validationAccuracy: null, epoch: 0, step: 0, variant: '' };
  return writeModelFile(made, { ...story, ...none });
})();
const modelFile = () => new File([model], 'slow.safetensors');

/** @type {Record<string, (engine: Engine) => Promise<unknown>>} */
const questions = {
  'its answers to the test set': ({ inspect }) => inspect.answers('test'),
  'images that it answered to': ({ inspect }) => inspect.answeredImages('test', Uint32Array.of(0, 1)),
  'its response to an image': ({ inspect }) => inspect.respond(image, { layer: 0, place: 0 }),
  'a layer’s parameters': ({ inspect }) => inspect.layerParameters(0),
  'its health': ({ health }) => health.report(),
  'its layers': ({ health }) => health.networkLayers(),
  'a unit’s weights': ({ health }) => health.unitWeights(0, 0, 1),
  saliency: ({ health }) => health.saliency(image, 3, false),
  'a flip': ({ health }) => health.flipDecision(image, null),
  'the network in use': ({ lessons }) => lessons.networkInUse(image),
  'a prediction': ({ draw }) => draw.predict(image, 28, 28),
  'the cost of a step': ({ gradients }) => gradients.measureStepCost(choice(), { least: 30, most: 30 }),
  'the subject of the laboratory': ({ gradients }) => gradients.subject(choice()),
  'a CSV of the training set': ({ data }) => data.exportFiles('train', 'csv'),
  'IDX files of the test set': ({ data }) => data.exportFiles('test', 'idx'),
  'a CSV of one’s own digits': ({ data }) => data.exportFiles('mine', 'csv'),
  'images and labels': ({ data }) => Promise.all([data.images('train', Uint32Array.of(0, 39)), data.labels('test')]),
  'variants of an image': ({ data }) => data.previewAugmentation(39, choice().augment, 1, 2),
  'the split': ({ data }) => data.countSplit({ validation: 0.2, seed: 1, mine: 'training' }),
  'the data of a race': ({ data }) => data.runData('training'),
  'a file of the model': ({ models }) => models.save(story),
  'an ONNX file': ({ models }) => models.exportOnnx(),
  'a snapshot': ({ run }) => run.capture(),
};

/** @type {Record<string, (engine: Engine) => Promise<unknown>>} */
const closings = {
  'the model is closed': ({ models }) => models.close(),
  'the model is replaced': ({ models }) => models.open(modelFile()),
  'the pre-trained network is replaced': ({ models }) => models.takePretrained(model, model),
  'the training set is removed': ({ data }) => data.drop('train'),
  'the test set is replaced': ({ data }) => data.load('test', digits(20)),
  'one’s own digits are removed': ({ data }) => data.setMine({ pixels: new Uint8Array(0), labels: new Uint8Array(0) }),
  'a run begins': ({ run }) => run.start(choice(), 1),
  'the run is ended': ({ run }) => run.reset(),
};

/** @param {Engine} engine @param {{ opened: boolean, trained: boolean }} subjects */
async function setUp({ data, models, run }, { opened, trained }) {
  await run.reset();
  await data.load('train', digits());
  await data.load('test', digits(200));
  await data.setMine({ pixels: image, labels: Uint8Array.of(3) });
  await models.takePretrained(model, model);
  await (opened ? models.open(modelFile()) : models.close());
  if (trained) await run.start(choice({ epochs: 1000 }));
}

beforeEach(() => vi.stubGlobal('Worker', WorkerInProcess));
afterEach(() => vi.unstubAllGlobals());

describe.each(Object.entries(closings))('while %s', (name, close) => {
  it('every question is answered or refused, and the worker lives on', async () => {
    const listeners = { onEvent() {}, onOpen() {}, onRecovered: vi.fn(), onFailed: vi.fn() };
    const { engine } = new TrainingClient({ core: new URL('.', coreUrl).href, mirrors: [], threads: 0 }, listeners);
    const subjects = { opened: name.includes('model'), trained: name.includes('ended') };
    for (const [asked, ask] of Object.entries(questions)) {
      await setUp(engine, subjects);
      const [answer] = await Promise.allSettled([ask(engine), close(engine)]);
      const error = answer.status === 'rejected' ? answer.reason.name : 'Refusal';
      expect({ asked, error }).toEqual({ asked, error: 'Refusal' });
    }
    expect(listeners.onRecovered).not.toHaveBeenCalled();
    await engine.run.reset();
  });
});
