import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { loadIdxPair } from '../files/idx-loading.js';
import { isRefusal, messageOf, refuse } from '../protocol.js';
import { mirroredFile } from './mirrored-file.js';

/**
 * Downloads MNIST from the first mirror that has the published files. SHA-256 is computed here, since the browser's own
 * is available on secure pages only, and not for streams.
 *
 * @typedef {import('./mnist-files.js').MnistFile} MnistFile
 * @typedef {import('../core/core-loader.js').Core} Core
 * @typedef {import('../core/core-loader.js').Dataset} Dataset
 * @typedef {import('../files/file-bytes.js').Bytes} Bytes
 * @typedef {import('../files/set-loading.js').Options} Options
 * @typedef {import('../files/idx-loading.js').ReadingProgress} ReadingProgress
 * @typedef {{ file: string, mirror: string, bytes: number }} Download
 * @typedef {{ mirrors: string[], patienceMs: number, files: import('./mnist-files.js').MnistFiles }} Source
 *   `patienceMs`: how long a mirror may send nothing
 * @typedef {Omit<Options, 'onProgress'> & { onProgress: (progress: ReadingProgress & { download: Download }) => void }} DownloadOptions
 */

/**
 * @param {Core} core
 * @param {import('../protocol.js').Split} split
 * @param {Source} source
 * @param {DownloadOptions} options
 * @returns {Promise<Dataset>}
 */
export async function downloadMnist(core, split, { mirrors, patienceMs, files }, options) {
  /** @type {string[]} */
  const answers = [];
  for (const folder of mirrors) {
    try {
      return await downloadFrom(core, files[split], folder, patienceMs, options);
    } catch (error) {
      if (!isRefusal(error)) throw error;
      if (options.signal.aborted) throw refuse('Loading MNIST was cancelled.');
      answers.push(`${nameOf(folder)}: ${messageOf(error)}`);
    }
  }
  const text =
    'MNIST could not be loaded: none of the places that have it answered as expected. Check the connection and try again; the data from before is still here.';
  throw refuse(text, answers);
}

/**
 * @param {Core} core
 * @param {import('./mnist-files.js').MnistPair} pair
 * @param {string} folder
 * @param {number} patienceMs
 * @param {DownloadOptions} options
 */
async function downloadFrom(core, { images, labels }, folder, patienceMs, options) {
  const download = { file: labels.file, mirror: nameOf(folder), bytes: 0 };
  /** @param {MnistFile} file */
  const verified = (file) =>
    verifiedFile(new URL(file.file, folder).href, file, patienceMs, (bytes) =>
      Object.assign(download, { file: file.file, bytes }),
    );
  return loadIdxPair(core, { images: verified(images), labels: verified(labels) }, 0, {
    ...options,
    onProgress: (progress) => options.onProgress({ ...progress, download: { ...download } }),
  });
}

/**
 * Downloads a file and verifies its size and hash. Progress is measured in unpacked bytes, whose total is known; a
 * server may not report the size of what it sends.
 * @param {string} url
 * @param {MnistFile} file
 * @param {number} patienceMs
 * @param {(bytes: number) => void} onReceived
 * @returns {Bytes}
 */
function verifiedFile(url, { bytes, sha256: expected }, patienceMs, onReceived) {
  const source = mirroredFile(url, patienceMs);
  /** @type {Bytes['read']} */
  async function* read({ signal, onRead }) {
    const hash = sha256.create();
    let size = 0;
    for await (const chunk of source.read({ signal, onRead: onReceived })) {
      size += chunk.length;
      if (size > bytes) break;
      hash.update(chunk);
      onRead?.(size);
      yield chunk;
    }
    if (size !== bytes || bytesToHex(hash.digest()) !== expected)
      throw refuse(`its ${source.name} is not the one that was published`);
  }
  return { name: source.name, packedSize: bytes, size: bytes, read };
}

/** @param {string} folder */
function nameOf(folder) {
  const { origin, host } = new URL(folder);
  return origin === globalThis.location?.origin ? 'this site' : host;
}
