/**
 * Counts how often a worker has died of the same question, so that it is not asked for ever.
 *
 * @typedef {import('./worker-connection.js').Question} Question
 */

const most = 3;
/** More bytes than any picture has; longer arrays are told apart by their lengths. */
const mostBytes = 2 ** 14;

export class CrashLimit {
  /** @type {Map<string, number>} */
  #crashes = new Map();

  /** @param {Question[]} questions one of which the worker has died of */
  blame(questions) {
    for (const key of questions.map(keyOf)) this.#crashes.set(key, (this.#crashes.get(key) ?? 0) + 1);
  }

  /** Forgets a question that the worker has survived. @param {Question} question */
  clear(question) {
    if (this.#crashes.size > 0) this.#crashes.delete(keyOf(question));
  }

  /** Returns whether a question has been the last one of too many workers. @param {Question} question */
  isReached(question) {
    return this.#crashes.size > 0 && (this.#crashes.get(keyOf(question)) ?? 0) >= most;
  }
}

/** @param {Question} question */
function keyOf({ path, args }) {
  return JSON.stringify([path, args], (_, value) => {
    if (ArrayBuffer.isView(value)) return value.byteLength > mostBytes ? value.byteLength : String(value);
    return value instanceof Blob ? [/** @type {File} */ (value).name, value.size] : value;
  });
}
