/** @typedef {import('../reducer.js').State} State */

/** Returns the network that answers instead of one in training: an opened one, or the pre-trained one; null for the one in training. @param {State} state */
export const activeModelOf = ({ run, model, pretrained }) => (run?.step ? null : (model ?? pretrained));
