import { describe, expect, it } from 'vitest';
import { defaultSettings } from '../../../web/src/config/hyper-parameters.js';
import { optimizerInWords, regularisationInWords, scheduleInWords, stoppingInWords } from '../../../web/src/views/method-words.js';

/** @param {Partial<import('../../../web/src/config/hyper-parameters.js').Settings>} change */
const settings = (change) => ({ ...defaultSettings('perceptron'), ...change });

describe('a closed group', () => {
  it('names optimiser and schedule', () => {
    expect(optimizerInWords(settings({ optimizer: 'adam' }))).toBe('Adam');
    expect(scheduleInWords(settings({ schedule: 'one-cycle' }))).toBe('one cycle');
  });

  it('lists what holds the weights back, or says none', () => {
    expect(regularisationInWords(settings({ weightDecay: 0, clip: 0 }))).toBe('none');
    expect(regularisationInWords(settings({ weightDecay: 0.01, decay: 'decoupled', clip: 1 }))).toBe('weight decay 0.01, decoupled, clipped at 1');
    expect(regularisationInWords(settings({ weightDecay: 0, decay: 'decoupled' }))).toBe('none');
  });

  it('says what early stopping waits for, and what it lacks', () => {
    expect(stoppingInWords(settings({ patience: 0 }))).toBe('off');
    expect(stoppingInWords(settings({ patience: 1, validation: 0.1 }))).toBe('after 1 epoch without a new best');
    expect(stoppingInWords(settings({ patience: 5, validation: 0.1 }))).toBe('after 5 epochs without a new best');
    expect(stoppingInWords(settings({ patience: 5, validation: 0 }))).toBe('needs a validation share');
  });
});
