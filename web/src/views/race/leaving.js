/**
 * Tells when an element that was in sight is no longer laid out: its panel has been left.
 * @param {HTMLElement} root
 * @param {() => void} onLeave
 */
export function whenLeft(root, onLeave) {
  let wasShown = false;
  new ResizeObserver(([{ contentRect }]) => {
    const isShown = contentRect.width > 0;
    if (wasShown && !isShown) onLeave();
    wasShown = isShown;
  }).observe(root);
}
