/**
 * What a text was before, step by step. Changes of one thing that follow each other, such as the digits of a number being typed, are one
 * step.
 */
export class UndoHistory {
  /** @type {string[]} */
  #before = [];
  /** @type {string[]} */
  #after = [];
  #lastThing = '';

  /** @param {string} former what the text was @param {string} thing what has been changed in it; '' never joins the change before */
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
