// Writes built-in digits in Kaggle's layout (label,1x1,…,28x28), for tests that have no MNIST:
//   node tools/make-digits-csv.mjs FILE [COUNT = 1000] [SEED = 1] [FIRST = 0]
// Needs the wasm module: npm run build.
import { existsSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { unwrap } from '../web/src/worker/core/unwrap.js';

const side = 28;

/**
 * @param {number} count
 * @param {number} seed
 * @param {number} first
 * @returns {Promise<string>} the CSV's text
 */
export async function digitsCsv(count, seed, first = 0) {
  const core = await loadCore();
  const digits = unwrap(core.generateDigits(count, seed, first));
  const names = Array.from({ length: side * side }, (_, i) => `${Math.floor(i / side) + 1}x${(i % side) + 1}`);
  const lines = [['label', ...names].join(',')];
  const pixels = unwrap(digits.images(Uint32Array.from({ length: digits.size() }, (_, row) => row)));
  digits.labels().forEach((label, i) => {
    lines.push(`${label},${pixels.subarray(i * side * side, (i + 1) * side * side).join(',')}`);
  });
  digits.delete();
  return `${lines.join('\n')}\n`;
}

/** @returns {Promise<import('gradlab-core').MainModule>} */
async function loadCore() {
  const module = join(dirname(fileURLToPath(import.meta.url)), '../web/public/core/gradlab-simd.mjs');
  if (!existsSync(module)) throw new Error('The wasm module is not built yet: run npm run build first.');
  const { default: createModule } = await import(pathToFileURL(module).href);
  return createModule();
}

/** @param {string[]} args */
async function main([file, count = '1000', seed = '1', first = '0']) {
  if (!file) throw new Error('usage: node tools/make-digits-csv.mjs FILE [COUNT] [SEED] [FIRST]');
  writeFileSync(file, await digitsCsv(Number(count), Number(seed), Number(first)));
  console.log(`${file}: ${count} digits`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  main(process.argv.slice(2)).catch((error) => {
    console.error(error.message);
    process.exitCode = 1;
  });
}
