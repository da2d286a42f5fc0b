import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { mnistFolder as findMnist } from '../../tools/build-steps/mnist-data.mjs';
import { exported } from '../../web/src/worker/data/data-export.js';
import { unwrap } from '../../web/src/worker/core/unwrap.js';

// Files as visitors have them, written by the core itself.

const module = pathToFileURL(
  join(fileURLToPath(new URL('../../', import.meta.url)), 'web/public/core/gradlab-simd.mjs'),
).href;

/** The folder of real MNIST, or null: tests that need it say so and are skipped. */
export const mnistFolder = existsSync(findMnist()) ? findMnist() : null;

/** @returns {Promise<import('gradlab-core').MainModule>} */
async function loadCore() {
  const { default: createModule } = await import(module);
  return createModule();
}

/** @param {import('gradlab-core').MainModule} core @param {import('gradlab-core').Dataset} dataset */
async function filesOf(core, dataset) {
  const now = async () => {};
  const files = [
    ...(await exported(core, dataset, 'train', 'csv', now)),
    ...(await exported(core, dataset, 'train', 'idx', now)),
  ];
  const [csv, images, labels] = await Promise.all(files.map(async ({ blob }) => Buffer.from(await blob.arrayBuffer())));
  dataset.delete();
  return { csv, images, labels };
}

/** Built-in digits. @param {number} count @param {number} [first] */
export async function digitFiles(count, first = 0) {
  const core = await loadCore();
  return filesOf(core, unwrap(core.generateDigits(count, 7, first)));
}

/** MNIST as Kaggle has it. @param {'train'|'t10k'} split @returns {Promise<Buffer>} */
export async function kaggleCsv(split) {
  const core = await loadCore();
  const read = (/** @type {string} */ name) => {
    const reader = unwrap(core.createIdxReader(0));
    reader.push(gunzipSync(readFileSync(join(String(mnistFolder), `${split}-${name}-ubyte.gz`))));
    return /** @type {import('gradlab-core').IdxFile} */ (reader.finish());
  };
  return (
    await filesOf(
      core,
      /** @type {import('gradlab-core').Dataset} */ (core.pairIdx(read('images-idx3'), read('labels-idx1'))),
    )
  ).csv;
}
