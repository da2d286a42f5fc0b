/**
 * Measures how long a step takes.
 *
 * @typedef {import('../core/core-loader.js').TrainingRun} TrainingRun
 * @typedef {import('../protocol.js').StepCost} StepCost
 *
 * @typedef {object} StepCostSpan
 * @property {number} least milliseconds to measure for
 * @property {number} most milliseconds to wait for a whole step; after that its duration is extrapolated
 */

const sliceMs = 50;
/** Time to warm up, not measured: a browser runs new wasm unoptimised until its optimising compiler has finished. */
const warmUpMs = 75;

/** @type {StepCostSpan} */
export const quickly = { least: 75, most: 75 };

/**
 * Measures the gradient method of a run that is not in training, in slices.
 * @param {TrainingRun} run
 * @param {StepCostSpan} span
 * @param {() => Promise<unknown>} nextTurn
 * @returns {Promise<StepCost>}
 */
export async function measureStepCost(run, span, nextTurn) {
  await probe(run, { least: warmUpMs, most: warmUpMs }, nextTurn);
  const { steps, milliseconds } = await probe(run, span, nextTurn);
  const { lossEvaluations, multiplyAdds, multiplyAddsEstimated } = run.cost();
  const { stepsPerEpoch } = run.position();
  const secondsPerStep = milliseconds / 1000 / steps;
  return {
    lossEvaluationsPerStep: lossEvaluations,
    multiplyAddsPerStep: multiplyAdds,
    multiplyAddsEstimated,
    secondsPerStep,
    stepsPerEpoch,
    secondsPerEpoch: secondsPerStep * stepsPerEpoch,
    measuredFraction: Math.min(steps, 1),
  };
}

/** @param {TrainingRun} run @param {StepCostSpan} span @param {() => Promise<unknown>} nextTurn */
async function probe(run, { least, most }, nextTurn) {
  let [steps, milliseconds] = [0, 0];
  while (milliseconds < least || (steps < 1 && milliseconds < most)) {
    const before = performance.now();
    steps += run.probe(Math.min(sliceMs, least));
    milliseconds += performance.now() - before;
    await nextTurn();
  }
  return { steps, milliseconds };
}
