/**
 * A timeout in wall-clock time that can be paused together with the work that it limits.
 */
export class PausableTimeout {
  isOver = false;
  #leftMs;
  #onOver;
  #since = 0;
  /** @type {ReturnType<typeof setTimeout>|undefined} */
  #timer;

  /** @param {number} seconds @param {() => void} onOver */
  constructor(seconds, onOver) {
    this.#leftMs = seconds * 1000;
    this.#onOver = onOver;
    this.goOn();
  }

  goOn() {
    this.halt();
    this.#since = performance.now();
    this.#timer = setTimeout(() => {
      this.isOver = true;
      this.#onOver();
    }, this.#leftMs);
  }

  /** Stops the clock until `goOn` is called. */
  halt() {
    if (this.#timer === undefined) return;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#leftMs -= performance.now() - this.#since;
  }
}
