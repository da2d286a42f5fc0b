import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, release, totalmem } from 'node:os';
import { join } from 'node:path';
import { announce, SetupError } from '../setup/announce.mjs';
import { projectFolder } from '../setup/folders.mjs';

/**
 * The page's own table, run by the page itself in a headless browser on MNIST: what a visitor would get who presses "Run the table".
 */

const file = join(projectFolder, 'docs/results/page.json');

/** @param {string} seconds that a cell may take: one of the page's choices */
export async function measurePage(seconds = '5') {
  // Imported only here: before the set-up there may be no packages.
  const [{ serveSite }, { launchBrowser }] = await Promise.all([import('../../tests/bench/page-visit.js'), import('../../tests/bench/browser.js')]);
  const server = await serveSite();
  const browser = await launchBrowser({ gpu: true });
  try {
    const page = await browser.newPage();
    await page.goto(`${server.address}/site/#dataset=mnist&panel=compare`);
    await page.locator('[data-testid="status"][data-state="idle"]').waitFor({ timeout: 120_000 });
    const budget = page.getByTestId('table-budget').locator(`input[value="${seconds}"]`);
    if ((await budget.count()) === 0) throw new SetupError(`A cell cannot take ${seconds} s; the page offers ${(await page.getByTestId('table-budget').locator('input').evaluateAll((inputs) => inputs.map((input) => /** @type {HTMLInputElement} */ (input).value))).join(', ')}.`, 'choose one of them.');
    await budget.check({ force: true });
    announce(await page.getByTestId('table-words').innerText());
    await page.getByTestId('table-start').click();
    await followed(page);
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'as JSON' }).click()]);
    keep(await download.path(), browser.version(), seconds);
  } finally {
    await browser.close();
    await server.close();
  }
}

/** A backend that draws its graphics card on the processor may take minutes for a single step; what is done by then is kept. */
const patienceMs = 8 * 60_000;

/** Says where it is, until all cells are done. @param {import('@playwright/test').Page} page */
async function followed(page) {
  let said = '';
  const end = performance.now() + patienceMs;
  await page.getByTestId('table-end').and(page.locator(':enabled')).waitFor();
  while (await page.getByTestId('table-end').isEnabled()) {
    const words = (await page.getByTestId('table-words').innerText()).replace(/: .*/s, '');
    if (words !== said) announce((said = words));
    if (performance.now() > end) await page.getByTestId('table-end').click();
    await page.waitForTimeout(1000);
  }
}

/** What was measured now, not what the page had beside it. @param {string} path @param {string} version of the browser @param {string} seconds */
function keep(path, version, seconds) {
  copyFileSync(path, file);
  const saved = JSON.parse(readFileSync(file, 'utf8'));
  const own = saved.results.filter((/** @type {{ id: string }} */ { id }) => id.startsWith('table-'));
  const command = `npm run results -- --measure-table ${seconds}`;
  const machine = `${cpus().length} × ${cpus()[0]?.model.trim() ?? 'unknown processor'}, ${Math.round(totalmem() / 2 ** 30)} GB, Linux ${release()}; Chromium ${version}, headless`;
  const results = own.map((/** @type {object} */ result) => ({ ...result, command }));
  writeFileSync(file, `${JSON.stringify({ ...saved, by: 'the page itself', machine, results }, null, 2)}\n`);
}
