/**
 * Stands in for the colour library that Chart.js imports (vite.config.js). Chart.js uses it to blend colours in
 * animations and to tint what is hovered. The charts here do neither, and the library would add 3 KB to the first visit.
 */
export class Color {
  valid = false;
  #value;

  /** @param {string} value as CSS writes it */
  constructor(value) {
    this.#value = value;
  }

  saturate() {
    return this;
  }

  darken() {
    return this;
  }

  hexString() {
    return this.#value;
  }
}
