import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { withRetries } from '../../tools/vite/retried-imports.mjs';

/** @param {string} code @param {(address: string) => Promise<unknown>} load that takes the place of `import` */
const evaluated = (code, load) =>
  runInNewContext(withRetries(code).replaceAll('import(', 'load('), { load, performance });

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
