// Fails when the built site contains what its policy forbids, or what works under one address only.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { problemsInBuiltFile } from './checks/dist-rules.mjs';
import { projectFolder } from './setup/folders.mjs';

const dist = join(projectFolder, 'dist');
const names = readdirSync(dist, { recursive: true }).map(String);
const problems = names.filter((name) => /\.(m?js|html|css)$/.test(name)).flatMap((name) => problemsInBuiltFile(name, readFileSync(join(dist, name), 'utf8')));
const variants = ['simd', 'relaxed', 'simd-threads', 'relaxed-threads'];
for (const needed of ['index.html', '_headers', 'service-worker.js', ...variants.flatMap((variant) => [`core/gradlab-${variant}.mjs`, `core/gradlab-${variant}.wasm`])]) {
  if (!existsSync(join(dist, needed))) problems.push(`${needed}: missing`);
}

problems.forEach((problem) => console.error(`dist/${problem}`));
if (problems.length > 0) process.exit(1);
console.log(`dist/: ${names.length} entries checked`);
