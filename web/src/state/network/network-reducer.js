/**
 * The networks in the page's state: the one of the settings, the one in the editor, and those that can answer instead of
 * the one in training.
 *
 * @typedef {import('../../worker/protocol.js').NetworkDescription} NetworkDescription
 * @typedef {import('../../worker/protocol.js').OpenedModel} OpenedModel
 * @typedef {import('../reducer.js').State} State
 * @typedef {import('../reducer.js').Action} Action
 *
 * @typedef {object} NetworkState
 * @property {NetworkDescription|null} network
 * @property {import('./network-draft.js').Draft|null} draft the network in the editor
 * @property {OpenedModel|null} model opened from a file: it makes the predictions until a run has made a step
 * @property {OpenedModel|null} pretrained comes with the page: it makes the predictions if there is no other network
 *
 * @typedef {{ type: 'network', network: NetworkDescription }
 *   | { type: 'draft', draft: import('./network-draft.js').Draft }
 *   | { type: 'model', model: OpenedModel|null }
 *   | { type: 'pretrained', model: OpenedModel }} NetworkAction
 */

/** @returns {NetworkState} */
export const noNetwork = () => ({ network: null, draft: null, model: null, pretrained: null });

/** @param {State} state @param {Action} action @returns {Partial<State>|null} what changes */
export function networkReducer(state, action) {
  switch (action.type) {
    case 'settings':
      return isOtherPreset(state, action.settings) ? { draft: null } : null;
    case 'network':
      return { network: action.network };
    case 'draft':
      return { draft: action.draft };
    case 'model':
      return { model: action.model };
    case 'pretrained':
      return { pretrained: action.model };
    default:
      return null;
  }
}

/** @param {State} state @param {Partial<State['settings']>} changes */
const isOtherPreset = ({ settings, draft }, { preset = settings.preset }) =>
  draft !== null && preset !== settings.preset;
