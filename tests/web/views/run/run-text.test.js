import { describe, expect, it } from 'vitest';
import { defaultSettings } from '../../../../web/src/config/hyper-parameters.js';
import { formatRuns } from '../../../../web/src/views/run/run-text.js';

describe('a run’s legend', () => {
  it('says how the gradient was obtained, the learning rate and the network', () => {
    const { lr } = defaultSettings('dnn');
    expect(formatRuns([defaultSettings('dnn')])).toEqual([`Backpropagation · lr ${lr} · dnn`]);
  });

  it('says what tells it apart from the others, and nothing else', () => {
    const settings = defaultSettings('nielsen-30');
    const words = formatRuns([
      { ...settings, lr: 3, batch: 10 },
      { ...settings, lr: 3, batch: 32, gradient: 'forward-difference' },
    ]);
    expect(words).toEqual([
      'Backpropagation · lr 3 · nielsen-30 · batch 10',
      'Forward differences · lr 3 · nielsen-30 · batch 32',
    ]);
  });

  it('names a network of one’s own by its layers', () => {
    expect(formatRuns([{ ...defaultSettings('dnn'), lr: 1, layers: 'dense(10)' }])).toEqual([
      'Backpropagation · lr 1 · dense(10)',
    ]);
  });

  it('does not mention where the visitor looks', () => {
    const settings = defaultSettings('dnn');
    expect(new Set(formatRuns([settings, { ...settings, panel: 'draw' }])).size).toBe(1);
  });
});
