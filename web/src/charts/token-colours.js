/**
 * The colours a canvas cannot take from style sheets by itself, resolved at an element for its method and theme.
 * @template {string} Name
 * @param {HTMLElement} place
 * @param {Record<Name, string>} tokens custom property by role
 * @returns {Record<Name, string>}
 */
export function resolveColours(place, tokens) {
  const probe = document.createElement('span');
  probe.hidden = true;
  place.append(probe);
  const colours = Object.entries(tokens).map(([role, token]) => {
    probe.style.color = `var(${token})`;
    return [role, getComputedStyle(probe).color];
  });
  probe.remove();
  return /** @type {Record<Name, string>} */ (Object.fromEntries(colours));
}
