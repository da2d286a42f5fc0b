import { html, noChange } from 'lit-html';
import { AsyncDirective, directive } from 'lit-html/async-directive.js';

/** What is read aloud changes at most this often. */
const pauseMs = 3000;

class ThrottledText extends AsyncDirective {
  #shown = '';
  #latest = '';
  #waiting = 0;

  /** @param {string} text */
  render(text) {
    this.#latest = text;
    if (text === this.#shown || this.#waiting) return noChange;
    this.#shown = text;
    this.#waiting = window.setTimeout(() => this.#showLatest(), pauseMs);
    return text;
  }

  #showLatest() {
    this.#waiting = 0;
    if (this.#latest !== this.#shown) this.setValue(this.render(this.#latest));
  }

  disconnected() {
    clearTimeout(this.#waiting);
    this.#waiting = 0;
  }
}

/**
 * The text of a live region, `<p role="status">${throttled(text)}</p>`: it stays the same for some seconds, so that a
 * screen reader can read it to the end, and is then the latest.
 * @type {(text: string) => unknown}
 */
export const throttled = /** @type {any} */ (directive(/** @type {any} */ (ThrottledText)));

/**
 * Returns a text that may change many times a second, and what of it is read aloud.
 * @param {string} name its class in the style sheet
 * @param {string} text
 */
export const spokenText = (name, text) =>
  html`<p class=${name} aria-hidden="true">${text}</p>
    <p class="only-read-aloud" role="status">${throttled(text)}</p>`;
