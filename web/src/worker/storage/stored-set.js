import { loadIdxPair } from '../files/idx-loading.js';
import { refusal, refuse } from '../protocol.js';
import { fetchedCode } from '../core/fetched-code.js';
import { checksumOf } from './checksum.js';

/**
 * Reads data sets back from the browser's storage.
 *
 * @typedef {import('./database.js').Connection} Connection
 * @typedef {import('./database.js').PartRecord} PartRecord
 * @typedef {import('../protocol.js').Split} Split
 * @typedef {import('../files/file-bytes.js').Bytes} Bytes
 */

/** A refusal that says that a stored data set is damaged; the set is deleted after it. */
export class DamagedError extends Error {
  name = refusal;
  /** @type {string[]} */
  details = [];

  /** @param {string} part */
  constructor(part) {
    super(`What this browser had kept of ${part} is damaged, and was removed. Load it again.`);
  }
}

/**
 * @param {import('../core/core-loader.js').Core} core
 * @param {Connection} connection
 * @param {[id: string, split: Split]} place
 * @param {PartRecord} part
 * @param {number} rowLimit 0 = all
 * @param {import('../files/set-loading.js').Options} options
 * @returns {Promise<import('../core/core-loader.js').Dataset>}
 */
export async function readStored(core, connection, [id, split], part, rowLimit, options) {
  const file = (/** @type {'images'|'labels'} */ kind) =>
    storedFile(core, connection, [id, split, part.generation, kind], part);
  return loadIdxPair(core, { images: file('images'), labels: file('labels') }, rowLimit, options);
}

/**
 * Returns a stored IDX file, which is checked chunk by chunk as it is read.
 * @param {import('../core/core-loader.js').Core} core
 * @param {Connection} connection
 * @param {[id: string, split: Split, generation: number, kind: 'images'|'labels']} place
 * @param {PartRecord} part
 * @returns {Bytes}
 */
function storedFile(core, connection, place, part) {
  const kind = place[3];
  const size = part[kind].reduce((sum, { bytes }) => sum + bytes, 0);
  /** @type {Bytes['read']} */
  async function* read({ signal, onRead }) {
    let done = 0;
    for (const [index, record] of part[kind].entries()) {
      const chunk = await connection.use((db) => db.get('chunks', [...place, index]));
      if (signal.aborted) throw refuse(`Reading ${part.name} was cancelled.`);
      if (!chunk || !(await isWhole(core, chunk, record))) throw new DamagedError(part.name);
      done += record.bytes;
      onRead?.(done);
      yield chunk;
    }
  }
  return { name: part.name, packedSize: size, size, read };
}

/** @param {import('../core/core-loader.js').Core} core @param {Uint8Array} chunk @param {import('./database.js').ChunkRecord} record */
async function isWhole(core, chunk, { bytes, checksum, hash }) {
  if (chunk.length !== bytes) return false;
  if (checksum !== undefined) return checksumOf(core, chunk) === checksum;
  const { hashOf } = await fetchedCode(() => import('./chunk-hash.js'));
  return hashOf(chunk) === hash;
}
