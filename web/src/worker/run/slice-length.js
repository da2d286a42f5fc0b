const usualMs = 50;
/** With this a question waits for a frame or two, and the turns of the event loop in between take no more than a hundredth of the time. */
const shortMs = 20;
/** Questions this close together come from somebody who draws and watches the answer. */
const togetherMs = 250;

/** How long the worker goes on training before it listens again: less while it is asked things again and again. */
export class SliceLength {
  #askedAt = -Infinity;
  #shortUntil = -Infinity;

  asked(now = performance.now()) {
    if (now - this.#askedAt < togetherMs) this.#shortUntil = now + togetherMs;
    this.#askedAt = now;
  }

  milliseconds(now = performance.now()) {
    return now < this.#shortUntil ? shortMs : usualMs;
  }
}
