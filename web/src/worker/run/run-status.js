/**
 * @typedef {import('../protocol.js').RunStatus} RunStatus
 * @typedef {Pick<RunStatus, 'step'|'epoch'|'epochs'|'stepInEpoch'|'stepsPerEpoch'|'learningRate'|'stoppedEarly'|'bestEpoch'|'bestLoss'|'bestAccuracy'|'usesBest'>} RunPosition
 */

/**
 * Returns the status of a run that has not begun.
 * @param {import('../protocol.js').RunChoice} config
 * @returns {Omit<RunStatus, keyof RunPosition>}
 */
export function newStatus(config) {
  return {
    phase: 'paused',
    stepFraction: 0,
    examples: 0,
    imagesPerSecond: 0,
    elapsedSeconds: 0,
    remainingSeconds: null,
    gradient: config.gradient,
    gradientSince: 0,
    config,
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
 * @param {RunPosition} position
 * @returns {RunPosition}
 */
export function positionOf({
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
