// Weights, health and saliency as the worker tells them, against what PyTorch and NumPy computed from the same weights: tools/health_reference.py.
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadCore } from '../../../../web/src/worker/core/core-loader.js';
import { HealthService } from '../../../../web/src/worker/inspect/health-service.js';
import { unwrap } from '../../../../web/src/worker/core/unwrap.js';
import { ActiveNetworks } from '../../../../web/src/worker/network/active-network.js';
import { answeringModel, registryOf } from '../answering.js';
import { choice, coreUrl } from '../driven-engine.js';

/** @typedef {import('../../../../web/src/worker/core/core-loader.js').Model} Model */

/** @type {import('../../../../web/src/worker/core/core-loader.js').Core} */
let core;
beforeAll(async () => {
  core = await loadCore(coreUrl.href);
});

/** xₙ₊₁ = 1664525 xₙ + 1013904223 mod 2³² (Numerical Recipes). @param {number} state */
function congruence(state) {
  return () => {
    state = (Math.imul(1664525, state) + 1013904223) >>> 0;
    return state;
  };
}

/** The images of patterned_images.h. @param {number} count */
function patternedImages(count) {
  const grey = congruence(1);
  const labels = Uint8Array.from({ length: count }, (_, example) => (7 * example + 3) % 10);
  const pixels = Uint8Array.from({ length: 784 * count }, (_, place) => {
    const value = grey() >>> 24;
    return (17 * (place % 784) + 31 * labels[Math.floor(place / 784)]) % 53 < 10 ? value : 0;
  });
  return { pixels, labels };
}

/** @param {{ layers: string, loss: string, shift: number }} network @returns {Model} */
function modelOf({ layers, loss, shift }) {
  const words = congruence(2);
  const uniform = () => words() / 2 ** 32 - 0.5;
  const tensors = unwrap(core.describeTensors(layers, loss));
  const values = tensors.flatMap(({ shape }) => {
    const [units, ...inputs] = shape;
    const fanIn = inputs.reduce((product, side) => product * side, 1);
    if (inputs.length > 0) return Array.from({ length: units * fanIn }, () => (uniform() * 2) / Math.sqrt(fanIn));
    return Array.from({ length: units }, (_, unit) => uniform() - (unit % 3 === 0 ? shift : 0));
  });
  return unwrap(core.createModel(layers, loss, Float32Array.from(values)));
}

/** @param {Model} model @param {{ pixels: Uint8Array, labels: Uint8Array }} images */
function serviceOf(model, { pixels, labels }) {
  return new HealthService(core, answeringModel(model), registryOf(unwrap(core.datasetFromBytes(pixels, labels))));
}

/** @param {ArrayLike<number>} found @param {ArrayLike<number>} expected @param {number} share of the largest */
function expectNear(found, expected, share) {
  const largest = Math.max(...Array.from(expected, Math.abs));
  expect(found).toHaveLength(expected.length);
  expect(Math.max(...Array.from(found, (value, k) => Math.abs(value - expected[k])))).toBeLessThan(share * largest);
}

/** A value may fall on the other side of a bin's edge: float against double. @param {ArrayLike<number>} found @param {number[]} expected */
function expectSameCounts(found, expected) {
  const sum = expected.reduce((total, count) => total + count, 0);
  const moved = expected.reduce((total, count, bin) => total + Math.abs(count - found[bin]), 0);
  expect(Array.from(found).reduce((total, count) => total + count, 0)).toBe(sum);
  expect(moved).toBeLessThanOrEqual(Math.max(4, 0.001 * sum));
}

const references = ['dense', 'conv'].map((name) =>
  JSON.parse(readFileSync(new URL(`../../../fixtures/health/${name}.json`, import.meta.url), 'utf8')),
);

describe.each(references)('of $layers', (reference) => {
  const images = patternedImages(reference.examples);

  it('health is what PyTorch finds, layer by layer', () => {
    const report = serviceOf(modelOf(reference), images).report();
    expect(report?.examples).toBe(reference.examples);
    expect(report?.layers).toHaveLength(reference.health.length);
    report?.layers.forEach((layer, k) => {
      const expected = reference.health[k];
      expect(layer.activation).toBe(expected.activation);
      expect(layer.dead).toBeCloseTo(expected.dead, 9);
      expect(layer.saturated).toBeCloseTo(expected.saturated, 3);
      expect(layer.weightNorm / expected.weightNorm).toBeCloseTo(1, 5);
      expect(layer.gradientNorm / expected.gradientNorm).toBeCloseTo(1, 4);
      for (const quantity of /** @type {const} */ (['weights', 'gradients', 'activations'])) {
        const { counts, ...moments } = layer[quantity];
        expectSameCounts(counts, expected[quantity].counts);
        for (const moment of /** @type {const} */ (['low', 'high', 'mean', 'deviation'])) {
          expect(Math.abs(moments[moment] - expected[quantity][moment])).toBeLessThan(
            1e-4 * Math.abs(expected[quantity].high - expected[quantity].low),
          );
        }
        expect(moments.zeros).toBeCloseTo(expected[quantity].zeros, 4);
      }
    });
  });

  it('the gradient with respect to the pixels is PyTorch’s, of a score and of an answer', () => {
    const service = serviceOf(modelOf(reference), images);
    const pixels = images.pixels.subarray(0, 784);
    for (const [ofAnswer, name] of /** @type {const} */ ([
      [false, 'score'],
      [true, 'answer'],
    ])) {
      const found = service.saliency(pixels, reference.digit, ofAnswer)?.gradient ?? [];
      expectNear(
        Array.from(found).filter((_, k) => k % 7 === 0),
        reference.saliency[name],
        1e-5,
      );
    }
  });

  it.each(['sgd', 'adam'])('a real step of %s changes the weights by PyTorch’s ratio', (optimizer) => {
    const model = modelOf(reference);
    const { layers, loss, learningRate, examples } = reference;
    const config = choice({ layers, loss, init: 'xavier', lr: learningRate, batch: examples, epochs: 9, optimizer });
    const dataset = unwrap(core.datasetFromBytes(images.pixels, images.labels));
    const run = unwrap(core.createRun(dataset, dataset, config));
    unwrap(run.beginFrom(model));
    run.watchUpdates(1);
    run.advance(1000, 1);
    const [update] = run.takeUpdates();
    const expected = reference.updates[optimizer];
    expect(update.step).toBe(0);
    expect(update.gradientNorm / expected.gradientNorm).toBeCloseTo(1, 4);
    expectNear(
      update.layers.map(({ ratio }) => ratio),
      expected.ratios,
      2e-3,
    );
  });

  it('the smallest change found flips the answer, also of the pixels as bytes', () => {
    const model = modelOf(reference);
    const service = serviceOf(model, images);
    const pixels = images.pixels.subarray(0, 784);
    const flip = service.flipDecision(pixels, null);
    if (!flip) throw new Error('no flip');
    const digitOf = (/** @type {ArrayLike<number>} */ answers) =>
      Array.from(answers).indexOf(Math.max(...Array.from(answers)));
    expect(flip.found).toBe(true);
    expect(flip.from).toBe(digitOf(unwrap(model.predict(pixels))));
    expect(digitOf(flip.answers)).toBe(flip.to);
    expect(flip.norm).toBeCloseTo(Math.hypot(...flip.image.map((value, k) => value - pixels[k] / 255)), 4);
    // Five hundredths further, so that rounding to bytes does not bring it back.
    const further = Uint8Array.from(flip.image, (value, k) =>
      Math.max(0, Math.min(255, Math.round(255 * (pixels[k] / 255 + 1.05 * (value - pixels[k] / 255))))),
    );
    expect(digitOf(unwrap(model.predict(further)))).toBe(flip.to);
  });
});

it('a unit’s weights come as the network holds them, with the largest of the layer', () => {
  const service = serviceOf(modelOf(references[0]), patternedImages(1));
  const words = congruence(2);
  const tensor = Array.from({ length: 12 * 784 }, () => ((words() / 2 ** 32 - 0.5) * 2) / 28);
  const found = service.unitWeights(0, 5, 2);
  expectNear(found?.values ?? [], tensor.slice(5 * 784, 7 * 784), 1e-6);
  expect(found?.largest).toBeCloseTo(Math.max(...tensor.map(Math.abs)), 6);
});

it('without a network or without images there is nothing to tell', () => {
  const service = new HealthService(core, new ActiveNetworks({ opened: null, pretrained: null }), registryOf(null));
  expect(service.report()).toBeNull();
  expect(service.unitWeights(0, 0, 1)).toBeNull();
});
