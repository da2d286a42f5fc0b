// Writes built-in digits in Kaggle's layout (label,1x1,…,28x28), for tests that have no MNIST:
//   node tools/make-digits-csv.mjs FILE [COUNT = 1000] [SEED = 1] [FIRST = 0]
// Needs the wasm module: npm run build.
import { existsSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const side = 28;

/**
 * @param {number} count
 * @param {number} seed
 * @param {number} first
 * @returns {Promise<string>} the CSV's text
 */
export async function digitsCsv(count, seed, first = 0) {
  const digits = (await loadCore()).generateDigits(count, seed, first);
  const names = Array.from({ length: side * side }, (_, i) => `${Math.floor(i / side) + 1}x${(i % side) + 1}`);
  const lines = [['label', ...names].join(',')];
  for (let i = 0; i < digits.size(); i++) lines.push(`${digits.label(i)},${digits.pixels(i).join(',')}`);
  digits.delete();
  return `${lines.join('\n')}\n`;
}

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
