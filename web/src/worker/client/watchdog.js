const everyMs = 2000;
const missesBeforeDeath = 5;

/**
 * Detects a worker that no longer responds but sent no error event, for example because its process was killed. It
 * counts unanswered pings rather than time, so that a computer that was asleep is not mistaken for a dead worker.
 * @param {() => Promise<unknown>} ping
 * @param {() => void} onSilence
 * @returns {() => void} stops watching
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
