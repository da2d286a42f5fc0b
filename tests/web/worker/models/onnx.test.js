import * as ort from 'onnxruntime-web';
import { describe, expect, it, vi } from 'vitest';
import { presets } from '../../../../web/src/config/presets.js';
import { loadCore } from '../../../../web/src/worker/core/core-loader.js';
import { DatasetRegistry } from '../../../../web/src/worker/data/dataset-registry.js';
import { createRun } from '../../../../web/src/worker/run/run-factory.js';
import { choice, coreUrl } from '../driven-engine.js';
import { unwrap } from '../../../../web/src/worker/core/unwrap.js';

// Exported networks in an independent program: does it read 1,000 images as the core does?

vi.setConfig({ testTimeout: 120_000 });
ort.env.wasm.numThreads = 1;

const core = await loadCore(coreUrl.href);
const images = 1000;
const digits = unwrap(core.generateDigits(images, 1, 5000));
const registry = new DatasetRegistry(core);
registry.put('train', digits);
const pixels = unwrap(digits.images(Uint32Array.from({ length: images }, (_, row) => row)));
const batch = 250;

/** A network that has learned a little. @param {Partial<import('../../../../web/src/worker/protocol.js').RunChoice>} network */
function trained(network, lr = 0.05) {
  const { run } = createRun(core, registry, choice({ ...network, lr }));
  run.advance(60_000, 3);
  return unwrap(run.model());
}

/** @param {ReturnType<typeof trained>} model @param {string} name of the output */
async function largestDifference(model, name) {
  const session = await ort.InferenceSession.create(unwrap(model.onnx()), { executionProviders: ['wasm'] });
  expect([session.inputNames, session.outputNames]).toEqual([['images'], [name]]);
  let largest = 0;
  for (let first = 0; first < images; first += batch) {
    const part = Float32Array.from(pixels.subarray(first * 784, (first + batch) * 784), (ink) => ink / 255);
    const { [name]: outputs } = await session.run({ images: new ort.Tensor('float32', part, [batch, 1, 28, 28]) });
    expect(outputs.dims).toEqual([batch, 10]);
    const theirs = /** @type {Float32Array} */ (outputs.data);
    for (let i = 0; i < batch; i += 1) {
      const ours = unwrap(model.predict(pixels.subarray((first + i) * 784, (first + i + 1) * 784)));
      ours.forEach((value, k) => (largest = Math.max(largest, Math.abs(value - theirs[10 * i + k]))));
    }
  }
  await session.release();
  return largest;
}

describe('an exported network answers in onnxruntime as it does here', () => {
  const names = [...Object.keys(presets), ...('alexnet' in presets ? [] : ['alexnet'])];
  it.each(names)('%s', async (name) => {
    const model = trained({ preset: name });
    const difference = await largestDifference(
      model,
      model.loss() === 'cross-entropy' ? 'probabilities' : 'activations',
    );
    console.info(`${name}: largest difference ${difference.toExponential(1)} on ${images} images`);
    expect(difference).toBeLessThan(1e-5);
  });

  it.each([
    [
      'every kind of layer',
      'conv(4,5,stride=2,pad=2),tanh,avgpool(3,stride=2),conv(6,3),sigmoid,maxpool(2),flatten,dropout(0.2),dense(12),relu,dense(10)',
    ],
    ['no flatten before a dense layer', 'relu,conv(2,5),maxpool(4),dense(10)'],
    ['a convolution of a vector', 'dense(6),conv(5,3,pad=1),flatten,dense(10)'],
    ['a convolution of a flattened image', 'conv(2,5),avgpool(8),flatten,conv(10,1)'],
    ['images and vectors in turn', 'conv(5,27),avgpool(1),conv(6,1),tanh,dense(12),conv(10,1)'],
    ['a pool of a flattened image', 'conv(10,14,stride=28),flatten,maxpool(1)'],
    ['dropout at the end', 'dense(10),dropout(0.5)'],
  ])('with %s', async (_, layers) => {
    expect(await largestDifference(trained({ layers, loss: 'quadratic' }, 1e-4), 'activations')).toBeLessThan(1e-5);
  });
});
