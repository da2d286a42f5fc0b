import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { announce, SetupError } from './announce.mjs';
import { installPackages } from './apt.mjs';
import { mirrorOf } from './apt-sources.mjs';
import { cacheFolder } from './folders.mjs';
import { output, run } from './process.mjs';

// Debian 12's own Emscripten is of 2022 and too old. Debian 13's works on Debian 12 when it gets its own C library for
// Binaryen and the LLVM 19 that Debian 12 has itself. Nothing of Debian 13 is installed: its packages are unpacked
// into a private prefix.
const release = 'trixie';
const packages = ['emscripten', 'binaryen', 'libc6', 'libstdc++6', 'libgcc-s1', 'node-acorn'];
const llvm = '/usr/lib/llvm-19/bin';
const keyring = '/usr/share/keyrings/debian-archive-keyring.gpg';

const prefix = join(cacheFolder, `emscripten-${release}`);

/**
 * The folder of an Emscripten unpacked from Debian's packages; unpacks it first where that has not happened.
 * @param {string} systemRelease code name of the system's own release
 */
export function emscriptenFromDebian(systemRelease) {
  installPackages(['clang-19', 'lld-19', 'llvm-19', 'python3', 'debian-archive-keyring'], 'Emscripten');
  // The prefix gets its name only when it is whole, so an interrupted set-up starts this step again.
  if (!existsSync(prefix)) unpackInto(prefix, systemRelease);
  return configure(join(prefix, 'usr/share/emscripten'));
}

/** @param {string} destination @param {string} systemRelease */
function unpackInto(destination, systemRelease) {
  const mirror = mirrorOf(systemRelease);
  if (!mirror) {
    throw new SetupError(`APT's sources name no mirror for ${systemRelease}, from which Emscripten could be fetched.`,
        'add the Debian mirror to /etc/apt/sources.list.d, or put an emcc of 3.1.69 or newer on PATH.');
  }
  removeLeftovers(destination);
  const work = `${destination}.unpacking-${process.pid}`;
  mkdirSync(work, { recursive: true });
  try {
    announce(`Emscripten: downloading 240 MB from ${mirror} (${release}), once, into ${cacheFolder}`);
    const archives = download(mirror, join(work, 'apt'));
    announce('Emscripten: unpacking');
    const whole = join(work, 'prefix');
    for (const archive of archives) run('dpkg', ['-x', archive, whole], { quiet: true });
    wrapBinaryen(whole, destination);
    // Emscripten imports acorn from beside itself. The whole of share/nodejs would also show its types to `tsc`, which
    // then fails on them while it makes ours.
    mkdirSync(join(whole, 'usr/share/emscripten/node_modules'));
    symlinkSync('../../nodejs/acorn', join(whole, 'usr/share/emscripten/node_modules/acorn'));
    // Another set-up at the same time may have been first.
    if (!existsSync(destination)) renameSync(whole, destination);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** What interrupted set-ups left behind, two gigabytes each. @param {string} destination */
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

/** @param {string} mirror @param {string} state folder for a private APT @returns {string[]} the downloaded archives */
function download(mirror, state) {
  for (const folder of ['lists/partial', 'cache/archives/partial', 'archives']) mkdirSync(join(state, folder), { recursive: true });
  const list = join(state, 'sources.list');
  writeFileSync(list, `deb [signed-by=${keyring}] ${mirror} ${release} main\n`);
  const options = Object.entries({
    'Dir::Etc::sourcelist': list,
    'Dir::Etc::sourceparts': '/dev/null',
    'Dir::Etc::preferencesparts': '/dev/null',
    'Dir::State::Lists': join(state, 'lists'),
    'Dir::Cache': join(state, 'cache'),
    // APT's own user cannot write into a private folder.
    'APT::Sandbox::User': 'root',
    'Acquire::Languages': 'none',
    'Acquire::Retries': '3',
  }).flatMap(([key, value]) => ['-o', `${key}=${value}`]);
  const nextStep = `check that ${mirror} can be reached, then run the same command again.`;
  run('apt-get', [...options, 'update'], { quiet: true, nextStep });
  const archives = join(state, 'archives');
  run('apt-get', [...options, 'download', ...packages.map((name) => `${name}/${release}`)], { cwd: archives, quiet: true, nextStep });
  return readdirSync(archives).map((name) => join(archives, name));
}

/**
 * Binaryen needs the C library it was built with: each tool becomes a script that starts it through that one's loader.
 * @param {string} whole the prefix while it is made
 * @param {string} destination where it will be
 */
function wrapBinaryen(whole, destination) {
  const triplet = output('dpkg-architecture', ['-qDEB_HOST_MULTIARCH']) ?? readdirSync(join(whole, 'usr/lib')).find((name) => name.endsWith('-linux-gnu'));
  const libraries = `usr/lib/${triplet}`;
  const loader = readdirSync(join(whole, libraries)).find((name) => name.startsWith('ld-linux'));
  if (!loader) throw new SetupError(`no loader among the unpacked files in ${libraries}.`, 'put an emcc of 3.1.69 or newer on PATH.');
  const wrappers = join(whole, 'binaryen/bin');
  mkdirSync(wrappers, { recursive: true });
  for (const tool of readdirSync(join(whole, 'usr/bin')).filter((name) => name.startsWith('wasm'))) {
    const command = `exec "${destination}/${libraries}/${loader}" --library-path "${destination}/${libraries}" "${destination}/usr/bin/${tool}" "$@"`;
    writeFileSync(join(wrappers, tool), `#!/bin/sh\n${command}\n`);
    chmodSync(join(wrappers, tool), 0o755);
  }
}

/** @param {string} root Emscripten's folder @returns {{ root: string, config: string }} */
function configure(root) {
  const config = join(prefix, 'emscripten.config');
  const text = [
    `LLVM_ROOT = '${llvm}'`,
    `BINARYEN_ROOT = '${join(prefix, 'binaryen')}'`,
    `NODE_JS = '${process.execPath}'`,
    'FROZEN_CACHE = True',
    `CACHE = '${join(root, 'cache')}'`,
  ].join('\n') + '\n';
  if (!existsSync(config) || readFileSync(config, 'utf8') !== text) writeFileSync(config, text);
  return { root, config };
}
