/**
 * @typedef {import('../protocol.js').RunStatus} RunStatus
 * @typedef {Pick<RunStatus, 'step'|'epoch'|'epochs'|'stepInEpoch'|'stepsPerEpoch'|'learningRate'|'stoppedEarly'|'bestEpoch'|'bestLoss'|'bestAccuracy'|'usesBest'>} Place
 */

/**
 * Returns the status of a run that has not begun.
 * @param {string} gradient
 * @returns {Omit<RunStatus, keyof Place>}
 */
export function newStatus(gradient) {
  return {
    phase: 'paused',
    stepFraction: 0,
    examples: 0,
    imagesPerSecond: 0,
    elapsedSeconds: 0,
    remainingSeconds: null,
    gradient,
    trainLoss: null,
    trainAccuracy: null,
    validationLoss: null,
    validationAccuracy: null,
    testLoss: null,
    testAccuracy: null,
  };
}

/**
 * Returns the properties of the core's position that are part of a run's status.
 * @param {Place} position
 * @returns {Place}
 */
export function placeOf({
  step,
  epoch,
  epochs,
  stepInEpoch,
  stepsPerEpoch,
  learningRate,
  stoppedEarly,
  bestEpoch,
  bestLoss,
  bestAccuracy,
  usesBest,
}) {
  return {
    step,
    epoch,
    epochs,
    stepInEpoch,
    stepsPerEpoch,
    learningRate,
    stoppedEarly,
    bestEpoch,
    bestLoss,
    bestAccuracy,
    usesBest,
  };
}
