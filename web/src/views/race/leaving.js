/**
 * Calls `onLeave` when an element that was visible is no longer laid out because its panel has been left.
 * @param {HTMLElement} root
 * @param {() => void} onLeave
 */
export function whenLeft(root, onLeave) {
  let wasShown = false;
  new ResizeObserver(([{ contentRect }]) => {
    if (contentRect.width > 0) wasShown = true;
    // A width of 0 alone is not enough: a window may have it for a moment while it is resized.
    else if (wasShown && root.getClientRects().length === 0) {
      wasShown = false;
      onLeave();
    }
  }).observe(root);
}
