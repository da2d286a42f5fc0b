import { describe, expect, it } from 'vitest';
import { controls, defaultSettings } from '../../../web/src/config/hyper-parameters.js';
import { presets } from '../../../web/src/config/presets.js';
import { formatFragment, parseFragment } from '../../../web/src/state/url-state.js';

describe('a fragment', () => {
  it('that is empty gives the default preset and its recipe', () => {
    expect(parseFragment('')).toEqual({
      settings: defaultSettings('nielsen-30'),
      problems: [],
      refused: false,
    });
    expect(parseFragment('#').settings).toMatchObject({
      preset: 'nielsen-30',
      lr: 3,
      batch: 10,
      epochs: 30,
      dataset: 'digits',
    });
  });

  it('gives an absent key the named preset’s value, and a present one its own', () => {
    const { settings } = parseFragment('#preset=dnn&lr=0.05');
    expect(settings).toMatchObject({ preset: 'dnn', lr: 0.05, batch: 64, epochs: 15 });
    expect(parseFragment('lr=0.05&preset=dnn').settings).toEqual(settings);
  });

  it('names an unknown key and goes on without it', () => {
    const { settings, problems } = parseFragment('colour=red&epochs=2');
    expect(settings.epochs).toBe(2);
    expect(settings).not.toHaveProperty('colour');
    expect(problems).toEqual([expect.stringContaining('“colour”')]);
  });

  it.each([
    ['lr=fast', 'lr'],
    ['batch=2.5', 'batch'],
    ['epochs=-1', 'epochs'],
    ['preset=gpt', 'preset'],
    ['gradient=guess', 'gradient'],
    ['seed=', 'seed'],
    ['layers=%E0%A4%A', 'layers'],
    ['__proto__=1', '__proto__'],
    ['toString=1', 'toString'],
  ])('names the bad value in %s and takes the default', (fragment, key) => {
    const { settings, problems } = parseFragment(fragment);
    expect(settings).toEqual(defaultSettings());
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(key);
  });

  it('reads a network of one’s own, escaped or not', () => {
    const layers = 'dense(5),relu,dense(10)';
    expect(parseFragment(`layers=${layers}`).settings.layers).toBe(layers);
    expect(parseFragment(`layers=${encodeURIComponent(layers)}`).settings.layers).toBe(layers);
  });
});

describe('a link', () => {
  it('says nothing about what is as it is by default', () => {
    expect(formatFragment(defaultSettings())).toBe('');
    expect(formatFragment(defaultSettings('dnn'))).toBe('preset=dnn');
  });

  it.each(Object.keys(presets))('brings every setting back on top of %s', (preset) => {
    const changed = {
      dataset: 'upload',
      train: 500,
      test: 100,
      validation: 0.1,
      mine: 'training',
      shift: 2,
      rotation: 10,
      scale: 5,
      shear: 0.25,
      elastic: 1.5,
      layers: 'dense(5),tanh,dense(10)',
      loss: 'cross-entropy',
      init: 'xavier',
      gradient: 'central-difference',
      h: 0.0005,
      lr: 1.25,
      batch: 7,
      epochs: 3,
      seed: 4_294_967_295,
      optimizer: 'rmsprop',
      schedule: 'one-cycle',
      weightDecay: 0.0001,
      decay: 'decoupled',
      clip: 2.5,
      patience: 4,
      momentum: 0.8,
      beta2: 0.99,
      alpha: 0.9,
      epsilon: 1e-6,
      warmup: 0.1,
      drop: 0.5,
      dropEvery: 2,
      threads: 2,
      directions: 4,
      panel: 'draw',
      chapter: 'backpropagation',
      inspect: 'confusion',
      present: 1,
      autostart: 1,
    };
    const settings = { ...defaultSettings(preset), ...changed };
    expect(Object.keys({ ...changed, preset }).sort()).toEqual(Object.keys(controls).sort());
    expect(parseFragment(formatFragment(settings))).toEqual({ settings, problems: [], refused: false });
  });

  it('names only what differs', () => {
    expect(formatFragment({ ...defaultSettings('dnn'), lr: 0.2, seed: 5 })).toBe('preset=dnn&lr=0.2&seed=5');
  });
});

it('understands the ampersands of chat programs', () => {
  expect(parseFragment('#preset=dnn&amp;batch=32&amp;seed=4')).toMatchObject({
    settings: { preset: 'dnn', batch: 32, seed: 4 },
    problems: [],
  });
});
