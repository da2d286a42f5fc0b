import { createHash } from 'node:crypto';
import { createReadStream, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { announce, SetupError } from './announce.mjs';
import { runConcurrently } from './process.mjs';

const keyring = '/usr/share/keyrings/debian-archive-keyring.gpg';

/**
 * A package to download. A pinned one names its version and the digest of its archive for each architecture.
 * @typedef {{ name: string, version?: string, sha256?: Record<string, string> }} DebianPackage
 */

/**
 * Downloads packages of another Debian release. APT runs with settings, lists and a cache of its own, so that nothing
 * on the system changes. It checks the release's signature against Debian's keyring, and each archive against the
 * digests in the signed lists.
 * @param {string} mirror
 * @param {string} release such as `trixie`
 * @param {DebianPackage[]} packages
 * @param {string} state a folder for APT's files and the archives
 * @returns {Promise<string[]>} the archives
 */
export async function downloadArchives(mirror, release, packages, state) {
  for (const folder of ['lists/partial', 'cache/archives/partial', 'archives'])
    mkdirSync(join(state, folder), { recursive: true });
  const list = join(state, 'sources.list');
  writeFileSync(list, `deb [signed-by=${keyring}] ${mirror} ${release} main\n`);
  const options = Object.entries({
    'Dir::Etc::sourcelist': list,
    'Dir::Etc::sourceparts': '/dev/null',
    'Dir::Etc::preferencesparts': '/dev/null',
    'Dir::State::Lists': join(state, 'lists'),
    'Dir::Cache': join(state, 'cache'),
    // APT's default user cannot write into a private folder.
    'APT::Sandbox::User': 'root',
    'Acquire::Languages': 'none',
    'Acquire::Retries': '3',
  }).flatMap(([key, value]) => ['-o', `${key}=${value}`]);
  const nextStep = `check that ${mirror} can be reached, then run the same command again.`;
  await runConcurrently('apt-get', [...options, 'update'], { show: 'when it fails', nextStep });
  const archives = join(state, 'archives');
  await runConcurrently('apt-get', [...options, 'download', ...packages.map(({ name }) => `${name}/${release}`)], {
    cwd: archives,
    show: 'when it fails',
    nextStep,
  });
  const names = readdirSync(archives);
  for (const wanted of packages.filter(({ version }) => version)) await checkPinned(wanted, names, archives, release);
  return names.map((name) => join(archives, name));
}

/**
 * Parses the file name of a package's archive. APT writes a colon in a version as `%3a`.
 * @param {string} archive
 */
export function parseArchiveName(archive) {
  const [name, version, architecture] = archive.replace(/\.deb$/, '').split('_');
  return { name, version: decodeURIComponent(version), architecture };
}

/** @param {DebianPackage} wanted @param {string[]} archives @param {string} folder @param {string} release */
async function checkPinned({ name, version, sha256 = {} }, archives, folder, release) {
  const archive = archives.find((candidate) => parseArchiveName(candidate).name === name);
  if (!archive) throw new SetupError(`APT downloaded no archive of ${name}.`, 'run the same command again.');
  const offered = parseArchiveName(archive);
  if (offered.version !== version) {
    announce(
      `Emscripten: ${release} offers ${name} ${offered.version} in place of ${version}, which this checkout was tested with. It is used: Debian's signature vouches for it. If the build fails, put an emcc of emsdk on PATH.`,
    );
    return;
  }
  const expected = sha256[offered.architecture];
  const found = await digestOf(join(folder, archive));
  if (expected && found !== expected) {
    throw new SetupError(
      `The archive of ${name} ${version} has the SHA-256 ${found}, not ${expected}, which this checkout was tested with.`,
      "use another Debian mirror in APT's sources, or put an emcc of 3.1.69 or newer on PATH.",
    );
  }
}

/** @param {string} file @returns {Promise<string>} */
async function digestOf(file) {
  const hash = createHash('sha256');
  for await (const bytes of createReadStream(file)) hash.update(bytes);
  return hash.digest('hex');
}
