import { existsSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { announce, SetupError } from './announce.mjs';
import { hasApt, osRelease } from './apt.mjs';
import { emscriptenFromDebian, systemPackages } from './emscripten-from-debian.mjs';
import { findOnPath, output } from './process.mjs';

const oldest = [3, 1, 69];

/** @param {number[]} version */
function isNewEnough(version) {
  const difference = oldest.map((part, i) => version[i] - part).find((value) => value !== 0) ?? 0;
  return difference >= 0;
}

/**
 * Returns the folder of Emscripten's files, which contains its CMake toolchain file. Homebrew's `emcc` is a script in
 * another folder.
 * @param {string} emcc
 */
function rootOf(emcc) {
  const folder = dirname(realpathSync(emcc));
  const root = [folder, join(folder, '../libexec')].find((path) =>
    existsSync(join(path, 'cmake/Modules/Platform/Emscripten.cmake')),
  );
  if (!root)
    throw new SetupError(
      `${emcc} has no cmake/Modules/Platform/Emscripten.cmake beside it.`,
      'install Emscripten with emsdk and put its folder on PATH.',
    );
  return root;
}

/** Finds an emcc on PATH that is new enough. */
function emccOnPath() {
  const emcc = findOnPath('emcc');
  const match = emcc && /(\d+)\.(\d+)\.(\d+)/.exec(output(emcc, ['--version']) ?? '');
  if (!emcc || !match) return null;
  if (isNewEnough(match.slice(1).map(Number))) return { root: rootOf(emcc), version: match[0] };
  announce(`Emscripten: ${emcc} is ${match[0]}, older than ${oldest.join('.')}; looking elsewhere`);
  return null;
}

/**
 * Finds Emscripten, or a way to install it.
 * @returns {{ packages: string[], setUp: () => Promise<NodeJS.ProcessEnv> }} `packages`: the packages of the system's
 *   own release that it needs. `setUp` fetches it if it is missing, and returns the environment variables that CMake
 *   and the compiler need
 */
export function findEmscripten() {
  const found = emccOnPath();
  if (found) {
    announce(`Emscripten ${found.version} (on PATH)`);
    return { packages: [], setUp: async () => ({ GRADLAB_EMSCRIPTEN: found.root }) };
  }
  const { ID, VERSION_CODENAME } = osRelease();
  if (!hasApt || ID !== 'debian') {
    throw new SetupError(
      `No emcc of ${oldest.join('.')} or newer on PATH.`,
      'install emsdk from https://github.com/emscripten-core/emsdk, in its folder run `./emsdk install latest && ./emsdk activate latest`, then `source ./emsdk_env.sh`.',
    );
  }
  return {
    packages: systemPackages,
    setUp: async () => {
      const { root, config, version } = await emscriptenFromDebian(VERSION_CODENAME);
      announce(`Emscripten ${version} (Debian 13's packages)`);
      return { GRADLAB_EMSCRIPTEN: root, EM_CONFIG: config };
    },
  };
}
