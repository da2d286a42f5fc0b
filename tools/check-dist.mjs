// Fails when the built site lacks a part or a licence notice, contains something that its policy forbids or that works
// under only one address, or makes a first visit download too much.
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { rememberedSizes } from './checks/compressed-sizes.mjs';
import { problemsInBuiltFile } from './checks/dist-rules.mjs';
import { firstLoad, mostBytes, total } from './checks/first-load.mjs';
import { packagesInSite, problemsWithParts } from './checks/site-parts.mjs';
import { importedWorkerEntries, workerEntries } from './checks/worker-entries.mjs';
import { projectFolder } from './setup/folders.mjs';
import { licencesFile, missingIn } from './vite/licence-notices.mjs';

const dist = join(projectFolder, 'dist');
const names = readdirSync(dist, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => relative(dist, join(entry.parentPath, entry.name)).replaceAll('\\', '/'));
const read = (/** @type {string} */ path) => readFileSync(join(dist, path));
const problems = [
  ...problemsWithParts(names),
  ...names
    .filter((name) => /\.(m?js|html|css)$/.test(name))
    .flatMap((name) => problemsInBuiltFile(name, read(name).toString())),
];
if (names.includes(licencesFile)) {
  const lock = JSON.parse(readFileSync(join(projectFolder, 'package-lock.json'), 'utf8'));
  problems.push(
    ...missingIn(read(licencesFile).toString(), packagesInSite(lock)).map(
      (name) => `${licencesFile}: has no notice of ${name}`,
    ),
  );
}
const scripts = names.filter((name) => /\.m?js$/.test(name)).map((path) => ({ path, text: read(path).toString() }));
problems.push(...importedWorkerEntries(scripts));
// Otherwise the check above and the count below would pass without checking anything if `new Worker` were written
// in a way that they do not recognise.
if (!workerEntries(scripts).some((path) => path.startsWith('assets/training-worker-')))
  problems.push('assets/: no script starts the training worker');
const sizes = rememberedSizes(join(projectFolder, 'build/compressed-sizes.json'));
const loaded = problems.length === 0 ? firstLoad(names, read, sizes.sizeOf) : [];
if (problems.length === 0) sizes.save();
const loadedBytes = total(loaded).toLocaleString('en');
if (total(loaded) > mostBytes) {
  const files = loaded.map(({ path, bytes }) => `  ${bytes.toLocaleString('en').padStart(9)} ${path}`);
  problems.push(
    `: a first visit loads ${loadedBytes} bytes compressed, more than ${mostBytes.toLocaleString('en')}:`,
    ...files,
  );
}

problems.forEach((problem) => console.error(`dist/${problem}`));
if (problems.length > 0) process.exit(1);
console.log(`dist/: ${names.length} files checked; a first visit loads ${loadedBytes} bytes compressed`);
