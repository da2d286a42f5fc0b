import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

/** @typedef {import('../../web/src/worker/mnist/mnist-files.js').MnistFile} MnistFile */

/**
 * Returns whether a compressed file holds the published data. Its uncompressed content is compared, since mirrors may
 * compress it differently.
 * @param {Uint8Array} packed
 * @param {MnistFile} expected
 */
function isGenuine(packed, { sha256 }) {
  try {
    return createHash('sha256').update(gunzipSync(packed)).digest('hex') === sha256;
  } catch {
    return false;
  }
}

/** @param {MnistFile} file @param {string[]} mirrors @returns {Promise<Uint8Array>} */
async function download(file, mirrors) {
  const refusals = [];
  for (const mirror of mirrors) {
    try {
      const response = await fetch(new URL(file.file, mirror), { signal: AbortSignal.timeout(120_000) });
      const packed = new Uint8Array(await response.arrayBuffer());
      if (response.ok && isGenuine(packed, file)) return packed;
      refusals.push(`${mirror}: ${response.ok ? 'not the file that was published' : `status ${response.status}`}`);
    } catch (error) {
      refusals.push(`${mirror}: ${error instanceof Error ? error.message : error}`);
    }
  }
  throw new Error(`${file.file} could not be downloaded. ${refusals.join('; ')}`);
}

/**
 * Downloads the files that are not in the folder yet, each from the first mirror that has the published content.
 * @param {string} folder
 * @param {string[]} mirrors addresses of folders
 * @param {MnistFile[]} files
 * @returns {Promise<string[]>} names of those that were downloaded
 */
export async function downloadMnist(folder, mirrors, files) {
  const missing = files.filter(
    (file) => !existsSync(join(folder, file.file)) || !isGenuine(readFileSync(join(folder, file.file)), file),
  );
  const packed = [];
  for (const file of missing) packed.push({ file, content: await download(file, mirrors) });
  // All or nothing: the tests assume that a folder that exists has all four files.
  if (packed.length > 0) mkdirSync(folder, { recursive: true });
  for (const { file, content } of packed) writeFileSync(join(folder, file.file), content);
  return missing.map(({ file }) => file);
}
