import * as tf from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-backend-cpu';
import { describe, expect, it } from 'vitest';
import { deviationOf } from '../../../web/src/state/race/race.js';
import { TensorflowLane } from '../../../web/src/peers/tensorflow-lane.js';
import { choice } from '../worker/driven-engine.js';
import { raceWorkerData } from '../worker/race/race-worker-data.js';

const workerData = await raceWorkerData(41, 100);

/** A lane on TensorFlow.js's plain JavaScript backend, and its first losses beside the core's. @param {Partial<import('../../../web/src/worker/protocol.js').RunChoice>} change @param {number} [steps] */
async function firstLosses(change, steps = 50) {
  const lane = new TensorflowLane(async (backend) => {
    await tf.setBackend(backend);
  });
  await lane.open(workerData);
  const facts = await lane.add('tensorflow.js cpu', choice(change), true);
  /** @type {number[]} */
  const first = [];
  let seconds = 0;
  while (first.length < steps) {
    const slice = await lane.advance('', 20);
    first.push(...slice.losses);
    expect(slice.seconds).toBeGreaterThan(seconds);
    expect(slice.step).toBe(first.length);
    ({ seconds } = slice);
    if (slice.done) break;
  }
  const deviation = deviationOf(/** @type {any} */ ({ facts, first: first.slice(0, steps) }));
  return { lane, facts, first, deviation: deviation?.largest ?? Infinity, compared: deviation?.compared };
}

const augment = { shift: 1, rotation: 5, scale: 0.05, shear: 0, elastic: 0 };
const tuning = choice().tuning;

// In Node its plain JavaScript takes its time, so mini-batches and networks are small; tests/e2e/race.spec.js has the large ones in a browser.
describe('a lane of TensorFlow.js', { timeout: 20_000 }, () => {
  it('computes what the core computes on nielsen-30, over the short last mini-batch of an epoch, too', async () => {
    const { deviation, compared } = await firstLosses({ preset: 'nielsen-30', batch: 2, epochs: 3 });
    expect(compared).toBe(50);
    expect(deviation).toBeLessThan(1e-3);
  });

  it.each([
    ['momentum', { optimizer: 'momentum', lr: 0.05 }],
    ['Nesterov momentum with weight decay', { optimizer: 'nesterov', lr: 0.05, weightDecay: 0.01 }],
    ['momentum and a lone last image', { optimizer: 'momentum', lr: 0.05, batch: 8 }],
    ['Adam and a lone last image', { optimizer: 'adam', lr: 0.003, batch: 8 }],
    ['Adam, one cycle and changed images', { optimizer: 'adam', lr: 0.003, schedule: 'one-cycle', augment }],
    [
      'decoupled weight decay and clipping',
      { optimizer: 'sgd', lr: 0.1, weightDecay: 0.1, decay: 'decoupled', clip: 0.3 },
    ],
    [
      'convolutions before a dense layer',
      { layers: 'conv(2,5,stride=3),relu,maxpool(2),dense(6),sigmoid,dense(10)', lr: 0.1 },
    ],
    ['strided, padded convolutions', { layers: 'conv(2,3,stride=3,pad=1),tanh,avgpool(2),flatten,dense(10)', lr: 0.1 }],
  ])('makes the same steps with %s', async (_, change) => {
    const { deviation } = await firstLosses({ preset: 'perceptron', batch: 2, epochs: 2, tuning, ...change }, 12);
    expect(deviation).toBeLessThan(1e-3);
  });

  it('is measured by the core, on its own weights', async () => {
    const { lane } = await firstLosses({ preset: 'perceptron', optimizer: 'sgd', lr: 0.5, batch: 4, epochs: 8 }, 99);
    expect((await lane.measure())?.accuracy).toBeGreaterThan(0.3);
  });

  it('keeps no tensors from step to step', async () => {
    const { lane } = await firstLosses({ preset: 'perceptron', lr: 0.5, batch: 2, epochs: 30 }, 1);
    await lane.advance('', 5);
    const before = tf.memory().numTensors;
    for (let slice = 0; slice < 5; slice += 1) await lane.advance('', 5);
    expect(tf.memory().numTensors).toBe(before);
  });
});
