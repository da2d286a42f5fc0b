const usualMs = 50;
/**
 * With short slices, a query waits for a frame or two; the turns of the event loop take at most a hundredth of the
 * time.
 */
const shortMs = 20;
/** Queries this close together mean that the visitor is drawing and watching the prediction. */
const togetherMs = 250;

/** Decides how long the worker trains before it handles messages again: less while it is queried repeatedly. */
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
