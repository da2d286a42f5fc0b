import { noChange } from 'lit-html';
import { Directive, directive } from 'lit-html/directive.js';

/** The field that the visitor is typing in, or the slider that is being dragged. @type {EventTarget | null} */
let edited = null;
document.addEventListener('input', ({ target }) => (edited = target), true);
document.addEventListener('change', () => (edited = null), true);
// A text that is changed back, and a slider dragged back to where it was, are left without a `change`.
document.addEventListener('focusout', ({ target }) => target === edited && (edited = null), true);
for (const type of ['pointerup', 'pointercancel']) document.addEventListener(type, released, true);

function released() {
  if (edited instanceof HTMLInputElement && edited.type === 'range') edited = null;
}

class BoundTo extends Directive {
  /** Renders nothing: `update` does. */
  render() {
    return noChange;
  }

  /** @param {any} part @param {[unknown]} values */
  update({ element, name }, [value]) {
    if (element[name] !== value && element !== edited) element[name] = value;
    return noChange;
  }
}

/**
 * Binds a property that the visitor changes, such as `.value=${boundTo(rate)}` and `.checked=${boundTo(isOn)}`, to the
 * state: whatever the visitor did, it shows the state's value after each rendering, except while a text is being typed
 * or a slider is under the finger.
 * @type {(value: string | boolean) => unknown}
 */
export const boundTo = directive(/** @type {any} */ (BoundTo));
