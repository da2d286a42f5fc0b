import { expect, it } from 'vitest';
import { defaultSettings } from '../../../../web/src/config/hyper-parameters.js';
import { formatEpoch, runEpochs } from '../../../../web/src/views/gradients/epoch-text.js';

const settings = defaultSettings('nielsen-30');
const status = /** @type {any} */ ({ gradient: 'backprop', epoch: 2, stepInEpoch: 0, elapsedSeconds: 3 });
const past = (/** @type {object} */ change) =>
  /** @type {any} */ ({ settings: { ...settings, gradient: 'backprop' }, status, ...change });
const epochsOf = (/** @type {any[]} */ runs) =>
  runEpochs({ settings, run: null, runSettings: null, history: /** @type {any} */ ({ past: runs }) });

it('an epoch that was run replaces its projection', () => {
  expect(epochsOf([past({})]).get('backprop')).toBe(1.5);
  expect(formatEpoch({ secondsPerEpoch: 1.2 }, 1.5)).toBe('1.5\u202fs (run, with its measuring)');
  expect(formatEpoch({ secondsPerEpoch: 3600 }, undefined)).toBe('1\u202fh 00\u202fmin (projected)');
});

it('not one of another network, of mixed methods, or one that was broken off', () => {
  expect(epochsOf([past({ settings: { ...settings, preset: 'dnn' } })]).size).toBe(0);
  expect(epochsOf([past({ status: { ...status, gradientSince: 3 } })]).size).toBe(0);
  expect(epochsOf([past({ status: { ...status, stepInEpoch: 7 } })]).size).toBe(0);
});
