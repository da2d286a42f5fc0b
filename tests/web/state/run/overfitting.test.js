import { describe, expect, it } from 'vitest';
import { overfitting } from '../../../../web/src/state/run/overfitting.js';
import { loadCore } from '../../../../web/src/worker/core/core-loader.js';
import { specOf } from '../../../../web/src/worker/run/run-factory.js';
import { unwrap } from '../../../../web/src/worker/core/unwrap.js';
import { choice, coreUrl } from '../../worker/driven-engine.js';

/** @param {number[]} ys @param {number} [from] */
const curve = (ys, from = 1) => ys.map((y, i) => ({ x: i + from, y, samples: 1 }));

/** @param {{ train: number[], validation?: number[], test?: number[] }} losses */
function byEpoch({ train, validation = [], test = [] }) {
  return {
    trainLoss: curve(train),
    validationLoss: curve(validation),
    testLoss: curve(test, 0),
    trainAccuracy: [],
    validationAccuracy: [],
    testAccuracy: [],
  };
}

const falling = [1, 0.8, 0.6, 0.5, 0.4, 0.3, 0.25, 0.2];

describe('overfitting', () => {
  it('begins at the lowest validation loss, once three epochs on end lie above it', () => {
    const validation = [1, 0.8, 0.75, 0.78, 0.8, 0.83];
    expect(overfitting(byEpoch({ train: falling, validation }))).toMatchObject({
      epoch: 3,
      on: 'validation',
      best: 0.75,
    });
    expect(overfitting(byEpoch({ train: falling, validation: validation.slice(0, 5) }))).toBeNull();
  });

  it('is judged by the test set where nothing is held back, and not from before training', () => {
    expect(overfitting(byEpoch({ train: falling, test: [0.1, 1, 0.8, 0.9, 0.95, 1] }))).toMatchObject({
      epoch: 2,
      on: 'test',
    });
  });

  it('is not noise, a plateau, or a training that no longer falls', () => {
    expect(
      overfitting(byEpoch({ train: falling, validation: [1, 0.8, 0.75, 0.82, 0.751, 0.8, 0.752, 0.79] })),
    ).toBeNull();
    expect(overfitting(byEpoch({ train: falling, validation: [1, 0.8, 0.75, 0.756, 0.755, 0.757] }))).toBeNull();
    expect(
      overfitting(byEpoch({ train: [1, 0.8, 0.5, 0.5, 0.52, 0.55], validation: [1, 0.8, 0.75, 0.8, 0.82, 0.85] })),
    ).toBeNull();
  });
});

describe('on real curves', async () => {
  const core = await loadCore(coreUrl.href);

  /** @param {number} images @param {Partial<import('../../../../web/src/worker/protocol.js').RunChoice>} change */
  function trained(images, change) {
    const made = /** @type {any} */ ([
      unwrap(core.generateDigits(images, 1, 0)),
      unwrap(core.generateDigits(300, 2, 0)),
    ]);
    const requestedSplit = choice(change);
    const run = /** @type {any} */ (
      unwrap(core.createRun(made[0], made[1], { ...requestedSplit, ...specOf(core, requestedSplit) }))
    );
    const losses = { train: /** @type {number[]} */ ([]), test: [run.evaluate('test', 1e6).loss] };
    while (!run.position().done) {
      losses.train.push(run.advance(1e6, 1e6).epochLoss);
      losses.test.push(run.evaluate('test', 1e6).loss);
    }
    for (const each of [run, ...made]) each.delete();
    return byEpoch(losses);
  }

  it('sees a deep network overfit a hundred images, from an early epoch on', () => {
    const found = overfitting(trained(100, { preset: 'dnn', optimizer: 'adam', lr: 0.005, batch: 10, epochs: 40 }));
    expect(found?.epoch).toBeGreaterThan(1);
    expect(found?.epoch).toBeLessThan(30);
  });

  it('sees none in a network that has too few weights for it', () => {
    expect(
      overfitting(
        trained(2000, {
          preset: 'nielsen-30',
          layers: 'dense(4),sigmoid,dense(10),sigmoid',
          lr: 1,
          batch: 10,
          epochs: 12,
        }),
      ),
    ).toBeNull();
  });
});
