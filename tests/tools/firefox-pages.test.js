import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { leftOut, reasons } from '../engines/firefox-pages.mjs';

test('each page test that Firefox leaves out is there, and has a reason', () => {
  for (const [key, reason] of Object.entries(reasons)) {
    const [file, title] = key.split(' › ');
    const text = readFileSync(new URL(`../e2e/${file}`, import.meta.url), 'utf8');
    if (title) expect(text, key).toContain(title);
    expect(reason.length, key).toBeGreaterThan(20);
  }
});

test('a title leaves out the test of its own file only', () => {
  const matches = (/** @type {string} */ full) => leftOut.titles.some((title) => title.test(full));
  expect(matches('firefox pages draw.spec.js drawing draws and does not scroll')).toBe(true);
  expect(matches('firefox pages url.spec.js drawing draws and does not scroll')).toBe(false);
});
