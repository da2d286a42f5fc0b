import { projectFolder } from '../setup/folders.mjs';
import { runConcurrently } from '../setup/process.mjs';

/**
 * A GoogleTest program, and the command that starts it.
 * @typedef {{ name: string, command: string[], shards: number }} TestProgram
 */

/** Returns the paths of a program's reports, one per shard. @param {TestProgram} program @param {string} folder */
export function reportsOf({ name, shards }, folder) {
  return Array.from({ length: shards }, (_, shard) => `${folder}/${name}-${shard + 1}.xml`);
}

/**
 * Runs all tests of a program. Its shards run at the same time, each a process with a share of the tests.
 * @param {TestProgram} program
 * @param {string[]} reports one per shard
 * @param {{ env: NodeJS.ProcessEnv, filter: string | null }} how `filter`: as --gtest_filter has it
 */
export async function runGoogleTests({ command: [program, ...args], shards }, reports, { env, filter }) {
  const outcomes = await Promise.allSettled(
    reports.map((report, shard) =>
      runConcurrently(
        program,
        [
          ...args,
          '--gtest_brief=1',
          `--gtest_output=xml:${report}`,
          ...(filter === null ? [] : [`--gtest_filter=${filter}`]),
        ],
        {
          cwd: projectFolder,
          env: { ...env, GTEST_TOTAL_SHARDS: String(shards), GTEST_SHARD_INDEX: String(shard) },
          nextStep: 'the failed tests are listed above.',
        },
      ),
    ),
  );
  // Each shard runs to its end, and its report counts, even when another one fails.
  const failed = outcomes.find((outcome) => outcome.status === 'rejected');
  if (failed) throw failed.reason;
}

/** The options with which Node runs relaxed SIMD: Node 20 needs a flag for it, which newer versions may not accept. */
export const relaxedSimdOptions =
  process.allowedNodeEnvironmentFlags.has('--experimental-wasm-relaxed-simd') ||
  Number(process.versions.node.split('.')[0]) < 21
    ? ['--experimental-wasm-relaxed-simd']
    : [];
