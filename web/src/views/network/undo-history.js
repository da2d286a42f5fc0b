/**
 * The undo and redo history of a text. Consecutive changes of the same thing, such as the digits of a number being
 * typed, count as one step.
 */
export class UndoHistory {
  /** @type {string[]} */
  #before = [];
  /** @type {string[]} */
  #after = [];
  #lastThing = '';

  /**
   * @param {string} former the previous text
   * @param {string} thing what has been changed; '' never joins the previous change
   */
  note(former, thing) {
    this.#after = [];
    if (thing === '' || thing !== this.#lastThing) this.#before.push(former);
    this.#lastThing = thing;
  }

  get canUndo() {
    return this.#before.length > 0;
  }

  get canRedo() {
    return this.#after.length > 0;
  }

  /** @param {string} current @returns {string} what it is then */
  undo(current) {
    return this.#step(this.#before, this.#after, current);
  }

  /** @param {string} current @returns {string} */
  redo(current) {
    return this.#step(this.#after, this.#before, current);
  }

  /** @param {string[]} from @param {string[]} to @param {string} current */
  #step(from, to, current) {
    const next = from.pop();
    if (next === undefined) return current;
    to.push(current);
    this.#lastThing = '';
    return next;
  }
}
