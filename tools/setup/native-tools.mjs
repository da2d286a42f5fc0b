import { announce, SetupError } from './announce.mjs';
import { canInstall, hasApt, osRelease } from './apt.mjs';
import { findOnPath, output } from './process.mjs';

const oldestCMake = [3, 25];

/** The packages of CMake, Ninja and the headers that every build needs. */
export function buildToolPackages() {
  // CMake itself fetches Eigen and GoogleTest where they are not installed.
  const headers = canInstall ? ['libeigen3-dev', 'googletest'] : [];
  return hasApt ? [...headers, ...absent({ cmake: 'cmake', ninja: 'ninja-build' })] : [];
}

/** Checks that the build tools are there and new enough. */
export function checkBuildTools() {
  for (const program of ['cmake', 'ninja']) {
    if (!findOnPath(program))
      throw new SetupError(`No ${program} on PATH.`, `install ${program} with the system's package manager.`);
  }
  const version = /(\d+)\.(\d+)/
    .exec(output('cmake', ['--version']) ?? '')
    ?.slice(1)
    .map(Number) ?? [0, 0];
  if (version[0] < oldestCMake[0] || (version[0] === oldestCMake[0] && version[1] < oldestCMake[1])) {
    throw new SetupError(
      `CMake ${version.join('.')} is older than ${oldestCMake.join('.')}.`,
      'install a newer CMake from https://cmake.org/download.',
    );
  }
  announce(`CMake ${version.join('.')}, Ninja`);
}

/** The packages of the compiler for this machine, which only the tests need. */
export function nativeCompilerPackages() {
  // Emscripten needs clang 19 there anyway, and it builds the sanitized tests in half of GCC's time.
  return !process.env.CXX && hasClang19() ? clang19 : [];
}

/**
 * A C++ compiler for this machine. CMake checks that it knows C++23.
 * @returns {{ CXX: string }}
 */
export function findNativeCompiler() {
  const chosen = process.env.CXX;
  const compiler = findOnPath(chosen || (hasClang19() ? 'clang++-19' : 'c++'));
  if (!compiler)
    throw new SetupError(
      `No ${chosen ?? 'C++ compiler'} on PATH.`,
      'install GCC 12, clang 19 or a newer one, and set CXX to it.',
    );
  announce(`Native compiler: ${output(compiler, ['--version'])?.split('\n')[0]}`);
  return { CXX: compiler };
}

/** The packages of clang with libFuzzer, which only `npm run fuzz` needs. */
export function fuzzerPackages() {
  return hasClang19() ? clang19 : [];
}

/** Checks that clang with libFuzzer is there. */
export function checkFuzzer() {
  if (!findOnPath('clang++-19'))
    throw new SetupError('No clang++-19 on PATH.', 'install clang 19 with its run-time libraries (libFuzzer).');
  announce('clang++-19 with libFuzzer');
}

const clang19 = ['clang-19', 'libclang-rt-19-dev'];

/** Whether this system's own packages have clang 19. */
function hasClang19() {
  return hasApt && ['bookworm', 'trixie'].includes(osRelease().VERSION_CODENAME);
}

/** The packages of those programs that are not on PATH. @param {Record<string, string>} packageOf */
function absent(packageOf) {
  return Object.keys(packageOf)
    .filter((program) => !findOnPath(program))
    .map((program) => packageOf[program]);
}
