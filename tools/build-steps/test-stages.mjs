import { mkdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { projectFolder } from '../setup/folders.mjs';
import { run, runConcurrently } from '../setup/process.mjs';
import { buildPreset } from './cmake-build.mjs';
import { buildPage } from './site.mjs';
import { countGoogleTest, countPlaywright, countVitest, readReport } from './test-reports.mjs';

/**
 * One part of `npm test`. `run` throws when it fails.
 * @typedef {object} Stage
 * @property {string} name
 * @property {string[]} needs names of the stages without which it makes no sense
 * @property {() => void | Promise<void>} run
 * @property {boolean} [beside] keeps one processor busy: neighbours that do are run two at a time
 * @property {() => import('./test-reports.mjs').TestCounts | null} [counts] for those that run tests
 */

const reports = join(projectFolder, 'build/reports');

/**
 * @param {string} name
 * @param {string[]} needs
 * @param {(report: any) => import('./test-reports.mjs').TestCounts} count
 * @param {(report: string) => void | Promise<void>} runTests gets the file in which to leave the report
 * @returns {Stage}
 */
function testStage(name, needs, count, runTests) {
  const report = join(reports, `${name.replaceAll(/\W+/g, '-')}.json`);
  return {
    name,
    needs,
    run: () => {
      // A report of an earlier run would be counted as this one's.
      rmSync(report, { force: true });
      mkdirSync(reports, { recursive: true });
      return runTests(report);
    },
    counts: () => readReport(report, count),
  };
}

async function freePort() {
  const server = createServer();
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/**
 * Every part of `npm test`, in order.
 * @param {NodeJS.ProcessEnv} env the environment of the set-up
 * @returns {Stage[]}
 */
export function testStages(env) {
  const nextStep = 'the failed tests are listed above.';
  /** @param {string} report */
  const googleTest = (report) => ['--gtest_brief=1', `--gtest_output=json:${report}`];
  /** @param {string} script @param {string[]} args @param {NodeJS.ProcessEnv} [more] */
  const node = (script, args, more) => run(process.execPath, [script, ...args], { cwd: projectFolder, env: { ...env, ...more }, nextStep });
  /** @param {string} program @param {string[]} args */
  const beside = (program, args) => runConcurrently(program, args, { cwd: projectFolder, env, nextStep });
  /** @param {string} report @param {string} project of playwright.config.js @param {number} workers */
  async function playwright(report, project, workers) {
    const where = { PLAYWRIGHT_JSON_OUTPUT_NAME: report, GRADLAB_E2E_PORT: String(await freePort()) };
    node('node_modules/@playwright/test/cli.js', ['test', '--reporter=list,json', `--project=${project}`, `--workers=${workers}`], where);
  }
  return [
    { name: 'native build', needs: [], run: () => buildPreset('native-debug', { env }) },
    { name: 'wasm build', needs: [], run: () => buildPreset('wasm', { env }) },
    { ...testStage('native tests', ['native build'], countGoogleTest, (report) => beside('build/native-debug/core_tests', googleTest(report))), beside: true },
    { ...testStage('wasm tests', ['wasm build'], countGoogleTest, (report) => beside(process.execPath, ['build/wasm/core_tests.js', ...googleTest(report)])), beside: true },
    { name: 'lint', needs: [], beside: true, run: () => beside(process.execPath, ['node_modules/eslint/bin/eslint.js', '.']) },
    { name: 'structure', needs: [], beside: true, run: () => beside(process.execPath, ['tools/check-structure.mjs']) },
    { name: 'type check', needs: ['wasm build'], beside: true, run: () => beside(process.execPath, ['node_modules/typescript/bin/tsc', '--project', 'tsconfig.json']) },
    testStage('web tests', ['wasm build'], countVitest, (report) =>
      node('node_modules/vitest/vitest.mjs', ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`])),
    { name: 'site', needs: ['wasm build'], run: buildPage },
    testStage('page tests', ['site'], countPlaywright, (report) => playwright(report, 'side by side', 2)),
    testStage('page tests, one at a time', ['site'], countPlaywright, (report) => playwright(report, 'undisturbed', 1)),
  ];
}
