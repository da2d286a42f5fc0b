import { describe, expect, it } from 'vitest';
import { defaultSettings } from '../../../../web/src/config/hyper-parameters.js';
import {
  formatOptimizer,
  rateAdvice,
  formatRegularisation,
  formatSchedule,
  formatStopping,
} from '../../../../web/src/views/training/method-text.js';

/** @param {Partial<import('../../../../web/src/config/hyper-parameters.js').Settings>} change */
const settings = (change) => ({ ...defaultSettings('perceptron'), ...change });

describe('a closed group', () => {
  it('names optimiser and schedule', () => {
    expect(formatOptimizer({ settings: settings({ optimizer: 'adam' }) })).toBe('Adam');
    expect(formatSchedule({ settings: settings({ schedule: 'one-cycle' }) })).toBe('one cycle');
  });

  it('lists what holds the weights back, or says none', () => {
    expect(formatRegularisation({ settings: settings({ weightDecay: 0, clip: 0 }) })).toBe('none');
    expect(formatRegularisation({ settings: settings({ weightDecay: 0.01, decay: 'decoupled', clip: 1 }) })).toBe(
      'weight decay 0.01, decoupled, clipped at 1',
    );
    expect(formatRegularisation({ settings: settings({ weightDecay: 0, decay: 'decoupled' }) })).toBe('none');
  });

  it('says what early stopping waits for, and what it lacks', () => {
    expect(formatStopping({ settings: settings({ patience: 0 }) })).toBe('off');
    expect(formatStopping({ settings: settings({ patience: 1, validation: 0.1 }) })).toBe(
      'after 1 epoch without a new best',
    );
    expect(formatStopping({ settings: settings({ patience: 5, validation: 0.1 }) })).toBe(
      'after 5 epochs without a new best',
    );
    expect(formatStopping({ settings: settings({ patience: 5, validation: 0 }) })).toBe('needs a validation share');
  });
});

describe('the advice on the learning rate', () => {
  it('asks for a hundredth of the usual along one random direction, and for nothing where it is small enough', () => {
    expect(rateAdvice(settings({ gradient: 'spsa', lr: 0.1 }))).toMatch(
      /^0\.1 is too large for such a noisy gradient: use about 0\.005/,
    );
    expect(rateAdvice(settings({ gradient: 'forward-gradient', lr: 0.001 }))).toBe('');
    expect(rateAdvice(settings({ gradient: 'spsa', lr: 0.1, directions: 100 }))).toBe('');
  });
});
