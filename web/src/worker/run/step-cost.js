/**
 * What a step costs by the clock.
 *
 * @typedef {import('../core/core-loader.js').TrainingRun} TrainingRun
 * @typedef {import('../protocol.js').Price} Price
 *
 * @typedef {object} StepCostSpan
 * @property {number} least milliseconds to measure for
 * @property {number} most milliseconds to wait for a step to be complete; after that it is projected
 */

const sliceMs = 50;
/** The browser runs new wasm in a quick first translation until its optimising compiler is done: this only warms it up. */
const warmUpMs = 75;

/** @type {StepCostSpan} */
export const quickly = { least: 75, most: 75 };

/**
 * Measures the gradient method of a run that nobody trains, in slices.
 * @param {TrainingRun} run
 * @param {StepCostSpan} span
 * @param {() => Promise<unknown>} nextTurn
 * @returns {Promise<Price>}
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
