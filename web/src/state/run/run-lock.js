/**
 * The Web Lock that tells other tabs which kept run this page is working on. The page holds it rather than its worker:
 * a page that enters the back/forward cache must release it at once, when its worker no longer receives messages.
 */

const prefix = 'gradlab-run ';

/**
 * Returns the ids of the runs that tabs are working on; none if the browser has no locks, as on plain http.
 * @returns {Promise<Set<string>>}
 */
export async function runsInUse() {
  const held = (await globalThis.navigator?.locks?.query())?.held ?? [];
  return new Set(held.flatMap(({ name }) => (name?.startsWith(prefix) ? [name.slice(prefix.length)] : [])));
}

export class RunLock {
  /** @type {string|null} */
  #id = null;
  #end = () => {};
  /** @type {Promise<unknown>} */
  #ended = Promise.resolve();

  /** @param {string} id */
  hold(id) {
    if (this.#id === id) return;
    void this.release();
    this.#id = id;
    const over = new Promise((resolve) => (this.#end = () => resolve(undefined)));
    this.#ended = globalThis.navigator?.locks?.request(prefix + id, () => over).catch(() => {}) ?? Promise.resolve();
  }

  /**
   * Holds a run unless another tab does.
   * @param {string} id
   * @returns {Promise<boolean>} whether it is held; true if the browser has no locks, as on plain http
   */
  async tryHold(id) {
    const { locks } = globalThis.navigator ?? {};
    if (!locks) return true;
    await this.release();
    return new Promise((resolve) => {
      const over = new Promise((end) => (this.#end = () => end(undefined)));
      this.#ended = locks
        .request(prefix + id, { ifAvailable: true }, (lock) => {
          if (lock) this.#id = id;
          resolve(lock !== null);
          return lock && over;
        })
        .catch(() => resolve(true));
    });
  }

  /** @returns {Promise<unknown>} settled when other tabs see that it is released */
  release() {
    this.#id = null;
    this.#end();
    return this.#ended;
  }
}
