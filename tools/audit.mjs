// npm run audit: runs Lighthouse on the built page as a phone and as a desktop, and writes docs/audit.md.
// `-- --runs N` sets the number of runs, which must be odd (5 by default).
import { existsSync, writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { auditPage, categories } from './audit/report.mjs';
import { announce, exitWith, SetupError } from './setup/announce.mjs';
import { installPackages } from './setup/apt.mjs';
import { checkChromium, chromiumPackages, findChromium } from './setup/chromium.mjs';
import { projectFolder } from './setup/folders.mjs';
import { installLocked } from './setup/locked-packages.mjs';
import { runForOutput } from './audit/program.mjs';

const folder = join(projectFolder, 'tests/audit');
const devices = { Mobile: [], Desktop: ['--preset=desktop'] };

/** @param {string} address @param {string[]} options @returns {Promise<import('./audit/report.mjs').Report>} */
async function lighthouse(address, options) {
  const program = join(folder, 'node_modules/lighthouse/cli/index.js');
  const args = [
    program,
    address,
    '--output=json',
    '--quiet',
    '--chrome-flags=--headless=new --no-sandbox',
    `--only-categories=${categories.join(',')}`,
    ...options,
  ];
  const report = JSON.parse(
    await runForOutput(process.execPath, args, { ...process.env, CHROME_PATH: findChromium() ?? '' }),
  );
  if (report.runtimeError)
    throw new SetupError(
      `Lighthouse could not measure the page: ${report.runtimeError.message}`,
      'open the page in a browser and see what is wrong.',
    );
  return report;
}

/** @param {string[]} args */
async function audit(args) {
  const { values } = parseArgs({ args, options: { runs: { type: 'string', default: '5' } } });
  const runs = Number(values.runs);
  if (!(runs > 0 && runs % 2 === 1))
    throw new SetupError(`--runs ${values.runs} is no odd number, which a median needs.`, 'take 1, 3, 5, …');
  if (!existsSync(join(projectFolder, 'dist/index.html')))
    throw new SetupError('There is no built site in dist/.', 'run npm run build first.');
  await installPackages(chromiumPackages(), 'Chromium');
  checkChromium();
  installLocked(folder, 'Lighthouse and its packages');
  // Imported only here: the packages may be missing until the set-up has run.
  const [{ serve }, { formatMachine, formatVersions }, { everyFile }] = await Promise.all([
    import('../tests/bench/server.js'),
    import('../tests/bench/machine.js'),
    import('./vite/security-headers.mjs'),
  ]);
  const server = await serve([{ prefix: '/', folder: join(projectFolder, 'dist') }], { headers: everyFile });
  /** @type {Record<string, import('./audit/report.mjs').Report[]>} */
  const reports = {};
  /** @type {number[]} */
  const loads = [];
  try {
    for (const [device, options] of Object.entries(devices)) {
      reports[device] = [];
      for (let i = 0; i < runs; i += 1) {
        loads.push(loadavg()[0]);
        const report = await lighthouse(`${server.address}/`, options);
        reports[device].push(report);
        announce(
          `${device} ${i + 1}/${runs}: ${categories.map((id) => `${id} ${Math.round((report.categories[id].score ?? 0) * 100)}`).join(', ')}`,
        );
      }
    }
  } finally {
    await server.close();
  }
  const load = `Before each run ${Math.min(...loads).toFixed(1)} to ${Math.max(...loads).toFixed(1)} processes were running or waiting (the load average of a minute, Lighthouse's own included): above the number of processors, times are longer than on an idle machine.`;
  const file = join(projectFolder, 'docs/audit.md');
  writeFileSync(
    file,
    auditPage(reports, {
      date: new Date().toISOString().slice(0, 10),
      machine: `${formatMachine()}; ${formatVersions()}`,
      load,
    }),
  );
  announce(`figures: ${file}`);
}

try {
  await audit(process.argv.slice(2));
} catch (error) {
  exitWith(error);
}
