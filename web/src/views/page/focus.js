/** What takes the focus over: no text field, in which the page's single keys would be typed. */
const reachable = 'a[href], button, summary, [type=checkbox], [type=radio]';

/** @param {Element} node */
const isUsable = (node) => !node.matches(':disabled, [tabindex="-1"]') && node.getClientRects().length > 0;

/**
 * Remembers which element has the focus. The function that it returns hands the focus on if that element has been
 * removed, hidden or disabled since: to the last element before it in the closest surroundings that can take it if it is
 * removed, or else to the first there.
 */
export function rememberFocus() {
  const { activeElement: focused, body } = document;
  /** @type {[Element, Element | null][]} */
  const path = [];
  for (let node = focused; node?.parentElement; node = node.parentElement)
    path.push([node.parentElement, node.previousElementSibling]);

  return () => {
    const { activeElement } = document;
    if (!focused || focused === body || (activeElement !== focused && activeElement !== body)) return;
    if (focused.isConnected && !focused.matches(':disabled') && !focused.closest('[hidden]')) return;
    for (const [parent, sibling] of path) {
      const found = Array.from(parent.querySelectorAll(reachable)).filter(isUsable);
      const before = focused.isConnected ? undefined : found.findLast((node) => sibling?.contains(node));
      const next = before ?? found[0];
      if (next) return /** @type {HTMLElement} */ (next).focus({ preventScroll: true });
    }
  };
}

/** Changes the page without losing the focus. @param {() => void} change */
export function keepFocus(change) {
  const handOn = rememberFocus();
  change();
  handOn();
}
