import { refuse } from '../protocol.js';

/**
 * Code that a first visit does without, fetched when it is first asked for.
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
