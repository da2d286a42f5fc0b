// npm run coverage: runs the core's tests in a build that counts branches, and writes docs/coverage.md.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { availableParallelism } from 'node:os';
import { buildPreset } from './build-steps/cmake-build.mjs';
import { runGoogleTests, reportsOf } from './build-steps/google-tests.mjs';
import { branchesOf } from './coverage/branches.mjs';
import { formatCoverage } from './coverage/report.mjs';
import { announce, exitWith } from './setup/announce.mjs';
import { projectFolder } from './setup/folders.mjs';
import { output, run } from './setup/process.mjs';
import { setUp } from './setup/set-up.mjs';

const build = join(projectFolder, 'build/coverage');
const profiles = join(build, 'profiles');
const program = join(build, 'core_tests');

/** @param {NodeJS.ProcessEnv} env */
async function runTests(env) {
  rmSync(profiles, { recursive: true, force: true });
  mkdirSync(profiles, { recursive: true });
  const tests = { name: 'coverage', command: [program], shards: availableParallelism() };
  // Tests of assertions end processes, each of which writes a profile of its own.
  const counting = { ...env, LLVM_PROFILE_FILE: join(profiles, '%p.profraw') };
  await runGoogleTests(tests, reportsOf(tests, profiles), { env: counting, filter: null });
}

/** Returns what llvm-cov counted, as JSON. */
function counted() {
  const merged = join(build, 'merged.profdata');
  const raw = readdirSync(profiles).filter((name) => name.endsWith('.profraw'));
  const list = join(build, 'profiles.txt');
  writeFileSync(list, raw.map((name) => join(profiles, name)).join('\n'));
  run('llvm-profdata-19', ['merge', '-sparse', `--input-files=${list}`, '-o', merged], {
    nextStep: 'see the message of llvm-profdata above.',
  });
  const text = output('llvm-cov-19', [
    'export',
    program,
    `--instr-profile=${merged}`,
    '--skip-expansions',
    join(projectFolder, 'core'),
  ]);
  if (!text) throw new Error('llvm-cov could not read the profiles');
  return JSON.parse(text);
}

try {
  const env = await setUp({ native: true, coverage: true, site: false });
  buildPreset('coverage', { env, target: 'core_tests' });
  await runTests(env);
  const reasons = JSON.parse(readFileSync(join(projectFolder, 'tools/coverage/reasons.json'), 'utf8'));
  const branches = branchesOf(counted(), projectFolder);
  const file = join(projectFolder, 'docs/coverage.md');
  writeFileSync(file, formatCoverage(branches, reasons));
  announce(`written: ${file}`);
} catch (error) {
  exitWith(error);
}
