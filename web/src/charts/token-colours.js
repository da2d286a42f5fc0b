/**
 * Resolves colour tokens to the colours they have at an element, for its gradient method and theme. A canvas cannot
 * read them from a style sheet itself.
 * @template {string} Name
 * @param {HTMLElement} place
 * @param {Record<Name, string>} tokens the custom property for each role
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

/**
 * Resolves colour tokens to those of the light theme, for a picture that leaves the page.
 * @template {string} Name
 * @param {HTMLElement} place
 * @param {Record<Name, string>} tokens
 */
export function resolveLightColours(place, tokens) {
  const { dataset } = document.documentElement;
  const { theme } = dataset;
  // Nothing is painted meanwhile.
  dataset.theme = 'light';
  const colours = resolveColours(place, tokens);
  if (theme === undefined) delete dataset.theme;
  else dataset.theme = theme;
  return colours;
}
