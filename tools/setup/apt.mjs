import { existsSync, readFileSync } from 'node:fs';
import { announce, SetupError } from './announce.mjs';
import { phases } from './phases.mjs';
import { findOnPath, output, runConcurrently } from './process.mjs';

export const hasApt =
  process.platform === 'linux' && findOnPath('apt-get') !== null && findOnPath('dpkg-query') !== null;

/** Whether this process may install packages without asking for permission. */
export const canInstall = hasApt && process.getuid?.() === 0;

/** Reads the fields of /etc/os-release, such as ID and VERSION_CODENAME. @returns {Record<string, string>} */
export function osRelease() {
  if (!existsSync('/etc/os-release')) return {};
  const lines = readFileSync('/etc/os-release', 'utf8').split('\n');
  return Object.fromEntries(
    lines.flatMap((line) => {
      const match = /^(\w+)="?([^"]*)"?$/.exec(line);
      return match ? [[match[1], match[2]]] : [];
    }),
  );
}

/** @param {string[]} packages @returns {string[]} those that are not installed */
function missing(packages) {
  const known =
    output('sh', [
      '-c',
      'dpkg-query -W -f=\'${db:Status-Status} ${Package}\\n\' "$@" 2>/dev/null || true',
      'sh',
      ...packages,
    ]) ?? '';
  const installed = new Set(
    known
      .split('\n')
      .filter((line) => line.startsWith('installed '))
      .map((line) => line.slice('installed '.length)),
  );
  return packages.filter((name) => !installed.has(name));
}

/**
 * Installs those of the packages that are missing, from the system's own release.
 * @param {string[]} packages
 * @param {string} purpose named in the announcement
 */
export async function installPackages(packages, purpose) {
  const wanted = missing(packages);
  if (wanted.length === 0) return;
  const byHand = `apt-get update && apt-get install --no-install-recommends ${wanted.join(' ')}`;
  if (!canInstall) {
    throw new SetupError(
      `${purpose} needs packages that only root can install: ${wanted.join(', ')}.`,
      `sudo sh -c '${byHand}'`,
    );
  }
  announce(`${purpose}: installing ${wanted.join(', ')}`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  /** @type {Parameters<typeof runConcurrently>[2]} */
  const options = { env, show: 'when it fails', nextStep: `check the network and APT's sources, then: ${byHand}` };
  const apt = (/** @type {string[]} */ ...args) =>
    runConcurrently('apt-get', ['-o', 'DPkg::Lock::Timeout=300', ...args], options);
  const install = ['install', '-y', '--no-install-recommends'];
  await phases.measure(
    'system packages',
    async () => {
      await apt('update');
      await apt(...install, '--download-only', ...wanted);
    },
    'download',
  );
  // The packages are downloaded already, so this only unpacks and configures them.
  await phases.measure('system packages: install', () => apt(...install, ...wanted));
}
