// npm test: sets up, builds and runs every test. A failed stage does not hide the others; only those that need it are left out.
import { existsSync } from 'node:fs';
import { mnistFolder } from './build-steps/mnist-data.mjs';
import { testStages } from './build-steps/test-stages.mjs';
import { announce, exitWith, SetupError } from './setup/announce.mjs';
import { setUp } from './setup/set-up.mjs';

/** Where real MNIST is, for the tests on it; absent where it is not. @returns {{ MNIST_DIR?: string }} */
function mnist() {
  const folder = mnistFolder();
  const found = existsSync(folder);
  announce(found ? `MNIST: ${folder}` : `MNIST: not in ${folder}; the tests on it are skipped (set MNIST_DIR)`);
  return found ? { MNIST_DIR: folder } : {};
}

/** @param {import('./build-steps/test-stages.mjs').Stage} stage @param {Set<string>} failed names of stages @returns {Promise<'passed' | 'failed' | 'not run'>} */
async function runStage(stage, failed) {
  const missing = stage.needs.find((name) => failed.has(name));
  console.log(`\n━━ ${stage.name}${missing ? `: not run, it needs the ${missing}` : ''}`);
  if (missing) return 'not run';
  try {
    await stage.run();
    return 'passed';
  } catch (error) {
    console.error(error instanceof SetupError ? `✗ ${error.message}` : error);
    return 'failed';
  }
}

/** @typedef {import('./build-steps/test-stages.mjs').Stage} Stage */

/** Neighbours that may run beside one another, together. @param {Stage[]} stages @returns {Stage[][]} */
function grouped(stages) {
  /** @type {Stage[][]} */
  const groups = [];
  for (const stage of stages) {
    const last = groups.at(-1);
    if (stage.beside && last?.[0].beside) last.push(stage);
    else groups.push([stage]);
  }
  return groups;
}

/**
 * Runs `work` for each, two at a time, begun in order.
 * @template T
 * @param {T[]} items
 * @param {(item: T) => Promise<void>} work
 */
async function twoAtATime(items, work) {
  const waiting = [...items];
  const takeTurns = async () => {
    for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) await work(item);
  };
  await Promise.all([takeTurns(), takeTurns()]);
}

/** @param {NodeJS.ProcessEnv} env @returns {Promise<boolean>} whether everything passed */
async function runAll(env) {
  const total = { passed: 0, failed: 0, skipped: 0 };
  const failed = new Set();
  /** @type {string[]} */
  const lines = [];
  for (const group of grouped(testStages(env))) {
    await twoAtATime(group, async (stage) => {
      const started = Date.now();
      const outcome = await runStage(stage, failed);
      if (outcome !== 'passed') failed.add(stage.name);
      const counts = outcome === 'not run' ? null : stage.counts?.();
      if (counts) for (const key of /** @type {const} */ (['passed', 'failed', 'skipped'])) total[key] += counts[key];
      const tests = counts ? `${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped` : stage.counts ? 'no report' : '';
      lines.push(`${outcome.padEnd(8)} ${stage.name.padEnd(14)} ${((Date.now() - started) / 1000).toFixed(1).padStart(6)} s  ${tests}`);
    });
  }
  console.log(`\n━━ summary\n${lines.join('\n')}`);
  if (failed.size > 0) console.log(`Stages that did not pass: ${[...failed].join(', ')}`);
  console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
  return failed.size === 0 && total.failed === 0;
}

try {
  const env = await setUp({ native: true, browser: true });
  process.exitCode = (await runAll({ ...env, MNIST_DIR: undefined, ...mnist() })) ? 0 : 1;
} catch (error) {
  exitWith(error);
}
