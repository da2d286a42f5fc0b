// Fails when the built site contains what its policy forbids, what works under one address only, or more than a first visit is to download.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { rememberedSizes } from './checks/compressed-sizes.mjs';
import { problemsInBuiltFile } from './checks/dist-rules.mjs';
import { firstLoad, mostBytes, total } from './checks/first-load.mjs';
import { importedWorkerEntries, workerEntries } from './checks/worker-entries.mjs';
import { projectFolder } from './setup/folders.mjs';

const dist = join(projectFolder, 'dist');
const names = readdirSync(dist, { recursive: true }).map(String);
const scripts = names.filter((name) => /\.m?js$/.test(name)).map((name) => ({ path: name.replaceAll('\\', '/'), text: readFileSync(join(dist, name), 'utf8') }));
const problems = names.filter((name) => /\.(m?js|html|css)$/.test(name)).flatMap((name) => problemsInBuiltFile(name, readFileSync(join(dist, name), 'utf8')));
problems.push(...importedWorkerEntries(scripts));
// Without this, a new way of writing `new Worker` would make the check above and the count below pass for nothing.
if (!workerEntries(scripts).some((path) => path.startsWith('assets/training-worker-'))) problems.push('assets/: no script starts the training worker');
const variants = ['simd', 'relaxed', 'simd-threads', 'relaxed-threads'];
for (const needed of ['index.html', '_headers', 'service-worker.js', ...variants.flatMap((variant) => [`core/gradlab-${variant}.mjs`, `core/gradlab-${variant}.wasm`])]) {
  if (!existsSync(join(dist, needed))) problems.push(`${needed}: missing`);
}
const sizes = rememberedSizes(join(projectFolder, 'build/compressed-sizes.json'));
const loaded = problems.length === 0 ? firstLoad(names.map((name) => name.replaceAll('\\', '/')), (path) => readFileSync(join(dist, path)), sizes.sizeOf) : [];
if (problems.length === 0) sizes.save();
const loadedBytes = total(loaded).toLocaleString('en');
if (total(loaded) > mostBytes) {
  const files = loaded.map(({ path, bytes }) => `  ${bytes.toLocaleString('en').padStart(9)} ${path}`);
  problems.push(`: a first visit loads ${loadedBytes} bytes compressed, more than ${mostBytes.toLocaleString('en')}:`, ...files);
}

problems.forEach((problem) => console.error(`dist/${problem}`));
if (problems.length > 0) process.exit(1);
console.log(`dist/: ${names.length} entries checked; a first visit loads ${loadedBytes} bytes compressed`);
