// npm run results: writes docs/results.md from the rows in docs/results/, which `npm run train -- --json` leaves there.
// npm run results -- --measure-table [SECONDS] [--only NAME …] [--missing] [--minutes N]: first lets the page run its
//   comparison table in a headless browser, each cell for SECONDS. --only: only the implementations whose keys contain
//   NAME. --missing: only cells that have no number yet. --minutes: the limit for all cells together (12 by default).
// npm run results -- --measure [PRESET …]: first trains all presets, or those that are named, and updates their rows.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { accuracySection } from './results/accuracy.mjs';
import { comparisonSection } from './results/comparison.mjs';
import { measuredResults } from './results/measured.mjs';
import { numericalSection } from './results/numerical.mjs';
import { pretrainedSection } from './results/pretrained.mjs';
import { measureAccuracy } from './results/measure.mjs';
import { measurePage, tableOptions } from './results/page.mjs';
import { exitWith } from './setup/announce.mjs';
import { projectFolder } from './setup/folders.mjs';

/**
 * A part of docs/results.md that is made from one file of rows.
 * @typedef {{ file: string, render: (rows: any[]) => string }} Section
 */

/** @type {Section[]} */
const sections = [accuracySection, numericalSection, pretrainedSection];

const head = `# Results

Measured, and written by \`npm run results\` from the rows in \`docs/results/\`. Each number comes from the command next to it.`;

const rowsOf = (/** @type {string} */ file) => {
  const path = join(projectFolder, 'docs/results', file);
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : [];
};

const [mode, ...names] = process.argv.slice(2);
try {
  if (mode === '--measure') measureAccuracy(names);
  if (mode === '--measure-table') await measurePage(tableOptions(names));
} catch (error) {
  exitWith(error);
}
const measured = measuredResults();
const parts = [head, comparisonSection(measured), ...sections.map(({ file, render }) => render(rowsOf(file)))];
writeFileSync(join(projectFolder, 'docs/results.md'), `${parts.join('\n\n')}\n`);
// The page shows the same numbers.
writeFileSync(join(projectFolder, 'web/src/config/reference-results.json'), `${JSON.stringify(measured, null, 1)}\n`);
console.log('docs/results.md and web/src/config/reference-results.json are written.');
