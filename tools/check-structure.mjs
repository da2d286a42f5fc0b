// Fails when a file of the checkout breaks one of the structure rules; part of `npm run lint`.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { problemsWithImports } from './checks/import-rules.mjs';
import { formerNamesIn, problemsInSource, problemsWithPath, workersStartedTwice } from './checks/structure-rules.mjs';
import { problemsInText } from './checks/ui-text.mjs';
import { projectFolder } from './setup/folders.mjs';
import { output } from './setup/process.mjs';

const listed = output('git', ['-C', projectFolder, 'ls-files', '--cached', '--others', '--exclude-standard']);
if (listed === null) throw new Error('git cannot list the files of this checkout');
const paths = listed.split('\n').filter((path) => existsSync(join(projectFolder, path)));
// Files that tests read (corpora, fixtures) are data, not source.
const isData = (/** @type {string} */ path) =>
  /^tests\/(.*\/)?(fixtures|corpus)\//.test(path) || /\.(png|ico|woff2?|wasm)$/.test(path);
const sources = paths
  .filter((path) => !isData(path))
  .map((path) => ({ path, text: readFileSync(join(projectFolder, path), 'utf8') }));

const problems = [
  ...paths.flatMap(problemsWithPath),
  ...sources.flatMap(({ path, text }) => problemsInSource(path, text)),
  ...sources.flatMap(({ path, text }) => formerNamesIn(path, text)),
  ...sources.flatMap(({ path, text }) => problemsInText(path, text)),
  ...workersStartedTwice(sources.filter(({ path }) => path.startsWith('web/src/'))),
  ...(await problemsWithImports(projectFolder)),
];
problems.forEach((problem) => console.error(problem));
if (problems.length > 0) process.exit(1);
console.log(`structure: ${paths.length} files checked`);
