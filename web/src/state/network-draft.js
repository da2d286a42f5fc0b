import { isRefusal, messageOf } from '../worker/protocol.js';
import { latestOnly } from './latest-only.js';

/**
 * The network in the editor: it may be impossible for a while, and the last one that was possible stays in use.
 *
 * @typedef {object} Draft
 * @property {string} text
 * @property {import('../worker/protocol.js').NetworkSurvey|null} survey null where the text cannot be read, or is not surveyed yet
 * @property {string|null} unreadable why the text cannot be read
 */

/**
 * @param {import('./data-choice.js').Store} store
 * @param {import('../worker/training-client.js').TrainingClient} client
 * @param {(layers: string) => void} use takes up a network that is possible
 */
export function createNetworkDraft(store, client, use) {
  const survey = latestOnly(async (/** @type {string} */ text) => {
    const draft = await surveyed(text, client);
    if (store.get().draft?.text !== text) return;
    store.dispatch({ type: 'draft', draft });
    if (draft.survey && !draft.survey.problem) use(text);
  });

  /** @param {string} text the layers, as they are written */
  function change(text) {
    const { draft } = store.get();
    if (draft?.text === text) return;
    // What is known of the former text stays in sight until the new one is surveyed.
    store.dispatch({ type: 'draft', draft: { survey: null, unreadable: null, ...draft, text } });
    survey(text);
  }

  return {
    change,
    /** Begins with the network in use, unless there is a draft that waits to be mended. */
    begin() {
      const { draft, network } = store.get();
      const waiting = draft && (draft.unreadable || draft.survey?.problem);
      if (network && !waiting) change(network.layersText);
    },
    /** Gives the draft up for the network in use. */
    discard() {
      const { network } = store.get();
      if (network) change(network.layersText);
    },
  };
}

/** @param {string} text @param {import('../worker/training-client.js').TrainingClient} client @returns {Promise<Draft>} */
async function surveyed(text, client) {
  try {
    return { text, survey: await client.call('survey', text), unreadable: null };
  } catch (error) {
    if (!isRefusal(error)) throw error;
    return { text, survey: null, unreadable: messageOf(error) };
  }
}
