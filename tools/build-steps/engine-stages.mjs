import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { announce } from '../setup/announce.mjs';
import { projectFolder } from '../setup/folders.mjs';
import { whyMissing } from '../setup/other-engines.mjs';
import { runConcurrently } from '../setup/process.mjs';
import { enginesPage, engineTable, readEngines } from './engine-results.mjs';
import { freePort } from './free-port.mjs';

/** @typedef {import('../setup/other-engines.mjs').OtherEngine} OtherEngine */

/**
 * The projects of tests/engines/playwright.config.js.
 * @type {{ name: string, engine: OtherEngine, in: 'every run' | 'all engines' }[]}
 */
const projects = [
  { name: 'firefox smoke', engine: 'firefox', in: 'every run' },
  { name: 'webkit smoke', engine: 'webkit', in: 'every run' },
  { name: 'firefox tour', engine: 'firefox', in: 'all engines' },
  { name: 'webkit tour', engine: 'webkit', in: 'all engines' },
  { name: 'firefox pages', engine: 'firefox', in: 'all engines' },
];

/**
 * Returns the stages that test the page in Firefox and WebKit: a minute in each, or everything with `--engines all`.
 * An engine that is not installed is skipped, with the reason.
 * @param {NodeJS.ProcessEnv} env the environment of the set-up
 * @param {'chromium' | 'all'} engines what `--engines` asks for
 * @param {string} reports the folder for the report
 * @returns {import('./test-stages.mjs').TestStage[]}
 */
export function engineStages(env, engines, reports) {
  const report = join(reports, 'other-engines.json');
  const wanted = projects.filter((project) => engines === 'all' || project.in === 'every run');
  const skipped = wanted.flatMap(({ name, engine }) => {
    const reason = whyMissing(engine);
    return reason ? [{ name, seconds: 0, outcome: /** @type {const} */ ('skipped'), reason }] : [];
  });
  const run = wanted.filter(({ name }) => !skipped.some((one) => one.name === name));
  const readTests = () => [...skipped, ...(run.length > 0 ? readEngines(readFileSync(report, 'utf8')) : [])];
  return [
    {
      name: engines === 'all' ? 'Firefox and WebKit' : 'Firefox and WebKit, smoke',
      part: 'page',
      needs: ['site'],
      processors: 2,
      async run() {
        writeFileSync(report, '{"suites":[]}');
        for (const { name, reason } of skipped) announce(`${name}: skipped, ${reason}`);
        if (run.length === 0) return;
        const args = [
          'test',
          '--config=tests/engines/playwright.config.js',
          '--reporter=list,json',
          '--workers=2',
          ...run.map(({ name }) => `--project=${name}`),
        ];
        try {
          await runConcurrently(process.execPath, ['node_modules/@playwright/test/cli.js', ...args], {
            cwd: projectFolder,
            env: { ...env, PLAYWRIGHT_JSON_OUTPUT_NAME: report, GRADLAB_E2E_PORT: String(await freePort()) },
            nextStep: 'the failed tests are listed above.',
            show: 'live',
          });
        } finally {
          const tests = readTests();
          console.log(engineTable(tests).join('\n'));
          if (engines === 'all') writeFileSync(join(projectFolder, 'docs/engines.md'), enginesPage(tests));
        }
      },
      tests: readTests,
    },
  ];
}
