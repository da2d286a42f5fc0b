import { existsSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { projectFolder } from '../setup/folders.mjs';
import { run } from '../setup/process.mjs';
import { withBuildLock } from './build-lock.mjs';

/**
 * Configures and builds one of the presets in CMakePresets.json.
 * @param {string} preset
 * @param {{ env?: NodeJS.ProcessEnv, target?: string, options?: string[] }} [how] `options`: for CMake, such as
 *   -DGRADLAB_BENCH=ON; they stay set in the build folder
 */
export function buildPreset(preset, how = {}) {
  withBuildLock(join(projectFolder, 'build', `${preset}.lock`), () => build(preset, how));
}

/** @param {string} preset @param {NonNullable<Parameters<typeof buildPreset>[1]>} how */
function build(preset, { env = process.env, target, options = [] }) {
  const fresh = toolchainHasMoved(preset, env) ? ['--fresh'] : [];
  run('cmake', ['--preset', preset, ...fresh, ...options], {
    cwd: projectFolder,
    env,
    quiet: true,
    nextStep: `see CMake's message above; \`rm -r build/${preset}\` starts afresh.`,
  });
  const targets = target ? ['--target', target] : [];
  run('cmake', ['--build', '--preset', preset, '--parallel', String(availableParallelism()), ...targets], {
    cwd: projectFolder,
    env,
    nextStep: "see the compiler's message above.",
  });
}

/**
 * Returns whether a build folder was configured with a different compiler from the current one. CMake cannot change the
 * compiler of an existing build folder.
 * @param {string} preset
 * @param {NodeJS.ProcessEnv} env
 */
function toolchainHasMoved(preset, env) {
  const cache = join(projectFolder, 'build', preset, 'CMakeCache.txt');
  if (!existsSync(cache)) return false;
  const setting = preset === 'wasm' ? 'CMAKE_TOOLCHAIN_FILE' : 'CMAKE_CXX_COMPILER';
  const current = preset === 'wasm' ? `${env.GRADLAB_EMSCRIPTEN}/` : (env.CXX ?? '');
  const configured = new RegExp(`^${setting}:\\w+=(.*)$`, 'm').exec(readFileSync(cache, 'utf8'))?.[1] ?? '';
  return !configured.startsWith(current);
}
