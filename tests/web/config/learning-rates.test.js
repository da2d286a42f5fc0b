import { describe, expect, it } from 'vitest';
import { controls, defaultSettings, optimizerSettings } from '../../../web/src/config/hyper-parameters.js';
import { rateRange, usualRate } from '../../../web/src/config/learning-rates.js';
import { presets } from '../../../web/src/config/presets.js';

const optimizers = (controls.optimizer.options ?? []).map(({ value }) => value);

describe('the usual learning rate', () => {
  it.each(Object.keys(presets))('of every optimiser lies within its range for %s', (preset) => {
    for (const optimizer of optimizers) {
      const { least, most } = rateRange(preset, optimizer);
      expect(usualRate(preset, optimizer)).toBeGreaterThanOrEqual(least);
      expect(usualRate(preset, optimizer)).toBeLessThanOrEqual(most);
    }
  });

  it('is the recipe’s for the recipe’s own optimiser', () => {
    for (const [preset, { recipe }] of Object.entries(presets))
      expect(usualRate(preset, recipe.optimizer ?? 'sgd')).toBe(recipe.lr);
  });
});

describe('choosing an optimiser', () => {
  it('brings a rate that suits it, and back again the former one', () => {
    const settings = defaultSettings('nielsen-30');
    const adam = { ...settings, ...optimizerSettings(settings, 'adam') };
    expect(adam).toMatchObject({ optimizer: 'adam', lr: 0.003 });
    expect(optimizerSettings(adam, settings.optimizer)).toEqual({ optimizer: settings.optimizer, lr: settings.lr });
  });

  it('leaves a rate of the visitor’s own', () => {
    expect(optimizerSettings({ ...defaultSettings('nielsen-30'), lr: 0.7 }, 'adam')).toEqual({ optimizer: 'adam' });
  });

  it('in the address brings the same rate', () => {
    expect(defaultSettings('nielsen-30', 'adam')).toMatchObject({ optimizer: 'adam', lr: 0.003 });
  });
});
