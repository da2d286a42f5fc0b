const everyMs = 1000;
/** After so many unanswered pings a worker counts as dead if nothing is known of what it does. */
const usualMisses = 12;
/** After so many, it is looked whether the browser has released the worker's lock. */
const missesBeforeLooking = 1;

/**
 * Detects a worker that no longer responds but sent no error event, for example because its process was killed. It
 * counts unanswered pings rather than time, so that a computer that was asleep is not mistaken for a dead worker.
 * While a worker works on something long, it holds a lock: without an answer and without the lock it is dead for certain,
 * and with the lock it is given the time that the longest part of its work may take.
 * @param {() => Promise<unknown>} ping
 * @param {() => void} onSilence
 */
export function watch(ping, onSilence) {
  let misses = 0;
  /**
   * How long the worker may work without a turn of the event loop, and the lock that it holds meanwhile.
   * @type {{ seconds: number, lock: string|null }}
   */
  let work = { seconds: 0, lock: null };
  /** Whether the worker has had its lock: a browser may refuse to tell. */
  let wasHeld = false;

  async function isHeld() {
    const { held = [] } = (await globalThis.navigator?.locks?.query()) ?? {};
    return held.some(({ name }) => name === work.lock);
  }

  async function isGone() {
    if (misses > Math.max(usualMisses, (work.seconds * 1000) / everyMs)) return true;
    if (!wasHeld || misses <= missesBeforeLooking) return false;
    const asked = work;
    return !(await isHeld().catch(() => true)) && work === asked && misses > missesBeforeLooking;
  }

  async function round() {
    misses += 1;
    if (await isGone()) {
      clearInterval(timer);
      onSilence();
      return;
    }
    ping().then(
      () => (misses = 0),
      () => {},
    );
  }
  const timer = setInterval(() => void round(), everyMs);

  return {
    stop: () => clearInterval(timer),
    /** Takes note of what the worker says that it works on. @param {typeof work} announced */
    hear(announced) {
      work = announced;
      wasHeld = false;
      if (work.lock !== null)
        void isHeld().then(
          (held) => (wasHeld = held && work === announced),
          () => {},
        );
    },
  };
}
