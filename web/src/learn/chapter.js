/**
 * @typedef {object} Chapter paragraphs as prose.js reads them
 * @property {string[]} idea
 * @property {{ tex: string, words: string }[]} formulas as formula.js reads them, consistent with the code
 * @property {string} picture one of views/learn/pictures.js
 * @property {string[]} hard what is hard about it
 * @property {string[]} notice how one notices
 * @property {{ setup: string, button: string, look: string }} show a fragment of the page's address, and what to look for
 * @property {{ path: string, holds: string }[]} code files of the repository
 * @property {string[]} sources keys of sources.js
 */

export {};
