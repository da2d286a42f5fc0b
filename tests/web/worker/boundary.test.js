import { beforeAll, describe, expect, it } from 'vitest';
import { defaultSettings } from '../../../web/src/config/hyper-parameters.js';
import { choiceOf } from '../../../web/src/state/run/run-choice.js';
import { driveEngine } from './driven-engine.js';

// Each of these stopped the core by an assertion or undefined behaviour, and the worker with it.
describe('what is asked of the core with impossible numbers is refused in words', () => {
  /** @type {Awaited<ReturnType<typeof driveEngine>>} */
  let driven;
  /** @type {import('../../../build/wasm/gradlab').Dataset} */
  let train;
  beforeAll(async () => {
    driven = await driveEngine();
    await driven.loadDigits(100, 50);
    train = /** @type {typeof train} */ (/** @type {unknown} */ (driven.core.generateDigits(100, 1, 0)));
  });

  it.each([
    [0.7, 1, 'the validation share is 0.7; it must be from 0 to 0.5'],
    [NaN, 1, 'the validation share is nan; it must be a finite number, from 0 to 0.5'],
    [-0.1, 1, 'the validation share is -0.1; it must be from 0 to 0.5'],
    [0.2, -1, 'the seed is -1; it must be a whole number from 0'],
    [0.2, NaN, 'the seed is nan; it must be a whole number from 0'],
    [0.2, 0.5, 'the seed is 0.5; it must be a whole number from 0'],
  ])('a split of %s with seed %s', (share, seed, text) => {
    expect(String(train.splitCounts(share, seed))).toContain(text);
  });

  it.each([
    [100, {}, 1, 'the row is 100; it must be a whole number from 0 to 99'],
    [-1, {}, 1, 'the row is -1'],
    [NaN, {}, 1, 'the row is nan'],
    [0, { scale: 1 }, 1, 'the strength of scaling is 1; it must be from 0 to 0.5'],
    [0, { rotation: NaN }, 1, 'the strength of rotation is nan'],
    [0, {}, Infinity, 'the number of images is inf; it must be a whole number from 0 to 1000'],
  ])('a preview of row %s with %o, %s times', (row, strengths, count, text) => {
    const augment = { shift: 0, rotation: 0, scale: 0, shear: 0, elastic: 0, ...strengths };
    expect(String(train.augmentPreview(row, augment, 1, count))).toContain(text);
  });

  it.each([0.7, NaN, -1])('a run with the validation share %s', (validation) => {
    const choice = choiceOf({ ...defaultSettings('nielsen-30'), validation });
    expect(() => driven.run.start(choice)).toThrow('the validation share is');
    expect(train.size()).toBe(100);
  });

  it('a run whose test set does not fit through its layers goes through in smaller parts', () => {
    const layers = 'conv(1000,1),relu,conv(1000,1),relu,maxpool(28),dense(10)';
    const choice = choiceOf({ ...defaultSettings('cnn'), layers, batch: 1, train: 0 });
    expect(() => driven.run.start(choice)).not.toThrow();
    driven.run.reset();
  });
});
