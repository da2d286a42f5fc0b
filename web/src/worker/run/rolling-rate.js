/**
 * Measures an amount per second over the recent past. Amounts and seconds both decay exponentially, so that a slice
 * counts half as much after `halfLife` seconds.
 */
export class RollingRate {
  #amount = 0;
  #seconds = 0;
  #halfLife;

  /** @param {number} [halfLife] seconds */
  constructor(halfLife = 1) {
    this.#halfLife = halfLife;
  }

  /** @param {number} amount @param {number} seconds that it took */
  add(amount, seconds) {
    const kept = 0.5 ** (seconds / this.#halfLife);
    this.#amount = this.#amount * kept + amount;
    this.#seconds = this.#seconds * kept + seconds;
  }

  /** @returns {number} 0 before anything was measured */
  perSecond() {
    return this.#seconds > 0 ? this.#amount / this.#seconds : 0;
  }

  forget() {
    this.#amount = 0;
    this.#seconds = 0;
  }
}
