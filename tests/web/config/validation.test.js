import { describe, expect, it } from 'vitest';
import { controls, defaultSettings, presetSettings } from '../../../web/src/config/hyper-parameters.js';
import { presets } from '../../../web/src/config/presets.js';
import { validate } from '../../../web/src/config/validation.js';

describe('validation', () => {
  it.each([
    ['lr', '0.5', 0.5],
    ['lr', ' 3e-1 ', 0.3],
    ['lr', 2, 2],
    ['batch', '64', 64],
    ['train', '0', 0],
    ['seed', '4294967295', 4_294_967_295],
    ['gradient', 'backprop', 'backprop'],
    ['loss', '', ''],
    ['layers', ' dense(10) ', 'dense(10)'],
  ])('takes %s = %j', (key, raw, value) => {
    expect(validate(key, raw)).toEqual({ ok: true, value });
  });

  it.each([
    ['lr', '', /Learning rate: “” is not a number/],
    ['lr', '0,5', /not a number/],
    ['lr', 'NaN', /not a number/],
    ['lr', Infinity, /not a number/],
    ['lr', 0, /out of range.*from 0\.000001 to 100/],
    ['batch', 1.5, /not a whole number/],
    ['batch', 1001, /out of range/],
    ['epochs', 0, /out of range/],
    ['seed', 4_294_967_296, /out of range/],
    ['preset', 'transformer', /not one of single-neuron, perceptron/],
    ['layers', 'x'.repeat(1001), /1001 characters/],
  ])('refuses %s = %j in words', (key, raw, message) => {
    expect(validate(key, raw)).toEqual({ ok: false, message: expect.stringMatching(message) });
  });

  it('accepts every default and every recipe', () => {
    for (const preset of Object.keys(presets)) {
      for (const [key, value] of Object.entries(defaultSettings(preset)))
        expect(validate(key, value)).toEqual({ ok: true, value });
    }
  });

  it('gives each control a place, a help and, to a select, its options', () => {
    for (const control of Object.values(controls)) {
      expect(control.help).not.toBe('');
      expect(control.where).toMatch(/^(data|network|training|page)$/);
      expect(Boolean(control.options)).toBe(control.kind === 'select');
    }
  });
});

describe('choosing a preset', () => {
  it('brings its recipe and drops what overrode the network before', () => {
    expect(presetSettings('dnn')).toMatchObject({
      preset: 'dnn',
      layers: '',
      loss: '',
      init: '',
      ...presets.dnn.recipe,
    });
  });

  it('puts what its recipe leaves out, and another recipe might set, back to the default', () => {
    const brought = presetSettings('perceptron');
    for (const { recipe } of Object.values(presets)) {
      for (const key of Object.keys(recipe)) expect(brought).toHaveProperty(key);
    }
    expect(brought).toMatchObject({
      optimizer: 'sgd',
      schedule: 'constant',
      weightDecay: 0,
      decay: 'l2',
      clip: 0,
      patience: 0,
      ...presets.perceptron.recipe,
    });
  });
});
