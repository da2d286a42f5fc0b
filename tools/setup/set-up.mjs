import { announce, SetupError } from './announce.mjs';
import { installPackages } from './apt.mjs';
import { checkChromium, chromiumPackages } from './chromium.mjs';
import { findEmscripten } from './emscripten.mjs';
import {
  buildToolPackages,
  checkBuildTools,
  checkCoverageTools,
  checkFuzzer,
  coveragePackages,
  findNativeCompiler,
  fuzzerPackages,
  nativeCompilerPackages,
} from './native-tools.mjs';
import { setUpNpmPackages } from './npm-packages.mjs';
import { setUpOtherEngines } from './other-engines.mjs';

const oldestNode = [20, 19];

function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < oldestNode[0] || (major === oldestNode[0] && minor < oldestNode[1])) {
    throw new SetupError(
      `Node ${process.versions.node} is older than ${oldestNode.join('.')}.`,
      'install a newer Node.',
    );
  }
  announce(`Node ${process.versions.node}`);
}

/**
 * Finds or fetches what a command needs: system packages, npm packages and Emscripten, all at the same time. It is
 * quick when everything is installed. It imports no npm package, since it installs them.
 * @param {{ native?: boolean, fuzzer?: boolean, coverage?: boolean, browser?: boolean, otherEngines?: boolean, site?: boolean }} needs
 * @returns {Promise<NodeJS.ProcessEnv>} the environment in which CMake finds Emscripten
 */
export async function setUp({
  native = false,
  fuzzer = false,
  coverage = false,
  browser = false,
  otherEngines = false,
  site = true,
}) {
  checkNode();
  const emscripten = site ? findEmscripten() : null;
  const packages = [
    ...buildToolPackages(),
    ...(native ? nativeCompilerPackages() : []),
    ...(fuzzer ? fuzzerPackages() : []),
    ...(coverage ? coveragePackages() : []),
    ...(browser ? chromiumPackages() : []),
    ...(emscripten?.packages ?? []),
  ];
  const [, , toolchain] = await allOf([
    installPackages(packages, 'System packages'),
    site ? setUpNpmPackages() : undefined,
    emscripten?.setUp(),
  ]);
  checkBuildTools();
  if (fuzzer) checkFuzzer();
  if (coverage) checkCoverageTools();
  if (browser) checkChromium();
  if (otherEngines) await setUpOtherEngines();
  return { ...process.env, ...(native ? findNativeCompiler() : {}), ...toolchain };
}

/**
 * Waits for all tasks, and only then throws the first error: a set-up that ended while APT is running would leave its
 * work half done.
 * @template {readonly unknown[]} T
 * @param {T} tasks
 * @returns {Promise<{ -readonly [K in keyof T]: Awaited<T[K]> }>}
 */
export async function allOf(tasks) {
  const outcomes = await Promise.allSettled(tasks);
  const failed = outcomes.find((outcome) => outcome.status === 'rejected');
  if (failed) throw failed.reason;
  return /** @type {any} */ (outcomes.map((outcome) => /** @type {PromiseFulfilledResult<unknown>} */ (outcome).value));
}
