import { isRefusal, messageOf } from '../../worker/protocol.js';
import { latestOnly } from '../latest-only.js';

/**
 * The network in the editor. While it is being edited it may be invalid; the last valid one stays in use.
 *
 * @typedef {object} Draft
 * @property {string} text
 * @property {string|null} checkedText the text that the rest describes; not `text` while the core checks a new one
 * @property {import('../../worker/protocol.js').NetworkShapes|null} shapes of the last text that could be read
 * @property {string|null} unreadable why the text cannot be read
 */

/** Returns whether a draft must be corrected before it can be used. @param {Draft|null} draft */
export function isBroken(draft) {
  return Boolean(draft && (draft.unreadable || draft.shapes?.problem));
}

/**
 * @param {import('../data/data-choice.js').Store} store
 * @param {import('../../worker/protocol.js').Engine} engine
 * @param {import('../data/data-choice.js').Notices} notices
 * @param {{ use(layers: string): void, ready(): Promise<unknown> }} options `use` applies a valid network;
 *   `ready` settles when the described network matches the settings
 */
export function createNetworkDraft(store, engine, notices, { use, ready }) {
  const check = latestOnly(async (/** @type {{ text: string, wanted: boolean }} */ { text, wanted }) => {
    const checked = await notices.attempt({ where: 'network', topic: 'network' }, () => checkDraft(text, engine));
    const former = store.get().draft;
    if (former?.text !== text) return;
    if (!checked) {
      // The worker has died, and a new one checks it, unless there is none.
      if (!store.get().failed) void check({ text, wanted });
      return;
    }
    const draft = { ...former, ...checked.result, checkedText: text };
    store.dispatch({ type: 'draft', draft });
    if (wanted && !isBroken(draft)) use(text);
  });

  /** @param {string} text @param {boolean} wanted whether to use it if it is valid */
  function show(text, wanted) {
    const { draft } = store.get();
    // The result for the former text stays visible until the new text has been checked.
    store.dispatch({ type: 'draft', draft: { checkedText: null, shapes: null, unreadable: null, ...draft, text } });
    return check({ text, wanted });
  }

  /** Replaces the draft by the network in use. */
  async function discard() {
    await ready();
    const { network } = store.get();
    if (network) await show(network.layersText, false);
  }

  return {
    current: () => store.get().draft,
    /** @param {string} text the layers */
    change: (text) => show(text, true),
    discard,
    /** Starts from the network in use, unless there is a draft that must be corrected. */
    async begin() {
      if (!isBroken(store.get().draft)) await discard();
    },
  };
}

/**
 * @param {string} text
 * @param {import('../../worker/protocol.js').Engine} engine
 * @returns {Promise<Pick<Draft, 'unreadable'> & Partial<Draft>>} what is known of it
 */
async function checkDraft(text, engine) {
  try {
    return { shapes: await engine.network.inferShapes(text), unreadable: null };
  } catch (error) {
    if (!isRefusal(error)) throw error;
    return { unreadable: messageOf(error) };
  }
}
