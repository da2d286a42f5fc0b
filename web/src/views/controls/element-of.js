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

/**
 * Makes a component, which is placed by hand and updated with values, of a template function, for views that are not
 * templates yet.
 * @template {any[]} V
 * @param {(...values: V) => import('lit-html').TemplateResult} template of one element
 * @param {V} initial
 */
export function componentOf(template, ...initial) {
  // What is rendered stays the template's when it is moved out of the fragment.
  const fragment = document.createDocumentFragment();
  const update = (/** @type {V} */ ...values) => void render(template(...values), fragment);
  update(...initial);
  return { root: /** @type {HTMLElement} */ (fragment.firstElementChild), update };
}
