import { announce, SetupError } from './announce.mjs';
import { canInstall, hasApt, osRelease } from './apt.mjs';
import { findOnPath, output } from './process.mjs';

const oldestCMake = [3, 25];

/** Returns the missing packages of CMake, Ninja and the headers that every build needs. */
export function buildToolPackages() {
  // CMake fetches Eigen and GoogleTest itself if they are not installed.
  const headers = canInstall ? ['libeigen3-dev', 'googletest'] : [];
  return hasApt ? [...headers, ...absent({ cmake: 'cmake', ninja: 'ninja-build' })] : [];
}

/** Checks that the build tools are installed and new enough. */
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

/** Returns the packages of the compiler for this machine. Only the tests need them. */
export function nativeCompilerPackages() {
  // On such a system Emscripten needs clang 19 anyway, and clang builds the sanitized tests in half of GCC's time.
  return !process.env.CXX && hasClang19() ? clang19 : [];
}

/**
 * Finds a C++ compiler for this machine. CMake checks that it supports C++23.
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

/** Returns the packages of clang with libFuzzer. Only `npm run fuzz` needs them. */
export function fuzzerPackages() {
  return hasClang19() ? clang19 : [];
}

/** Checks that clang with libFuzzer is installed. */
export function checkFuzzer() {
  if (!findOnPath('clang++-19'))
    throw new SetupError('No clang++-19 on PATH.', 'install clang 19 with its run-time libraries (libFuzzer).');
  announce('clang++-19 with libFuzzer');
}

/** Returns the packages of clang with its coverage tools. Only `npm run coverage` needs them. */
export function coveragePackages() {
  return hasClang19() ? [...clang19, 'llvm-19'] : [];
}

/** Checks that clang and the tools that read its counts are installed. */
export function checkCoverageTools() {
  for (const program of ['clang++-19', 'llvm-profdata-19', 'llvm-cov-19']) {
    if (!findOnPath(program)) throw new SetupError(`No ${program} on PATH.`, 'install clang 19 and LLVM 19.');
  }
  announce('clang++-19 with llvm-cov-19');
}

const clang19 = ['clang-19', 'libclang-rt-19-dev'];

/** Returns whether this system's own packages include clang 19. */
function hasClang19() {
  return hasApt && ['bookworm', 'trixie'].includes(osRelease().VERSION_CODENAME);
}

/** Returns the packages of those programs that are not on PATH. @param {Record<string, string>} packageOf */
function absent(packageOf) {
  return Object.keys(packageOf)
    .filter((program) => !findOnPath(program))
    .map((program) => packageOf[program]);
}
