import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { measuredResults } from '../../../tools/results/measured.mjs';
import { recipes } from '../../../tools/results/recipes.mjs';

/** @param {string} path */
const committed = (path) => JSON.parse(readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8'));

it('the recipes that other programs read are the page’s: else run node tools/recipes.mjs', async () => {
  expect(committed('tools/recipes.json')).toEqual(await recipes());
});

it('the page shows what docs/results holds: else run npm run results', () => {
  expect(committed('web/src/config/reference-results.json')).toEqual(JSON.parse(JSON.stringify(measuredResults())));
});
