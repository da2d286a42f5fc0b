import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from '../../tools/setup/folders.mjs';
import { formatMachine, formatVersions } from './machine.js';
import { epochPlot } from './plot.js';
import { suites } from './suites.js';
import { asMarkdown } from './table.js';
import { outcomes } from './targets.js';

/**
 * docs/benchmarks.md and its picture, from files of rows.
 *
 * @typedef {import('./rows.js').Row} Row
 */

/** @param {string[]} files of rows, as --json wrote them; of rows measured twice the later count @param {string} today @returns {string[]} what was written */
export function writeReport(files, today) {
  const rows = latest(files.flatMap((file) => /** @type {Row[]} */ (JSON.parse(readFileSync(file, 'utf8')))));
  if (!rows.some(({ suite, secondsPer60k }) => suite === 'epoch' && secondsPer60k !== undefined))
    throw new Error('The report needs rows of the suite epoch.');
  /** @type {[string, string][]} */
  const parts = [
    ['docs/benchmarks.md', reportOf(rows, { machine: formatMachine(), versions: formatVersions(), today })],
    ['docs/benchmarks.svg', epochPlot(rows)],
  ];
  return parts.map(([path, text]) => {
    writeFileSync(join(projectFolder, path), text);
    return path;
  });
}

/** @param {Row[]} rows @returns {Row[]} */
export function latest(rows) {
  const keyed = rows.map(
    (row) =>
      /** @type {const} */ ([
        [
          row.suite,
          row.system,
          row.variant,
          row.model,
          row.batch,
          row.threads,
          row.images,
          row.accuracy && row.suite === 'accuracy' ? row.accuracy : '',
        ].join('|'),
        row,
      ]),
  );
  return [...new Map(keyed).values()];
}

/** @param {Row[]} rows @param {{ machine: string, versions: string, today: string }} about @returns {string} Markdown */
export function reportOf(rows, { machine, versions, today }) {
  const reached = outcomes(rows).map(
    ({ what, reached: value, atMost, ratio }) =>
      `| ${what} | ${value} | ${atMost} | ${ratio <= 1 ? 'met' : `missed, ${ratio.toFixed(2)} ×`} |`,
  );
  const parts = [
    '# Benchmarks',
    `Measured on ${today} by \`npm run bench -- --json FILE\`, in a headless browser on real MNIST: ${machine}; ${versions}. This page is written by \`npm run bench -- --report FILE\`.`,
    'Machines are noisy and differ: the ratios between rows of one run count. A peer that takes minutes for an epoch learned from fewer images; its time is scaled, and its row says so. Peers’ images were shuffled before their clocks started; ours shuffles within its time. A product’s share of the limit is the median of ratios measured in turns, some milliseconds apart.',
    '![Seconds for one epoch of MNIST](benchmarks.svg)',
    'Seconds for one epoch of MNIST, on a logarithmic scale; pale bars are scaled from fewer images.',
    ['## Aims', '', '| what | reached | at most | |', '|---|---|---|---|', ...reached].join('\n'),
    ...Object.entries(suites).flatMap(([name, { title }]) => {
      const own = rows.filter((row) => row.suite === name);
      return own.length > 0 ? [`## ${title} (\`${name}\`)`, asMarkdown(own)] : [];
    }),
  ];
  return `${parts.join('\n\n')}\n`;
}
