import { refuse } from '../protocol.js';

/**
 * Returns a result of the core, or throws a refusal if it is an Error: the core returns one for a request that it
 * cannot fulfil.
 * @template T
 * @param {T} result
 * @returns {Exclude<T, Error>}
 */
export function unwrap(result) {
  if (result instanceof Error) throw refuse(result.message);
  return /** @type {Exclude<T, Error>} */ (result);
}
