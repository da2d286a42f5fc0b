// npm test: sets up, builds and runs every test, or some of them with `--only PART` or `--changed`. A failed stage does
// not stop the others; only the stages that need it are left out.
import { existsSync } from 'node:fs';
import { changeBase, changedFiles, selectTests } from './build-steps/changed-parts.mjs';
import { mnistFolder } from './build-steps/mnist-data.mjs';
import { runStages } from './build-steps/schedule.mjs';
import { parseTestArguments } from './build-steps/test-arguments.mjs';
import { stagesOf, testStages } from './build-steps/test-stages.mjs';
import { countsLine, countTests, summary } from './build-steps/test-summary.mjs';
import { announce, exitWith, SetupError } from './setup/announce.mjs';
import { phases } from './setup/phases.mjs';
import { setUp } from './setup/set-up.mjs';

// Tests and builds are scheduled for two processors on every machine: the stages' `processors` are counted for two.
const processors = 2;

/** Returns the variable that names the folder of real MNIST, if it exists. @returns {{ MNIST_DIR?: string }} */
function mnist() {
  const folder = mnistFolder();
  const found = existsSync(folder);
  announce(found ? `MNIST: ${folder}` : `MNIST: not in ${folder}; the tests on it are skipped (set MNIST_DIR)`);
  return found ? { MNIST_DIR: folder } : {};
}

/** @param {import('./build-steps/test-arguments.mjs').TestOptions} options @returns {import('./build-steps/changed-parts.mjs').Selection} */
function select({ parts, changed }) {
  if (!changed) return { parts, pageSpecs: null, nativePaths: null, webSince: null };
  const base = changeBase();
  if (!base)
    throw new SetupError(
      '--changed needs git to say what has changed.',
      'run it in a checkout made by git, or name the parts with --only.',
    );
  const paths = changedFiles(base);
  const selection = selectTests(paths, base);
  announce(`${paths.length} files differ from ${base.slice(0, 9)}: ${selection.parts.join(', ') || 'nothing to test'}`);
  return selection;
}

/** @param {import('./build-steps/test-stages.mjs').TestStage[]} stages @returns {Promise<boolean>} whether everything passed */
async function runAll(stages) {
  /** @type {import('./build-steps/test-reports.mjs').TestRecord[]} */
  const tests = [];
  /** @type {string[]} */
  const lines = [];
  const results = await runStages(stages, processors, {
    begun: ({ name }) => console.log(`\n━━ ${name}`),
    ended: ({ stage, outcome, seconds, error, missing }) => {
      if (missing) console.log(`\n━━ ${stage.name}: not run, it needs the ${missing}`);
      if (error) console.error(error instanceof SetupError ? `✗ ${error.message}` : error);
      const { tests: read } = /** @type {import('./build-steps/test-stages.mjs').TestStage} */ (stage);
      const found = outcome === 'not run' ? null : (read?.() ?? null);
      if (found) tests.push(...found);
      lines.push(
        `${outcome.padEnd(8)} ${stage.name.padEnd(26)} ${seconds.toFixed(1).padStart(6)} s  ${found ? countsLine(found) : read ? 'no report' : ''}`,
      );
    },
  });
  const notPassed = results.filter(({ outcome }) => outcome !== 'passed').map(({ stage }) => stage.name);
  console.log(`\n${[...phases.report(), ...summary({ stages: lines, notPassed, tests })].join('\n')}`);
  return notPassed.length === 0 && countTests(tests).failed === 0;
}

try {
  const options = parseTestArguments(process.argv.slice(2));
  const selection = select(options);
  const env = await setUp({
    native: selection.parts.includes('native'),
    browser: selection.parts.includes('page'),
    otherEngines: selection.parts.includes('page'),
  });
  const stages = testStages({ ...env, MNIST_DIR: undefined, ...mnist() }, selection, options.engines);
  process.exitCode = (await runAll(stagesOf(stages, selection.parts))) ? 0 : 1;
} catch (error) {
  exitWith(error);
}
