/** What is read aloud changes at most this often. */
const pauseMs = 3000;

/**
 * Creates a function that takes the text of a live region at each rendering, and returns the text to show there: the
 * same for some seconds, so that a screen reader can read it to the end, and then the latest.
 * @param {() => void} refresh renders again when the text may change
 */
export function createThrottledText(refresh) {
  let shown = '';
  let waiting = 0;
  /** @param {string} text */
  return (text) => {
    if (text === shown || waiting) return shown;
    shown = text;
    waiting = window.setTimeout(() => {
      waiting = 0;
      refresh();
    }, pauseMs);
    return shown;
  };
}
