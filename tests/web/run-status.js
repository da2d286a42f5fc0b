import { defaultSettings } from '../../web/src/config/hyper-parameters.js';
import { choiceOf } from '../../web/src/state/run/run-choice.js';

/** A run's status before its first step, with what a test says of it. @param {Partial<import('../../web/src/worker/protocol.js').RunStatus>} [change] */
export function runStatus(change) {
  /** @type {import('../../web/src/worker/protocol.js').RunStatus} */
  const status = {
    phase: 'training',
    step: 0,
    epoch: 0,
    epochs: 2,
    stepInEpoch: 0,
    stepsPerEpoch: 10,
    stepFraction: 0,
    examples: 0,
    imagesPerSecond: 0,
    elapsedSeconds: 0,
    remainingSeconds: null,
    learningRate: 3,
    gradient: 'backprop',
    gradientSince: 0,
    config: choiceOf(defaultSettings()),
    stoppedEarly: false,
    bestEpoch: 0,
    bestLoss: 0,
    bestAccuracy: 0,
    usesBest: false,
    trainLoss: null,
    trainAccuracy: null,
    validationLoss: null,
    validationAccuracy: null,
    testLoss: null,
    testAccuracy: null,
  };
  return { ...status, ...change };
}
