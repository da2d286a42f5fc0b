/**
 * @typedef {object} Chapter whose paragraphs are in the format of prose.js
 * @property {string[]} idea
 * @property {{ formula: unknown, description: string }[]} formulas marked by tex.js, consistent with the code
 * @property {string} picture a key of views/learn/pictures.js
 * @property {string[]} hard what is difficult about the idea
 * @property {string[]} notice how the difficulty shows in training
 * @property {{ setup: string, button: string, look: string }} show a fragment of the page's address, the button's
 *   label, and what to look for
 * @property {{ path: string, holds: string }[]} code files of the repository, and what they contain
 * @property {string[]} sources keys of sources.js
 */

export {};
