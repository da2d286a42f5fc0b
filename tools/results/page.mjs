import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, release, totalmem } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { budgets } from '../../web/src/config/race-lanes.js';
import { patienceOf } from '../../web/src/state/results/table-run.js';
import { announce, SetupError } from '../setup/announce.mjs';
import { projectFolder } from '../setup/folders.mjs';
import { columnsToMeasure, idOf, withRows } from './page-rows.mjs';

/**
 * Lets the page run its comparison table on MNIST in a headless browser, as if a visitor pressed "Run the table". Each
 * implementation gets its own browser, and each cell's result is saved as soon as it is there, so that a failure or a
 * hang loses no other result.
 *
 * @typedef {import('@playwright/test').Page} Page
 * @typedef {import('./page-rows.mjs').Column} Column
 * @typedef {import('./page-rows.mjs').PageFile} PageFile
 * @typedef {import('./page-rows.mjs').PageRow} PageRow
 * @typedef {{ seconds: string, only: string[], missing: boolean, minutes: number }} TableOptions
 */

const file = join(projectFolder, 'docs/results/page.json');
/** With a higher system load than this at the start, other programs may have slowed the measurement down. */
const busyLoad = 0.7;
/** A page that has not answered after this time is given up. */
const slowMs = 120_000;

/** @returns {PageFile} */
const measured = () =>
  existsSync(file)
    ? JSON.parse(readFileSync(file, 'utf8'))
    : { format: 'gradlab-results', version: 1, by: 'the page itself', results: [] };

/** @param {PageRow[]} rows */
const keep = (rows) => writeFileSync(file, `${JSON.stringify(withRows(measured(), rows), null, 2)}\n`);

/** @param {string[]} args after --measure-table @returns {TableOptions} */
export function tableOptions(args) {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { only: { type: 'string', multiple: true }, missing: { type: 'boolean' }, minutes: { type: 'string' } },
  });
  const seconds = positionals[0] ?? '5';
  const offered = budgets.map(({ value }) => value);
  if (!offered.includes(seconds))
    throw new SetupError(
      `A cell cannot take ${seconds} s; the page offers ${offered.join(', ')}.`,
      'choose one of them.',
    );
  const minutes = Number(values.minutes ?? 12);
  if (!(minutes > 0)) throw new SetupError(`--minutes ${values.minutes} is no time.`, 'give a number above 0.');
  return { seconds, only: values.only ?? [], missing: values.missing ?? false, minutes };
}

/** @param {TableOptions} options */
export async function measurePage(options) {
  const columns = columnsToMeasure(options, measured().results);
  const cells = columns.flatMap(({ networks }) => networks).length;
  announce(
    `${cells} cells of the table, ${options.seconds} s each, at most ${patienceOf(Number(options.seconds))} s with loading and compiling; at most ${options.minutes} minutes in all. What is done is kept; --missing goes on with the rest.`,
  );
  const note =
    loadavg()[0] > busyLoad ? 'the machine did other work at the same time, so the seconds are too many' : undefined;
  // Imported only here: the packages may be missing until the set-up has run.
  const { serveSite } = await import('../../tests/bench/page-visit.js');
  const server = await serveSite();
  const end = performance.now() + options.minutes * 60_000;
  try {
    for (const column of columns) {
      if (performance.now() > end) announce(`${column.implementation}: not begun, the time is over`);
      else await measureColumn(column, { ...options, note, address: server.address, end });
    }
  } finally {
    await server.close();
  }
}

/** @param {Column} column @param {TableOptions & { note: string|undefined, address: string, end: number }} options */
async function measureColumn(column, { seconds, note, address, end }) {
  const { launchBrowser } = await import('../../tests/bench/browser.js');
  const browser = await launchBrowser({ gpu: column.implementation.includes('webg') });
  const machine = `${cpus().length} × ${cpus()[0]?.model.trim() ?? 'unknown processor'}, ${Math.round(totalmem() / 2 ** 30)} GB, Linux ${release()}; Chromium ${browser.version()}, headless`;
  const about = {
    machine,
    date: new Date().toISOString(),
    command: `npm run results -- --measure-table ${seconds} --only "${column.implementation}"`,
  };
  try {
    const page = await browser.newPage();
    page.setDefaultTimeout(slowMs);
    await page.goto(`${address}/site/#dataset=mnist&panel=compare`);
    await page.locator('[data-testid="status"][data-state="idle"]').waitFor();
    await choose(page, column, seconds);
    const left = page.getByTestId('table-start').and(page.locator(':enabled'));
    // The page first asks the browser which graphics it has.
    if (
      !(await left.waitFor({ timeout: 10_000 }).then(
        () => true,
        () => false,
      ))
    )
      return keep(
        column.networks.map((network) => ({
          ...about,
          id: idOf(network, column.implementation),
          network,
          implementation: column.implementation,
          data: 'mnist',
          why: 'the browser does not offer this backend.',
        })),
      );
    await left.click();
    await followed(page, end, async () =>
      keep(
        (await rowsOf(page)).map((row) => ({
          ...row,
          ...about,
          note: [row.note, note].filter(Boolean).join('; ') || undefined,
        })),
      ),
    );
  } catch (error) {
    // The browser no longer answers; its other cells keep their earlier results.
    announce(`${column.implementation}: ${/** @type {Error} */ (error).message.split('\n')[0]}`);
  } finally {
    await Promise.race([browser.close(), new Promise((resolve) => setTimeout(resolve, 10_000))]);
  }
}

/** Selects these cells, and the seconds for each. @param {Page} page @param {Column} column @param {string} seconds */
async function choose(page, { implementation, networks }, seconds) {
  await page.getByTestId('table-budget').locator(`input[value="${seconds}"]`).check({ force: true });
  await page.getByTestId('table-scope').locator('summary').click();
  for (const [testid, wanted] of /** @type {const} */ ([
    ['scope-implementations', [implementation]],
    ['scope-networks', networks],
  ])) {
    for (const box of await page.getByTestId(testid).getByRole('checkbox').all())
      await box.setChecked(wanted.includes(await box.inputValue()));
  }
}

/**
 * Reports progress until all cells are done or the time is over.
 * @param {Page} page
 * @param {number} end
 * @param {() => Promise<void>} onCell
 */
async function followed(page, end, onCell) {
  let said = '';
  const stop = page.getByTestId('table-end');
  await stop.and(page.locator(':enabled')).waitFor();
  while (await stop.isEnabled()) {
    const words = (await page.getByTestId('table-words').innerText()).replace(/: .*/s, '');
    if (words !== said) {
      announce((said = words));
      await onCell();
    }
    if (performance.now() > end) await stop.click();
    await page.waitForTimeout(500);
  }
  await onCell();
}

/** Reads the results that the page has measured so far. @param {Page} page @returns {Promise<PageRow[]>} */
async function rowsOf(page) {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'as JSON' }).click(),
  ]);
  const saved = JSON.parse(readFileSync(await download.path(), 'utf8'));
  // The saved file also has the reference results that come with the page.
  return saved.results.filter((/** @type {PageRow} */ { id }) => id.startsWith('table-'));
}
