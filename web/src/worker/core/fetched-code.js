import { refuse } from '../protocol.js';

/** Returns the refusal that says that code could not be downloaded. */
export const failedDownload = () =>
  refuse('Part of the page could not be downloaded. Check the connection and try again.');

/**
 * Loads code that a first visit does not need, when it is first used.
 * @template T
 * @param {() => Promise<T>} load
 * @returns {Promise<T>}
 */
export async function fetchedCode(load) {
  try {
    return await load();
  } catch {
    throw failedDownload();
  }
}
