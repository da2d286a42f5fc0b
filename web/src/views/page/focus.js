/** What takes the focus over: no text field, in which the page's single keys would be typed. */
const reachable = 'a[href], button, summary, [type=checkbox], [type=radio]';

/** @param {Element} node */
const isUsable = (node) => !node.matches(':disabled, [tabindex="-1"]') && node.getClientRects().length > 0;

/**
 * Changes the page without losing the focus. If the focused element is hidden or disabled by it, the focus goes to the
 * first element that can take it in the closest surroundings that have one; if it is removed, to the last before it.
 * @param {() => void} change
 */
export function keepFocus(change) {
  const { activeElement: focused, body } = document;
  if (!focused || focused === body) return change();
  /** @type {[Element, Element | null][]} */
  const path = [];
  for (let node = focused; node.parentElement; node = node.parentElement)
    path.push([node.parentElement, node.previousElementSibling]);
  change();
  const { activeElement } = document;
  const moved = activeElement !== focused && activeElement !== body;
  if (moved || (focused.isConnected && !focused.matches(':disabled') && !focused.closest('[hidden]'))) return;
  for (const [parent, sibling] of path) {
    const found = Array.from(parent.querySelectorAll(reachable)).filter(isUsable);
    const before = focused.isConnected ? undefined : found.findLast((node) => sibling?.contains(node));
    const next = before ?? found[0];
    if (next) return /** @type {HTMLElement} */ (next).focus({ preventScroll: true });
  }
}
