/**
 * The prediction for the drawing, in the page's state.
 *
 * @typedef {import('../../worker/protocol.js').Prediction} Prediction
 * @typedef {import('../reducer.js').State} State
 * @typedef {import('../reducer.js').Action} Action
 *
 * @typedef {{ type: 'prediction', prediction: Prediction|null }} PredictionAction
 */

/** @param {State} state @param {Action} action @returns {Partial<State>|null} what changes */
export function predictionReducer({ prediction }, action) {
  switch (action.type) {
    case 'prediction':
      return { prediction: action.prediction };
    case 'reset':
    case 'model':
      // The network that made it is gone; the drawing itself stays.
      return { prediction: prediction && { ...prediction, digit: null, outputs: null } };
    default:
      return null;
  }
}
