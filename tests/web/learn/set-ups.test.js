// What the chapters' buttons set up does what the chapters say, on the built-in digits. (On MNIST they were tried by hand.)
import { expect, it, vi } from 'vitest';
import { defaultSettings } from '../../../web/src/config/hyper-parameters.js';
import { contents } from '../../../web/src/learn/contents.js';
import { choiceOf } from '../../../web/src/state/run/run-choice.js';
import { parseFragment } from '../../../web/src/state/url-state.js';
import { driveEngine } from '../worker/driven-engine.js';

// The real core works in these tests, on a machine that may be busy.
vi.setConfig({ testTimeout: 90_000 });

const allDigits = 5000;
const guessing = 0.1;

/**
 * Trains what a chapter sets up.
 * @param {string} name
 * @param {Partial<import('../../../web/src/config/hyper-parameters.js').Settings>} [change] what the chapter says to change, and fewer epochs
 */
async function trained(name, change) {
  const { chapter } = await contents[name].load();
  const { settings: set } = parseFragment(chapter.show.setup);
  const settings = { ...defaultSettings(set.preset), ...set, ...change };
  const driven = await driveEngine();
  await driven.loadDigits(settings.train || allDigits, 500);
  driven.run.start(choiceOf(settings));
  await driven.until(() => driven.status()?.phase === 'done', 80);
  const { trainLoss, trainAccuracy, testAccuracy } =
    /** @type {import('../../../web/src/worker/protocol.js').RunStatus} */ (driven.status());
  driven.run.reset();
  return {
    losses: driven.losses(),
    loss: Number(trainLoss),
    training: Number(trainAccuracy),
    test: Number(testAccuracy),
  };
}

it('sigmoid: layers without a bend do no better than one, with a sigmoid they do', async () => {
  const epochs = 15;
  const [without, single, bent] = [
    await trained('sigmoid', { epochs }),
    await trained('sigmoid', { epochs, layers: 'dense(10)' }),
    await trained('sigmoid', { epochs, layers: 'dense(30),sigmoid,dense(10)' }),
  ];
  expect(Math.abs(without.test - single.test)).toBeLessThan(0.04);
  expect(bent.training).toBeGreaterThan(without.training + 0.02);
});

it('cost: well above one half at first, then it falls fast, and ever more slowly', async () => {
  const { losses } = await trained('cost', { epochs: 4 });
  const mean = (/** @type {number} */ epoch) =>
    losses.slice(epoch * 500, (epoch + 1) * 500).reduce((a, b) => a + b) / 500;
  expect(losses[0]).toBeGreaterThan(1);
  expect(mean(0) - mean(1)).toBeGreaterThan(2 * (mean(2) - mean(3)));
});

it('stochastic gradient descent: the loss of single images scatters widely, and the accuracy climbs', async () => {
  const { losses, test } = await trained('stochastic-gradient-descent');
  const late = losses.slice(-500).sort((a, b) => a - b);
  expect(late[475]).toBeGreaterThan(100 * late[25]);
  expect(test).toBeGreaterThan(0.7);
});

it('mini-batches: with 1,000 images a step, ten epochs leave the network far behind', async () => {
  const large = await trained('mini-batches');
  expect(large.losses).toHaveLength(50);
  const small = await trained('mini-batches', { batch: 10 });
  expect(small.test - large.test).toBeGreaterThan(0.2);
});

it('learning rate: 100 gets stuck at guessing, 0.05 creeps, 3 learns', async () => {
  const [huge, tiny, right] = [
    await trained('learning-rate', { epochs: 4 }),
    await trained('learning-rate', { epochs: 4, lr: 0.05 }),
    await trained('learning-rate', { epochs: 4, lr: 3 }),
  ];
  expect(huge.test).toBeLessThan(2 * guessing);
  expect(tiny.test).toBeGreaterThan(2 * guessing);
  expect(right.test).toBeGreaterThan(tiny.test + 0.1);
});

it('overfitting: 300 images are known nearly by heart, and the test digits much less', async () => {
  const { training, test } = await trained('overfitting');
  expect(training).toBeGreaterThan(0.95);
  expect(test).toBeLessThan(training - 0.2);
});

it('dropout: without it the network learns its 300 images faster', async () => {
  const epochs = 15;
  const [half, none] = [
    await trained('dropout', { epochs }),
    await trained('dropout', { epochs, layers: 'dense(256),relu,dropout(0),dense(10)' }),
  ];
  expect(none.loss).toBeLessThan(half.loss);
  expect(none.training).toBeGreaterThan(half.training);
});

it('initialisation: weights that are too large begin behind', async () => {
  const epochs = 2;
  const [large, scaled] = [
    await trained('initialisation', { epochs }),
    await trained('initialisation', { epochs, init: 'scaled-normal' }),
  ];
  expect(large.losses[0]).toBeGreaterThan(scaled.losses[0]);
  expect(scaled.test).toBeGreaterThan(large.test + 0.02);
});
