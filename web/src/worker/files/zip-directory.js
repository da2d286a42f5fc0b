import { refuse } from '../protocol.js';

/**
 * Reads the table of contents at the end of a zip (PKWARE's APPNOTE.TXT, sections 4.3.12 to 4.3.16).
 *
 * @typedef {object} ZipEntry
 * @property {string} name including its folders
 * @property {number} flags
 * @property {number} method
 * @property {number} crc CRC-32 of the unpacked data
 * @property {number} packedSize
 * @property {number} size
 * @property {number} offset of its local header within the zip
 */

const endSignature = 0x06054b50;
const endBytes = 22;
const longestComment = 0xffff;
const locatorSignature = 0x07064b50;
const locatorBytes = 20;
const end64Signature = 0x06064b50;
const end64Bytes = 56;
const entrySignature = 0x02014b50;
const entryBytes = 46;
const zip64Extra = 0x0001;
/** The content of a 32-bit field whose value did not fit; the value is in the entry's zip64 field instead. */
const overflown = 0xffffffff;
/** Enough for the names of over ten thousand files. */
const mostDirectoryBytes = 4 * 1024 * 1024;

/**
 * @param {File} file
 * @returns {Promise<ZipEntry[]>}
 */
export async function readZipDirectory(file) {
  const { offset, size, entries } = await findDirectory(file);
  if (size > mostDirectoryBytes) {
    throw refuse(
      `${file.name} holds ${entries.toLocaleString('en')} files. Choose a zip with a data set as CSV or IDX in it, not as single pictures.`,
    );
  }
  if (offset + size > file.size) throw cutShort(file);
  const view = await viewOf(file, offset, size);
  /** @type {ZipEntry[]} */
  const found = [];
  for (let at = 0; found.length < entries;) {
    if (at + entryBytes > view.byteLength || view.getUint32(at, true) !== entrySignature)
      throw damaged(file, offset + at);
    const [entry, length] = parseEntry(view, at);
    if (at + length > view.byteLength) throw damaged(file, offset + at);
    found.push(entry);
    at += length;
  }
  return found;
}

/** @param {File} file @returns {Promise<{ offset: number, size: number, entries: number }>} */
async function findDirectory(file) {
  const start = Math.max(0, file.size - endBytes - longestComment - locatorBytes);
  const tail = await viewOf(file, start, file.size - start);
  const at = lastEnd(tail);
  if (at === null) throw cutShort(file);
  const disks = tail.getUint16(at + 4, true);
  if (disks !== 0 && disks !== 0xffff) {
    throw refuse(
      `${file.name} is one part of a zip in several files. Put them together (zip -s 0) and choose the whole.`,
    );
  }
  const locator = at - locatorBytes;
  if (locator >= 0 && tail.getUint32(locator, true) === locatorSignature)
    return findDirectory64(file, wide(tail, locator + 8));
  return {
    entries: tail.getUint16(at + 10, true),
    size: tail.getUint32(at + 12, true),
    offset: tail.getUint32(at + 16, true),
  };
}

/** @param {File} file @param {number} offset */
async function findDirectory64(file, offset) {
  const end = await viewOf(file, offset, end64Bytes);
  if (end.byteLength < end64Bytes || end.getUint32(0, true) !== end64Signature) throw damaged(file, offset);
  return { entries: wide(end, 32), size: wide(end, 40), offset: wide(end, 48) };
}

/**
 * @param {DataView} tail
 * @returns {number|null} offset of the end record, whose comment reaches to the end of the file
 */
function lastEnd(tail) {
  for (let at = tail.byteLength - endBytes; at >= 0; at -= 1) {
    const isEnd =
      tail.getUint32(at, true) === endSignature && at + endBytes + tail.getUint16(at + 20, true) <= tail.byteLength;
    if (isEnd) return at;
  }
  return null;
}

/**
 * @param {DataView} view
 * @param {number} at
 * @returns {[ZipEntry, number]} the entry, and the bytes it takes in the directory
 */
function parseEntry(view, at) {
  const field = (/** @type {number} */ offset) => view.getUint32(at + offset, true);
  const [nameBytes, extraBytes, commentBytes] = [28, 30, 32].map((offset) => view.getUint16(at + offset, true));
  const whole = entryBytes + nameBytes + extraBytes + commentBytes;
  const inside = Math.min(at + whole, view.byteLength);
  const name = new TextDecoder().decode(
    new Uint8Array(view.buffer, at + entryBytes, Math.max(0, Math.min(nameBytes, inside - at - entryBytes))),
  );
  const extraAt = at + entryBytes + nameBytes;
  const [size, packedSize, offset] = widened(view, extraAt, Math.min(extraAt + extraBytes, inside), [
    field(24),
    field(20),
    field(42),
  ]);
  const entry = {
    name,
    flags: view.getUint16(at + 8, true),
    method: view.getUint16(at + 10, true),
    crc: field(16),
    packedSize,
    size,
    offset,
  };
  return [entry, whole];
}

/**
 * Replaces the values that overflowed their fields by those in the zip64 field, which holds only these, in this order.
 * @param {DataView} view
 * @param {number} from
 * @param {number} to
 * @param {number[]} values
 */
function widened(view, from, to, values) {
  let at = from;
  while (at + 4 <= to && view.getUint16(at, true) !== zip64Extra) at += 4 + view.getUint16(at + 2, true);
  at += 4;
  return values.map((value) => {
    if (value !== overflown || at + 8 > to) return value;
    at += 8;
    return wide(view, at - 8);
  });
}

/**
 * @param {DataView} view
 * @param {number} at
 * @returns {number} a 64-bit integer; no file is large enough for it to exceed 2⁵³
 */
function wide(view, at) {
  return Number(view.getBigUint64(at, true));
}

/** @param {File} file @param {number} start @param {number} length @returns {Promise<DataView>} */
async function viewOf(file, start, length) {
  try {
    return new DataView(await file.slice(start, start + length).arrayBuffer());
  } catch {
    throw refuse(`${file.name} could not be read at byte ${start}. If it has changed or moved, choose it again.`);
  }
}

/** @param {File} file */
function cutShort(file) {
  return refuse(
    `${file.name} begins like a zip, but its table of contents, which belongs at the end, is missing. Was the download cut short? Download it again.`,
  );
}

/** @param {File} file @param {number} at */
function damaged(file, at) {
  return refuse(`${file.name}: the zip’s table of contents is damaged at byte ${at}. Download the file again.`);
}
