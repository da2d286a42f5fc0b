import { render } from 'lit-html';

/**
 * Creates an element as a template describes it, such as the root of a view: its own attributes and listeners.
 * @template {HTMLElement} [E=HTMLElement]
 * @param {import('lit-html').TemplateResult} template of one element
 */
export function elementOf(template) {
  const fragment = document.createDocumentFragment();
  render(template, fragment);
  return /** @type {E} */ (fragment.firstElementChild);
}
