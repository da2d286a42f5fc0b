/**
 * Time by the wall's clock that something may take; it can be halted, as while its visitor has it paused.
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

  /** The clock stands still until `goOn`. */
  halt() {
    if (this.#timer === undefined) return;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#leftMs -= performance.now() - this.#since;
  }
}
