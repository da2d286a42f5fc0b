import { isRefusal, messageOf } from '../../worker/protocol.js';
import { latestOnly } from '../latest-only.js';

/**
 * The network in the editor: it may be impossible for a while, and the last one that was possible stays in use.
 *
 * @typedef {object} Draft
 * @property {string} text
 * @property {string|null} judged the text that the rest is about; another one while the core looks at a new text
 * @property {import('../../worker/protocol.js').NetworkShapes|null} survey null where the text cannot be read
 * @property {string|null} unreadable why the text cannot be read
 */

/** Whether a draft has to be mended before it can be used. @param {Draft|null} draft */
export function isBroken(draft) {
  return Boolean(draft && (draft.unreadable || draft.survey?.problem));
}

/**
 * @param {import('../data/data-choice.js').Store} store
 * @param {import('../../worker/training-client.js').TrainingClient} client
 * @param {{ use(layers: string): void, ready(): Promise<unknown> }} options `use` takes up a network that is possible; `ready` settles
 *   when the network described is the one that the settings say
 */
export function createNetworkDraft(store, client, { use, ready }) {
  const judge = latestOnly(async (/** @type {{ text: string, wanted: boolean }} */ { text, wanted }) => {
    const draft = await judged(text, client);
    if (store.get().draft?.text !== text) return;
    store.dispatch({ type: 'draft', draft });
    if (wanted && !isBroken(draft)) use(text);
  });

  /** @param {string} text @param {boolean} wanted whether to use it when it is possible */
  function show(text, wanted) {
    const { draft } = store.get();
    // What is known of the former text stays in sight until the new one is judged.
    store.dispatch({ type: 'draft', draft: { judged: null, survey: null, unreadable: null, ...draft, text } });
    return judge({ text, wanted });
  }

  /** Gives the draft up for the network in use. */
  async function discard() {
    await ready();
    const { network } = store.get();
    if (network) await show(network.layersText, false);
  }

  return {
    /** @param {string} text the layers, as they are written */
    change: (text) => show(text, true),
    discard,
    /** Begins with the network in use, unless there is a draft that waits to be mended. */
    async begin() {
      if (!isBroken(store.get().draft)) await discard();
    },
  };
}

/** @param {string} text @param {import('../../worker/training-client.js').TrainingClient} client @returns {Promise<Draft>} */
async function judged(text, client) {
  try {
    return { text, judged: text, survey: await client.call('survey', text), unreadable: null };
  } catch (error) {
    if (!isRefusal(error)) throw error;
    return { text, judged: text, survey: null, unreadable: messageOf(error) };
  }
}
