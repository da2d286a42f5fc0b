import { choiceOf } from '../run/run-choice.js';

/** In milliseconds: long enough to measure a whole step of a small network by the textbook method. */
const stepCostSpan = { least: 150, most: 2000 };

/**
 * Sends the gradient laboratory's requests to the training worker.
 * @param {import('../data/data-choice.js').Store} store
 * @param {import('../../worker/protocol.js').Engine} engine
 * @param {import('../data/data-choice.js').Notices} notices
 */
export function createLabQueries(store, engine, notices) {
  const attempt = (/** @type {() => Promise<any>} */ work) =>
    notices.attempt({ where: 'page', topic: 'gradients' }, work);
  return {
    /**
     * Returns the network in its current state, with its next mini-batch.
     * @returns {ReturnType<import('./lab-control.js').LabEnvironment['takeSubject']>}
     */
    async takeSubject() {
      const taken = await attempt(async () => {
        const { subject, fresh } = await engine.gradients.subject(choiceOf(store.get().settings));
        return { subject, fresh, shapes: await engine.network.inferShapes(String(subject.layers)) };
      });
      return taken?.result ?? null;
    },
    /**
     * Measures what a step by this method costs for the network in the settings.
     * @param {string} gradient
     * @returns {Promise<import('../../worker/protocol.js').StepCost|null>}
     */
    async stepCostOf(gradient) {
      return (
        (
          await attempt(() =>
            engine.gradients.measureStepCost({ ...choiceOf(store.get().settings), gradient }, stepCostSpan),
          )
        )?.result ?? null
      );
    },
  };
}
