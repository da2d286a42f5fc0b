import { expect, test } from 'vitest';
import { withRetries } from '../../tools/vite/retried-imports.mjs';

const evaluated = (/** @type {string} */ code, /** @type {(address: string) => Promise<unknown>} */ load) =>
  new Function('load', `return ${withRetries(code).replaceAll('import(', 'load(')}`)(load);

test('an import that fails is tried once more, under an address that it never had', async () => {
  /** @type {string[]} */
  const asked = [];
  const load = async (/** @type {string} */ address) => {
    asked.push(address);
    if (!address.includes('?')) throw new Error('remembered');
    return 'module';
  };
  for (const quote of ['"', "'", '`'])
    await expect(evaluated(`import(${quote}./draw-panel-B2x0WcU3.js${quote})`, load)).resolves.toBe('module');
  expect(new Set(asked).size).toBe(4);
  expect(asked[1]).toMatch(/^\.\/draw-panel-B2x0WcU3\.js\?\d+/);
});

test('static imports, and imports whose address is not known when building, are left as they are', () => {
  for (const code of ['import a from "./a.js"', 'import(url)', 'import("https://elsewhere/a.js")'])
    expect(withRetries(code)).toBe(code);
});
