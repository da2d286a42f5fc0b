import { isRefusal, messageOf, refuse } from '../protocol.js';
import { nextMember, partOf } from './gzip-members.js';

/**
 * @typedef {import('./file-bytes.js').Bytes} Bytes
 * @typedef {import('./file-bytes.js').Reading} Reading
 */

/**
 * A browser unpacks each chunk as a whole, and deflate packs at most 1,032 bytes into one, so that a chunk of this size
 * unpacks to 17 MB at most.
 */
const chunkBytes = 16 * 1024;

/**
 * MNIST packs to a seventh as CSV and to a fifth as IDX. A large file that grows more than a hundredfold was made to
 * exhaust memory.
 */
const mostGrowth = 100;
const harmlessBytes = 256 * 1024 * 1024;

/**
 * Unpacks a gzip with the browser's own decompression, which also verifies the checksum at its end.
 * @param {Bytes} packed
 * @param {number|null} [size] unpacked, if known
 * @returns {Bytes}
 */
export function gunzipped(packed, size = null) {
  return { name: packed.name, packedSize: packed.packedSize, size, read: (reading) => unpack(packed, reading) };
}

/**
 * Unpacks the members of a file, one after the other.
 * @param {Bytes} packed
 * @param {Reading} reading
 * @returns {AsyncGenerator<Uint8Array, void>}
 */
async function* unpack(packed, reading) {
  const progress = { packed: 0, unpacked: 0, ended: false };
  for (let from = 0; ;) {
    const before = progress.unpacked;
    try {
      return yield* unpackFrom(packed, from, reading, progress);
    } catch (error) {
      if (isRefusal(error)) throw error;
      // A browser takes what follows a member for damage.
      const next = await nextMember(packed, from, progress.unpacked - before, reading.signal);
      if (next === null) throw refuse(formatDamage(packed, progress, messageOf(error)));
      from = next;
    }
  }
}

/**
 * Unpacks the member that begins at `from`; fails at its end if another follows.
 * @param {Bytes} packed
 * @param {number} from
 * @param {Reading} reading
 * @param {{ packed: number, unpacked: number, ended: boolean }} progress
 */
async function* unpackFrom(packed, from, reading, progress) {
  /** @type {ReadableWritablePair<Uint8Array, Uint8Array>} */
  const gunzip = /** @type {any} */ (new DecompressionStream('gzip'));
  const reader = streamOf(smallChunks(partOf(packed, from, Infinity, reading), progress))
    .pipeThrough(gunzip)
    .getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      progress.unpacked += value.length;
      refuseBomb(packed.name, progress.unpacked, progress.packed);
      yield value;
    }
  } finally {
    reader.cancel().catch(() => {});
  }
}

/**
 * @param {AsyncGenerator<Uint8Array, void>} slices
 * @param {{ packed: number, ended: boolean }} progress
 */
async function* smallChunks(slices, progress) {
  for await (const slice of slices) {
    for (let at = 0; at < slice.length; at += chunkBytes) {
      const chunk = slice.subarray(at, at + chunkBytes);
      progress.packed += chunk.length;
      yield chunk;
    }
  }
  progress.ended = true;
}

/**
 * @param {AsyncGenerator<Uint8Array, void>} chunks
 * @returns {ReadableStream<Uint8Array>} reads a chunk only when one is requested
 */
function streamOf(chunks) {
  return new ReadableStream(
    {
      async pull(controller) {
        const { done, value } = await chunks.next();
        if (done) controller.close();
        else controller.enqueue(value);
      },
      async cancel() {
        await chunks.return();
      },
    },
    { highWaterMark: 0 },
  );
}

/** @param {string} name @param {number} unpacked @param {number} packed bytes */
export function refuseBomb(name, unpacked, packed) {
  if (unpacked <= harmlessBytes || unpacked <= packed * mostGrowth) return;
  const growth = `its first ${Math.ceil(packed / 1000)} kB unpack to over ${Math.floor(unpacked / 1e6)} MB`;
  throw refuse(
    `${name}: ${growth}, which no file of digits does; it was not read any further. Choose the file as it was published.`,
  );
}

/** @param {Bytes} bytes @param {{ packed: number, ended: boolean }} progress @param {string} reason */
function formatDamage({ name, packedSize }, { packed, ended }, reason) {
  const isAll = ended || (packedSize > 0 && packed >= packedSize);
  const where = isAll ? 'ends too early, or does not match its checksum' : `is damaged near byte ${packed}`;
  return `${name}: the compressed data ${where} (${reason}). Was the download cut short? Download the file again.`;
}
