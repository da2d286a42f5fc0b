/**
 * Tells the other tabs of this page what has changed in the browser's storage, so that their lists stay true.
 *
 * @typedef {'runs'|'sets'|'digits'} Stored
 */

export class TabChannel {
  #onChange;
  /** @type {BroadcastChannel|null} */
  #channel = null;

  /** @param {(changed: Stored) => void} onChange called when another tab has changed it */
  constructor(onChange) {
    this.#onChange = onChange;
    this.open();
  }

  /** @param {Stored} changed */
  announce(changed) {
    this.#channel?.postMessage(changed);
  }

  /** Listens again after `close`. */
  open() {
    if (this.#channel || typeof BroadcastChannel === 'undefined') return;
    this.#channel = new BroadcastChannel('gradlab');
    this.#channel.onmessage = ({ data }) => this.#onChange(data);
  }

  /** Stops listening: an open channel keeps some browsers from caching the page for the Back button. */
  close() {
    this.#channel?.close();
    this.#channel = null;
  }
}
