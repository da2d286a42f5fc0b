import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from '../setup/folders.mjs';
import { licencesFile } from './licence-notices.mjs';

/**
 * Identifies the build, in `build.json` and in the line at the foot of the page. The id depends on the sources alone,
 * so the same sources give the same files.
 *
 * @typedef {{ version: string, commit?: string, changed?: boolean, sources?: string }} BuildId `changed`: the checkout differs from the commit;
 *   `sources`: a hash of them, if there is no commit
 */

/** Returns what git prints, or null without git or a repository. @param {string} folder @param {...string} args */
function git(folder, ...args) {
  try {
    return execFileSync('git', ['-C', folder, ...args], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();
  } catch {
    return null;
  }
}

/** The files and folders that the site is built from. */
const sources = ['package.json', 'package-lock.json', 'vite.config.js', 'tools/licences', 'tools/vite', 'web'];

/** @param {string} folder */
function hashOfSources(folder) {
  const hash = createHash('sha256');
  const filesIn = (/** @type {string} */ path) =>
    statSync(join(folder, path)).isFile()
      ? [path]
      : readdirSync(join(folder, path), { recursive: true }).map((name) => `${path}/${name}`.replaceAll('\\', '/'));
  for (const path of sources.flatMap(filesIn).sort()) {
    if (statSync(join(folder, path)).isFile()) hash.update(`${path}\0`).update(readFileSync(join(folder, path)));
  }
  return hash.digest('hex').slice(0, 9);
}

/** @param {string} [folder] of the checkout @returns {BuildId} */
export function buildId(folder = projectFolder) {
  const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  // A prefix means that the sources were unpacked inside another repository, whose commit says nothing about them.
  const commit =
    git(folder, 'rev-parse', '--show-prefix') === '' ? git(folder, 'rev-parse', '--short=9', 'HEAD') : null;
  if (!commit) return { version, sources: hashOfSources(folder) };
  return { version, commit, changed: git(folder, 'status', '--porcelain') !== '' };
}

/** Returns the build id as the page shows it. @param {BuildId} id */
export function buildIdText({ version, commit, changed, sources: hash }) {
  return `Gradlab ${version}, build ${commit ?? hash}${changed ? ' with uncommitted changes' : ''}`;
}

/** @returns {import('vite').Plugin} */
export function buildIdPlugin() {
  /** @type {BuildId} */
  let id;
  return {
    name: 'gradlab:build-id',
    apply: 'build',
    buildStart() {
      id = buildId();
    },
    transformIndexHtml: () => [
      {
        tag: 'footer',
        attrs: { class: 'about', 'data-testid': 'about' },
        children: `${buildIdText(id)} · <a href="./${licencesFile}">Licences</a>`,
        injectTo: 'body',
      },
    ],
    generateBundle(_, bundle) {
      // By the name of its script, an open page finds out whether it is still the one that the server has.
      const entry = Object.values(bundle).find((file) => file.type === 'chunk' && file.isEntry)?.fileName;
      this.emitFile({ type: 'asset', fileName: 'build.json', source: `${JSON.stringify({ ...id, entry })}\n` });
    },
  };
}
