import { choiceOf } from '../run/run-choice.js';

/** Long enough that a textbook step of a small network is measured whole. */
const stepCostSpan = { least: 150, most: 2000 };

/**
 * What looking at gradients asks of the worker that trains.
 * @param {import('../data/data-choice.js').Store} store
 * @param {import('../../worker/training-client.js').TrainingClient} client
 * @param {import('../data/data-choice.js').Notices} notices
 */
export function createGradientLook(store, client, notices) {
  const attempt = (/** @type {() => Promise<any>} */ work) =>
    notices.attempt({ where: 'page', topic: 'gradients' }, work);
  return {
    /** The network where it stands, with its next mini-batch. @returns {ReturnType<import('./lab-control.js').Surroundings['takeSubject']>} */
    async takeGradientSubject() {
      const taken = await attempt(async () => {
        const { subject, fresh } = await client.call('gradientSubject', choiceOf(store.get().settings));
        return { subject, fresh, survey: await client.call('survey', String(subject.layers)) };
      });
      return taken?.result ?? null;
    },
    /** What a step by this method would cost the network of the settings. @param {string} gradient @returns {Promise<import('../../worker/protocol.js').Price|null>} */
    async stepCostOf(gradient) {
      return (
        (
          await attempt(() =>
            client.call('measureStepCost', { ...choiceOf(store.get().settings), gradient }, stepCostSpan),
          )
        )?.result ?? null
      );
    },
  };
}
