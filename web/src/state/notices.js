import { isRefusal, messageOf } from '../worker/protocol.js';
import { crashed } from '../worker/client/worker-connection.js';

/**
 * @typedef {import('./reducer.js').Notice} Notice
 * @typedef {Omit<Notice, 'id'|'details'> & { details?: string[] }} Announcement
 */

/**
 * Shows notices to the visitor, through the store.
 * @param {{ dispatch(action: import('./reducer.js').Action): void }} store
 */
export function createNotices(store) {
  let lastId = 0;

  /** @param {Announcement} announcement */
  function announce({ details = [], ...rest }) {
    lastId += 1;
    store.dispatch({ type: 'notice', notice: { ...rest, details, id: lastId } });
  }

  /** @param {string} topic whose notice is removed */
  function settle(topic) {
    store.dispatch({ type: 'settled', topic });
  }

  /**
   * Runs a task that the worker may refuse, and shows a notice if it does. A crash of the worker is not reported here,
   * since its recovery shows one notice for everything that was left undone.
   * @template T
   * @param {Pick<Notice, 'where'|'topic'> & { kind?: Notice['kind'] }} notice
   * @param {() => Promise<T>} work
   * @returns {Promise<{ result: T }|null>} null if it failed
   */
  async function attempt(notice, work) {
    try {
      return { result: await work() };
    } catch (error) {
      if (isRefusal(error)) announce({ kind: 'error', ...notice, text: messageOf(error), details: detailsOf(error) });
      else if (!isCrash(error)) throw error;
      return null;
    }
  }

  return { announce, settle, attempt };
}

/** @param {unknown} error @returns {string[]} */
function detailsOf(error) {
  return /** @type {{ details?: string[] }} */ (error).details ?? [];
}

/** @param {unknown} error */
function isCrash(error) {
  return error instanceof Error && error.name === crashed;
}
