import { readFileSync } from 'node:fs';

/**
 * The page tests that are not run in Firefox, with the reason: a key is a spec file, or a file and a test's title joined by " › ".
 * @type {Record<string, string>}
 */
export const reasons = JSON.parse(readFileSync(new URL('./firefox-left-out.json', import.meta.url), 'utf8'));

const keys = Object.keys(reasons);

/** @param {string} text */
const escaped = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** The same, as Playwright's configuration takes them. Playwright puts project, file and title into one string, with blanks between. */
export const leftOut = {
  files: keys.filter((key) => !key.includes(' › ')),
  titles: keys.filter((key) => key.includes(' › ')).map((key) => new RegExp(key.split(' › ').map(escaped).join('.*'))),
};
