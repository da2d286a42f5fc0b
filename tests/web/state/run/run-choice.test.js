import { expect, it } from 'vitest';
import { defaultSettings } from '../../../../web/src/config/hyper-parameters.js';
import { choiceOf, differingKeys, settingsOf } from '../../../../web/src/state/run/run-choice.js';
import { keptSettings } from '../../../../web/src/state/run/kept-runs.js';
import { runStatus } from '../../run-status.js';

/** @typedef {import('../../../../web/src/worker/protocol.js').KeptRun} KeptRun */

it('a run’s configuration holds all of its settings, and gives them back as they were', () => {
  const settings = { ...defaultSettings('alexnet'), scale: 7, directions: 3, dropEvery: 4, mine: 'test', train: 100 };
  expect(choiceOf(settings).augment.scale).toBe(0.07);
  const back = { ...defaultSettings(), ...settingsOf(choiceOf(settings)) };
  expect(differingKeys(settings, back)).toEqual([]);
  expect(back).toMatchObject({ scale: 7, directions: 3, dropEvery: 4, mine: 'test', train: 100 });
});

it('what the page shows is no part of a run', () => {
  expect(choiceOf(defaultSettings())).not.toHaveProperty('panel');
  expect(choiceOf(defaultSettings())).not.toHaveProperty('threads');
});

/** @param {object} status @param {KeptRun['settings']} [settings] */
const record = (status, settings) =>
  /** @type {KeptRun} */ (/** @type {unknown} */ ({ snapshot: { status }, settings }));

it('a kept run is read from the configuration in its status', () => {
  const config = choiceOf({ ...defaultSettings(), lr: 0.7, directions: 9 });
  expect(keptSettings(record(runStatus({ config })))).toMatchObject({ lr: 0.7, directions: 9 });
});

it('a run kept by a former version has the settings stored beside it, corrected by its status', () => {
  const status = { ...runStatus({ epochs: 60, gradient: 'backprop', learningRate: 3 }), config: undefined };
  const form = { preset: 'nielsen-30', batch: 20, lr: 0.002, epochs: 15, gradient: 'spsa', schedule: 'constant' };
  expect(keptSettings(record(status, form))).toEqual({
    preset: 'nielsen-30',
    batch: 20,
    lr: 3,
    epochs: 60,
    gradient: 'backprop',
    schedule: 'constant',
  });
  // Under a schedule, the rate of the moment is not the run's.
  expect(keptSettings(record(status, { ...form, schedule: 'cosine' }))).toMatchObject({ lr: 0.002 });
  expect(keptSettings(record(status, null))).toEqual({ epochs: 60, gradient: 'backprop' });
});
