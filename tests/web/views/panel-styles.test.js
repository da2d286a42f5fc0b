import { readFileSync, readdirSync } from 'node:fs';
import { basename } from 'node:path';
import { expect, it } from 'vitest';

const folder = 'web/src/';
const sheets = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.css'));
const ofTheFirstLoad = new Set(
  [...readFileSync(`${folder}styles/main.css`, 'utf8').matchAll(/url\('(.+?)'\)/g)].map(([, path]) => basename(path)),
);

/** Classes that a style sheet gives rules of their own, not inside of something. @param {string} sheet */
function classesOf(sheet) {
  const css = readFileSync(folder + sheet, 'utf8').replaceAll(/\/\*.*?\*\//gs, '');
  const selectors = [...css.matchAll(/([^{}]+)\{/g)].flatMap(([, list]) => list.split(','));
  return new Set(selectors.flatMap((selector) => /^\.([\w-]+)$/.exec(selector.trim())?.[1] ?? []));
}

it('gives no class rules in the styles of two panels: once both have been opened, each would change the other', () => {
  const places = /** @type {Map<string, string[]>} */ (new Map());
  for (const sheet of sheets.filter((name) => !ofTheFirstLoad.has(basename(name)))) {
    for (const name of classesOf(sheet)) places.set(name, [...(places.get(name) ?? []), sheet]);
  }
  expect([...places].filter(([, where]) => where.length > 1)).toEqual([]);
  expect(places.size).toBeGreaterThan(100);
});
