import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { projectFolder } from '../setup/folders.mjs';

/**
 * Writes `licences.txt` into the built site: the notices of every npm package that the site contains, and of the C++
 * libraries in its WebAssembly. Vite's own `build.license` sees neither workers nor packages without a licence file,
 * such as those of TensorFlow.js.
 *
 * @typedef {{ name: string, version: string, licence: string, text: string }} Notice
 */

export const licencesFile = 'licences.txt';
const texts = join(projectFolder, 'tools/licences');
const title = (/** @type {{ name: string, version: string, licence: string }} */ { name, version, licence }) =>
  `${name} ${version} (${licence})`;

/** Returns the folder of the npm package that a module belongs to, or null for the project's own. @param {string} id of the module */
export function packageFolder(id) {
  const path = id
    .replace(/^\0/, '')
    .replaceAll('\\', '/')
    .replace(/[?#].*$/, '');
  return /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(path)?.[0] ?? null;
}

/**
 * Reads the notice of a package: its own licence files, or the text that tools/licences/packages/ has for the package
 * or its scope.
 * @param {string} folder
 * @returns {Notice}
 */
export function noticeOf(folder) {
  const { name, version, license: licence } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const own = readdirSync(folder)
    .filter((file) => /^(licen[cs]e|copying|notice)/i.test(file))
    .sort()
    .map((file) => join(folder, file));
  const kept = [name, dirname(name)]
    .map((each) => join(texts, 'packages', `${each}.txt`))
    .filter((file) => existsSync(file))
    .slice(0, 1);
  const files = own.length > 0 ? own : kept;
  if (files.length === 0)
    throw new Error(
      `${name} is part of the site and has no licence file: put its notice into tools/licences/packages/${name}.txt.`,
    );
  return { name, version, licence, text: files.map((file) => readFileSync(file, 'utf8').trim()).join('\n\n') };
}

/** Returns the text of the file. Packages with the same licence text share one copy of it. @param {Notice[]} notices */
export function licencesText(notices) {
  const native = readdirSync(join(texts, 'native'))
    .sort()
    .map((file) => {
      const [heading, ...text] = readFileSync(join(texts, 'native', file), 'utf8')
        .trim()
        .split('\n');
      return { headings: [heading], text: text.join('\n').trim() };
    });
  /** @type {Map<string, string[]>} */
  const byText = new Map();
  for (const notice of notices.toSorted((a, b) => (a.name < b.name ? -1 : 1)))
    byText.set(notice.text, [...(byText.get(notice.text) ?? []), title(notice)]);
  const packages = [...byText].map(([text, headings]) => ({ headings, text }));
  const sections = [...native, ...packages].map(
    ({ headings, text }) => `${'='.repeat(80)}\n${headings.join('\n')}\n\n${text}\n`,
  );
  const own = readFileSync(join(projectFolder, 'LICENSE'), 'utf8').trim();
  return ['Gradlab\n', `${own}\n`, 'This site contains the following software of others.\n', ...sections].join('\n');
}

/**
 * Returns the packages that licences.txt does not name.
 * @param {string} text
 * @param {{ name: string, version: string, licence: string }[]} packages
 */
export function missingIn(text, packages) {
  const lines = new Set(text.split('\n'));
  return packages.map(title).filter((line) => !lines.has(line));
}

/**
 * Creates two plugins: `collect` for every bundle, including workers, and `write` for the page, which is bundled last.
 */
export function licenceNotices() {
  /** @type {Set<string>} */
  const folders = new Set();
  /** @returns {import('vite').Plugin} */
  const collect = () => ({
    name: 'gradlab:licence-notices',
    apply: 'build',
    // All modules of the graph count, not only those with code in a chunk: a module that only gives the address of a
    // file, such as a .wasm, has no code.
    buildEnd() {
      for (const id of this.getModuleIds()) {
        const folder = packageFolder(id);
        if (folder) folders.add(folder);
      }
    },
  });
  /** @type {import('vite').Plugin} */
  const write = {
    name: 'gradlab:licences-file',
    apply: 'build',
    generateBundle() {
      this.emitFile({ type: 'asset', fileName: licencesFile, source: licencesText([...folders].map(noticeOf)) });
    },
  };
  return { collect, write };
}
