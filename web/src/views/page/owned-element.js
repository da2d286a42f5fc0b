import { noChange } from 'lit-html';
import { AsyncDirective, directive } from 'lit-html/async-directive.js';

/**
 * An element that owns its pixels, such as a canvas, a chart or the draw pad.
 * @template V
 * @typedef {object} OwnedElement
 * @property {Element} root
 * @property {(value: V) => void} [update] receives the value of each rendering
 * @property {() => void} [connected] called when it comes (back) into the page: takes listeners and observers
 * @property {() => void} [disconnected] called when its place is gone: frees what `connected` took
 */

class OwnedElementDirective extends AsyncDirective {
  /** @type {(() => OwnedElement<any>)|null} */
  #create = null;
  /** @type {OwnedElement<any>|null} */
  #owned = null;

  /** Renders nothing: `update` does. */
  render() {
    return noChange;
  }

  /** @param {unknown} _part @param {any[]} values */
  update(_part, [create, value]) {
    let changed = false;
    if (create !== this.#create) {
      this.disconnected();
      this.#create = create;
      this.#owned = /** @type {OwnedElement<any>} */ (create());
      if (this.isConnected) this.#owned.connected?.();
      changed = true;
    }
    this.#owned?.update?.(value);
    return changed ? this.#owned?.root : noChange;
  }

  disconnected() {
    this.#owned?.disconnected?.();
  }

  reconnected() {
    this.#owned?.connected?.();
  }
}

/**
 * Places an element that is made once, receives every value, and frees what it took when it leaves the page:
 * `${ownedElement(createPad, strokes)}`. The function `create` must be the same in every rendering.
 * @type {<V>(create: () => OwnedElement<V>, value?: V) => unknown}
 */
export const ownedElement = /** @type {any} */ (directive(/** @type {any} */ (OwnedElementDirective)));
