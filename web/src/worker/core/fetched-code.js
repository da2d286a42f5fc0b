import { refuse } from '../protocol.js';

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
    throw refuse('A part of the page that this takes could not be fetched. Check the connection and try again.');
  }
}
