import { projectFolder } from '../setup/folders.mjs';
import { output } from '../setup/process.mjs';
import { partNames } from './test-arguments.mjs';

/** @typedef {import('./test-arguments.mjs').Part} Part */

/** The parts of `npm test` that a changed file can affect; the first matching row counts. @type {[RegExp, Part[]][]} */
const affected = [
  [
    /\.md$|^docs\/(?!.*\.(c|m)?js$)|^LICENSE$|^\.(github|ci|devcontainer|editorconfig|gitignore|gitattributes|clang-format|git-blame-ignore-revs|prettierignore)/,
    ['structure'],
  ],
  [/\.py$/, ['structure']],
  [/^core\//, ['structure', 'native', 'wasm', 'types', 'web', 'site', 'page']],
  [/^wasm\//, ['structure', 'types', 'web', 'site', 'page']],
  [/^tests\/(core|fuzz)\//, ['structure', 'native', 'wasm']],
  [/^tests\/fixtures\//, ['structure', 'native', 'wasm', 'web', 'page']],
  [/^tests\/(web|tools|wasm|bench)\//, ['lint', 'structure', 'types', 'web']],
  [/^tests\/e2e\//, ['lint', 'structure', 'types', 'page']],
  [
    /^tools\/(setup|build-steps|train|results|checks)\/|^tools\/(?!vite\/|cmake\/)[^/]*\.m?js(on)?$|^vitest\.config\.js$/,
    ['lint', 'structure', 'types', 'web'],
  ],
  [/^tools\/vite\/|^vite\.config\.js$/, ['lint', 'structure', 'types', 'web', 'site', 'page']],
  [/^web\//, ['lint', 'structure', 'types', 'web', 'site', 'page']],
  [/^playwright\.config\.js$/, ['lint', 'types', 'page']],
  [/^(eslint|prettier)\.config\.js$/, ['lint']],
  [/^tsconfig\.json$/, ['types']],
];

/**
 * The tests to run after a change.
 * @typedef {object} Selection
 * @property {Part[]} parts
 * @property {string[] | null} pageSpecs the page tests that are affected; null for all
 * @property {string[] | null} nativePaths the changed files under core/ and tests/core/ that choose native tests; null for all
 * @property {string | null} webSince the commit that Vitest compares with; null for all
 */

/**
 * Returns the tests that changed files can affect. A file that matches no rule can affect everything.
 * @param {string[]} paths
 * @param {string} since the commit they are compared with
 * @returns {Selection}
 */
export function selectTests(paths, since) {
  const partsOf = (/** @type {string} */ path) => affected.find(([pattern]) => pattern.test(path))?.[1] ?? partNames;
  const parts = partNames.filter((part) =>
    paths.some((path) => /** @type {readonly Part[]} */ (partsOf(path)).includes(part)),
  );
  /** @param {Part} part */
  const pathsFor = (part) => paths.filter((path) => /** @type {readonly Part[]} */ (partsOf(path)).includes(part));
  const specs = pathsFor('page');
  const native = [...new Set([...pathsFor('native'), ...pathsFor('wasm')])];
  // Vitest follows imports between JavaScript files. It cannot see what other files its tests depend on.
  const followed = pathsFor('web').every((path) => /^(web\/src|tests\/(web|tools)|tools)\/.*\.m?js$/.test(path));
  return {
    parts,
    pageSpecs: specs.every((path) => /^tests\/e2e\/.*\.spec\.js$/.test(path)) ? specs : null,
    nativePaths: native.every((path) => /^(core|tests\/core)\/.*\.(cc|h)$/.test(path)) ? native : null,
    webSince: followed ? since : null,
  };
}

/** Returns the commit to compare with: the one where this branch left main or, on main itself, the last one. */
export function changeBase() {
  const git = (/** @type {string[]} */ ...args) => output('git', ['-C', projectFolder, ...args]);
  return git('merge-base', 'HEAD', 'main') ?? git('merge-base', 'HEAD', 'origin/main') ?? git('rev-parse', 'HEAD');
}

/**
 * Returns the files that differ from a commit, whether committed or not, and new files that git does not ignore.
 * @param {string} since
 */
export function changedFiles(since) {
  const lines = (/** @type {string[]} */ ...args) =>
    (output('git', ['-C', projectFolder, ...args]) ?? '').split('\n').filter(Boolean);
  return [
    ...new Set([
      ...lines('diff', '--name-only', '--no-renames', since),
      ...lines('ls-files', '--others', '--exclude-standard'),
    ]),
  ];
}
