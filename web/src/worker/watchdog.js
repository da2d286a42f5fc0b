const everyMs = 2000;
const missesBeforeDeath = 5;

/**
 * Notices a worker that has fallen silent without an error event, as one does that was closed or whose process has gone. Counts
 * unanswered rounds rather than time, so that a machine that was asleep does not pass for a dead worker.
 * @param {() => Promise<unknown>} ping
 * @param {() => void} onSilence
 * @returns {() => void} ends the watch
 */
export function watch(ping, onSilence) {
  let misses = 0;
  const round = () => {
    misses += 1;
    if (misses > missesBeforeDeath) {
      clearInterval(timer);
      onSilence();
      return;
    }
    ping().then(
      () => (misses = 0),
      () => {},
    );
  };
  const timer = setInterval(round, everyMs);
  return () => clearInterval(timer);
}
