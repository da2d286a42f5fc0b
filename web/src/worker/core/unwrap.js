import { refuse } from '../protocol.js';

/**
 * The core answers with an Error where a visitor's wish cannot be met; here it becomes a refusal to throw.
 * @template T
 * @param {T} result
 * @returns {Exclude<T, Error>}
 */
export function unwrap(result) {
  if (result instanceof Error) throw refuse(result.message);
  return /** @type {Exclude<T, Error>} */ (result);
}
