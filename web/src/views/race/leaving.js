/**
 * Tells when an element that was in sight is no longer laid out: its panel has been left.
 * @param {HTMLElement} root
 * @param {() => void} onLeave
 */
export function whenLeft(root, onLeave) {
  let wasShown = false;
  new ResizeObserver(([{ contentRect }]) => {
    if (contentRect.width > 0) wasShown = true;
    // Of no width alone does not do: a window may be that for a moment while its size changes.
    else if (wasShown && root.getClientRects().length === 0) {
      wasShown = false;
      onLeave();
    }
  }).observe(root);
}
