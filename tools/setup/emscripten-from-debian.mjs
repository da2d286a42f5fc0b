import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { announce, SetupError } from './announce.mjs';
import { mirrorOf } from './apt-sources.mjs';
import { downloadArchives } from './debian-archives.mjs';
import { cacheFolder } from './folders.mjs';
import { phases } from './phases.mjs';
import { output, runConcurrently } from './process.mjs';

// Debian 12's Emscripten is from 2022 and too old. Debian 13's works on Debian 12 when Binaryen gets Debian 13's C
// library and when the LLVM 19 of Debian 12 is used. Nothing of Debian 13 is installed: its packages are unpacked into
// a private prefix.
const release = 'trixie';
/**
 * The packages of Debian 13. The versions of the three libraries are not pinned, since they get security updates.
 * @type {import('./debian-archives.mjs').DebianPackage[]}
 */
const packages = [
  {
    name: 'emscripten',
    version: '3.1.69+dfsg-3',
    sha256: { all: 'd2ac788b952c56ab6736b4db2ac0825aa63cfb4c08b8abaefe19e324779d1b2d' },
  },
  {
    name: 'binaryen',
    version: '120-4',
    sha256: {
      amd64: '47be56009e56170f4338a0154fbff2028bd607bc3c8b6a5414658a985bef6470',
      arm64: 'f1ab3b2a3e1852d47cbd721c630be749094249c48fd1d2eec218e24bffda936b',
    },
  },
  {
    name: 'node-acorn',
    version: '8.8.1+ds+~cs25.17.7-2',
    sha256: { all: '5c6814cf6536892b3a93cc72a0a3792beb0d3f6be3d69f499ca7d764583479a9' },
  },
  { name: 'libc6' },
  { name: 'libstdc++6' },
  { name: 'libgcc-s1' },
];
/** Files that are not unpacked: libraries for dynamic linking and link-time optimisation, most of the 1.6 GB. */
const leftOut = [
  './usr/share/emscripten/cache/sysroot/lib/wasm32-emscripten/*/*',
  './usr/share/emscripten/cache/symbol_lists/*',
];
const llvm = '/usr/lib/llvm-19/bin';

const prefix = join(cacheFolder, `emscripten-${release}`);

/** The packages of the system's own release that Emscripten needs. */
export const systemPackages = ['clang-19', 'lld-19', 'llvm-19', 'python3', 'debian-archive-keyring'];

/**
 * Returns the folder of an Emscripten unpacked from Debian's packages, and unpacks it first if necessary.
 * @param {string} systemRelease code name of the system's own release
 */
export async function emscriptenFromDebian(systemRelease) {
  // The prefix gets its name only when it is complete, so an interrupted set-up repeats this step.
  if (!existsSync(prefix)) await unpackInto(prefix, systemRelease);
  return configure(join(prefix, 'usr/share/emscripten'));
}

/** @param {string} destination @param {string} systemRelease */
async function unpackInto(destination, systemRelease) {
  const mirror = mirrorOf(systemRelease);
  if (!mirror) {
    throw new SetupError(
      `APT's sources name no mirror for ${systemRelease}, from which Emscripten could be fetched.`,
      'add the Debian mirror to /etc/apt/sources.list.d, or put an emcc of 3.1.69 or newer on PATH.',
    );
  }
  removeLeftovers(destination);
  const work = `${destination}.unpacking-${process.pid}`;
  mkdirSync(work, { recursive: true });
  try {
    announce(`Emscripten: downloading 240 MB from ${mirror} (${release}), once, into ${cacheFolder}`);
    const archives = await phases.measure(
      'Emscripten',
      () => downloadArchives(mirror, release, packages, join(work, 'apt')),
      'download',
    );
    announce('Emscripten: unpacking');
    const whole = join(work, 'prefix');
    mkdirSync(whole);
    await phases.measure('Emscripten: unpack', async () => {
      for (const archive of archives) await unpack(archive, whole);
    });
    wrapBinaryen(whole, destination);
    // Emscripten imports acorn from its own folder. With all of share/nodejs there, `tsc` would also read the types in
    // it and fail on them while it writes this project's.
    mkdirSync(join(whole, 'usr/share/emscripten/node_modules'));
    symlinkSync('../../nodejs/acorn', join(whole, 'usr/share/emscripten/node_modules/acorn'));
    // Another set-up may have finished first.
    if (!existsSync(destination)) renameSync(whole, destination);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/**
 * Unpacks one archive, except the files in `leftOut`.
 * @param {string} archive
 * @param {string} folder
 */
function unpack(archive, folder) {
  const script = 'set -o pipefail; dpkg-deb --fsys-tarfile "$1" | tar -x -C "$2" "${@:3}"';
  return runConcurrently(
    'bash',
    ['-c', script, 'unpack', archive, folder, ...leftOut.map((pattern) => `--exclude=${pattern}`)],
    { show: 'when it fails' },
  );
}

/** Removes what interrupted set-ups left behind, two gigabytes each. @param {string} destination */
function removeLeftovers(destination) {
  mkdirSync(dirname(destination), { recursive: true });
  for (const name of readdirSync(dirname(destination))) {
    const owner = /\.unpacking-(\d+)$/.exec(name)?.[1];
    if (owner && !isRunning(Number(owner))) rmSync(join(dirname(destination), name), { recursive: true, force: true });
  }
}

/** @param {number} pid */
function isRunning(pid) {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

/**
 * Replaces each of Binaryen's tools by a script that starts the tool with the loader of Debian 13's C library, since
 * Binaryen needs the C library that it was built with.
 * @param {string} whole the prefix while it is being made
 * @param {string} destination its final path
 */
function wrapBinaryen(whole, destination) {
  const triplet =
    output('dpkg-architecture', ['-qDEB_HOST_MULTIARCH']) ??
    readdirSync(join(whole, 'usr/lib')).find((name) => name.endsWith('-linux-gnu'));
  const libraries = `usr/lib/${triplet}`;
  const loader = readdirSync(join(whole, libraries)).find((name) => name.startsWith('ld-linux'));
  if (!loader)
    throw new SetupError(
      `no loader among the unpacked files in ${libraries}.`,
      'put an emcc of 3.1.69 or newer on PATH.',
    );
  const wrappers = join(whole, 'binaryen/bin');
  mkdirSync(wrappers, { recursive: true });
  for (const tool of readdirSync(join(whole, 'usr/bin')).filter((name) => name.startsWith('wasm'))) {
    const command = `exec "${destination}/${libraries}/${loader}" --library-path "${destination}/${libraries}" "${destination}/usr/bin/${tool}" "$@"`;
    writeFileSync(join(wrappers, tool), `#!/bin/sh\n${command}\n`);
    chmodSync(join(wrappers, tool), 0o755);
  }
}

/** @param {string} root Emscripten's folder @returns {{ root: string, config: string, version: string }} */
function configure(root) {
  const config = join(prefix, 'emscripten.config');
  const text =
    [
      `LLVM_ROOT = '${llvm}'`,
      `BINARYEN_ROOT = '${join(prefix, 'binaryen')}'`,
      `NODE_JS = '${process.execPath}'`,
      'FROZEN_CACHE = True',
      `CACHE = '${join(root, 'cache')}'`,
    ].join('\n') + '\n';
  if (!existsSync(config) || readFileSync(config, 'utf8') !== text) {
    // Written in one step, since a compiler that runs for another checkout may be reading the file.
    const whole = `${config}.${process.pid}`;
    writeFileSync(whole, text);
    renameSync(whole, config);
  }
  return { root, config, version: readFileSync(join(root, 'emscripten-version.txt'), 'utf8').replace(/["\s]/g, '') };
}
