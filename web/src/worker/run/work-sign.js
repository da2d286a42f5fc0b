/**
 * Announces to the page what the worker is working on, so that the page can tell a long step from the worker's death.
 *
 * @typedef {{ lossEvaluations: number, multiplyAdds: number }} Cost of a step
 */

/** The slowest phone does more; a worker that has died without a sign is missed after ten times this in any case. */
const multiplyAddsPerSecond = 1e8;
/** What takes less than this needs no announcement. */
const leastSeconds = 1;

/** Returns how long the longest part of a step that cannot be interrupted may take, in seconds. @param {Cost} cost */
export function longestPart({ lossEvaluations, multiplyAdds }) {
  return multiplyAdds / Math.max(lossEvaluations, 1) / multiplyAddsPerSecond;
}

export class WorkSign {
  #emit;
  /** What is under way. @type {Set<{ seconds: number }>} */
  #parts = new Set();
  /** The Web Lock that this worker holds meanwhile: the browser releases it when the worker dies. @type {string|null} */
  #lock = null;
  #release = () => {};
  #announced = JSON.stringify({ seconds: 0, lock: null });

  /** @param {(event: import('../protocol.js').WorkerEvent) => void} emit */
  constructor(emit) {
    this.#emit = emit;
  }

  /**
   * @param {number} seconds that the longest part of the work may take without a turn of the event loop
   * @returns {Promise<() => void>} to be called at the end of the work
   */
  async begin(seconds) {
    const part = { seconds };
    this.#parts.add(part);
    await this.#hold();
    this.#announce();
    return () => {
      this.#parts.delete(part);
      if (this.#parts.size === 0) this.#leave();
      this.#announce();
    };
  }

  /** @returns {Promise<void>} at once on plain http, where there are no locks */
  async #hold() {
    const { locks } = globalThis.navigator ?? {};
    if (!locks || this.#lock) return;
    const name = `gradlab-worker ${Math.random().toString(36).slice(2)}`;
    this.#lock = name;
    const over = new Promise((resolve) => (this.#release = () => resolve(undefined)));
    await new Promise((resolve) => {
      locks
        .request(name, () => (resolve(undefined), over))
        .catch(() => {
          this.#lock = null;
          resolve(undefined);
        });
    });
  }

  #leave() {
    this.#lock = null;
    this.#release();
  }

  #announce() {
    const longest = Math.max(0, ...[...this.#parts].map(({ seconds }) => seconds));
    const work = { seconds: longest < leastSeconds ? 0 : longest, lock: this.#lock };
    const text = JSON.stringify(work);
    if (text === this.#announced) return;
    this.#announced = text;
    this.#emit({ event: 'working', ...work });
  }
}
