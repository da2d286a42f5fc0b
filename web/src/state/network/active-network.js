/** @typedef {import('../reducer.js').State} State */

/**
 * Returns the network that is used instead of the one in training: the opened one, or else the pre-trained one; null if
 * the one in training is used.
 * @param {State} state
 */
export const activeModelOf = ({ run, model, pretrained }) => (run?.step ? null : (model ?? pretrained));
