import { refuse } from '../protocol.js';
import { slices } from './file-bytes.js';
import { gunzipped, refuseBomb } from './gzip.js';

/**
 * Reads a file inside a zip. A gzip consists of the same deflated data, checksum and size as a zip's entry, so the
 * entry is turned into a gzip, which the browser unpacks and verifies.
 *
 * @typedef {import('./file-bytes.js').Bytes} Bytes
 * @typedef {import('./file-bytes.js').Reading} Reading
 * @typedef {import('./zip-directory.js').ZipEntry} ZipEntry
 */

const localSignature = 0x04034b50;
const localBytes = 30;
const encrypted = 1;
const stored = 0;
const deflated = 8;
const gzipHeader = Uint8Array.of(0x1f, 0x8b, deflated, 0, 0, 0, 0, 0, 0, 0xff);
/** Deflate's longest block of unpacked data. */
const longestStored = 0xffff;

/** @param {File} file @param {ZipEntry} entry @returns {Bytes} */
export function zipEntryBytes(file, entry) {
  const name = `${file.name} › ${entry.name}`;
  const read = (/** @type {Reading} */ reading) => asGzip(file, entry, name, reading);
  return gunzipped({ name, packedSize: entry.packedSize, size: null, read }, entry.size);
}

/** @param {File} file @param {ZipEntry} entry @param {string} name @param {Reading} reading */
async function* asGzip(file, entry, name, reading) {
  refuseUnreadable(entry, name);
  const start = await dataStart(file, entry, name);
  const data = slices(file, start, start + entry.packedSize, reading);
  yield gzipHeader;
  yield* entry.method === stored ? storedBlocks(data) : data;
  yield trailer(entry);
}

/** @param {ZipEntry} entry @param {string} name */
function refuseUnreadable({ flags, method, size, packedSize }, name) {
  if (flags & encrypted) throw refuse(`${name} is locked with a password. Unpack the zip and choose the file itself.`);
  if (method !== stored && method !== deflated) {
    throw refuse(
      `${name} is packed in a way that browsers cannot unpack (method ${method}). Unpack the zip and choose the file itself.`,
    );
  }
  refuseBomb(name, size, packedSize);
}

/**
 * Returns the offset of the data after the local header, which holds its own length.
 * @param {File} file
 * @param {ZipEntry} entry
 * @param {string} name
 */
async function dataStart(file, { offset, packedSize }, name) {
  const header = new DataView(await file.slice(offset, offset + localBytes).arrayBuffer());
  const begins = header.byteLength === localBytes && header.getUint32(0, true) === localSignature;
  const start = begins ? offset + localBytes + header.getUint16(26, true) + header.getUint16(28, true) : Infinity;
  if (start + packedSize > file.size)
    throw refuse(`${name} is not where the zip’s table of contents says (byte ${offset}). Download the zip again.`);
  return start;
}

/**
 * Wraps data that is not packed in deflate's stored blocks (RFC 1951, section 3.2.4).
 * @param {AsyncGenerator<Uint8Array, void>} data
 */
async function* storedBlocks(data) {
  for await (const slice of data) {
    for (let at = 0; at < slice.length; at += longestStored) {
      const block = slice.subarray(at, at + longestStored);
      yield blockHeader(block.length, false);
      yield block;
    }
  }
  yield blockHeader(0, true);
}

/** @param {number} length @param {boolean} isLast */
function blockHeader(length, isLast) {
  const header = new DataView(new ArrayBuffer(5));
  header.setUint8(0, isLast ? 1 : 0);
  header.setUint16(1, length, true);
  header.setUint16(3, ~length, true);
  return new Uint8Array(header.buffer);
}

/** @param {ZipEntry} entry */
function trailer({ crc, size }) {
  const view = new DataView(new ArrayBuffer(8));
  view.setUint32(0, crc, true);
  view.setUint32(4, size % 2 ** 32, true);
  return new Uint8Array(view.buffer);
}
