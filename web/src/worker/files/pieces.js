import { refuse } from '../protocol.js';
import { kindOfContent, idxCount, sniffedBytes } from './content.js';
import { fileBytes, startOf } from './file-bytes.js';
import { gunzipped } from './gzip.js';
import { readZipDirectory } from './zip-directory.js';
import { zipEntryBytes } from './zip-entry.js';

/**
 * Finds the tables, images and labels in the files that a visitor has chosen, however they are packed.
 *
 * @typedef {import('./file-bytes.js').Bytes} Bytes
 * @typedef {import('./zip-directory.js').ZipEntry} ZipEntry
 * @typedef {{ kind: 'csv'|'images'|'labels', name: string, bytes: Bytes, count: number|null }} Piece `count`: the
 *   number of items in an IDX header
 * @typedef {{ pieces: Piece[], aside: string[] }} Found `aside`: names of files that are not data
 */

/** A zip with more files than this contains pictures, not data sets. */
const mostEntries = 100;

/** @param {File[]} files @param {AbortSignal} signal @returns {Promise<Found>} */
export async function findPieces(files, signal) {
  /** @type {Found} */
  const found = { pieces: [], aside: [] };
  for (const file of files) {
    const { pieces, aside } = await piecesOfFile(file, signal);
    found.pieces.push(...pieces);
    found.aside.push(...aside);
  }
  return found;
}

/** @param {File} file @param {AbortSignal} signal @returns {Promise<Found>} */
async function piecesOfFile(file, signal) {
  const bytes = fileBytes(file);
  const start = await startOf(bytes, sniffedBytes, signal);
  if (kindOfContent(start) === 'zip') return piecesOfZip(file, signal);
  const piece = await pieceOf(bytes, start, signal);
  // If it is no table either, the core's CSV reader gives the best error message.
  return { pieces: [piece ?? (await asTable(bytes, start))], aside: [] };
}

/**
 * @param {Bytes} bytes
 * @param {Uint8Array} start
 * @param {AbortSignal} signal
 * @returns {Promise<Piece|null>} null if it is neither a table nor IDX
 */
async function pieceOf(bytes, start, signal) {
  const content = kindOfContent(start);
  if (content === 'gzip') return pieceOfGzip(bytes, signal);
  if (content === 'zip') throw refuseNested(bytes);
  const { name } = bytes;
  if (content === 'images' || content === 'labels') return { kind: content, name, bytes, count: idxCount(start) };
  return content === 'table' ? { kind: 'csv', name, bytes, count: null } : null;
}

/** @param {Bytes} bytes @param {AbortSignal} signal */
async function pieceOfGzip(bytes, signal) {
  const inside = gunzipped(bytes);
  const start = await startOf(inside, sniffedBytes, signal);
  if (kindOfContent(start) === 'gzip') throw refuseNested(bytes);
  return (await pieceOf(inside, start, signal)) ?? asTable(inside, start);
}

/** @param {Bytes} bytes @param {Uint8Array} start @returns {Promise<Piece>} */
async function asTable(bytes, start) {
  const { name } = bytes;
  if (isTar(start)) throw refuse(`${name} holds a tar archive. Unpack it and choose the data files themselves.`);
  return { kind: 'csv', name, bytes, count: null };
}

/** @param {File} file @param {AbortSignal} signal @returns {Promise<Found>} */
async function piecesOfZip(file, signal) {
  const entries = (await readZipDirectory(file)).filter(isContent);
  if (entries.length > mostEntries) {
    throw refuse(
      `${file.name} holds ${entries.length.toLocaleString('en')} files. Choose a zip with a data set as CSV or IDX in it, not as single pictures.`,
    );
  }
  /** @type {Found} */
  const found = { pieces: [], aside: [] };
  for (const entry of entries) {
    const bytes = zipEntryBytes(file, entry);
    const piece = await pieceOf(bytes, await startOf(bytes, sniffedBytes, signal), signal);
    if (piece) found.pieces.push(piece);
    else found.aside.push(bytes.name);
  }
  return found.pieces.length > 0 ? found : { pieces: [onlyTable(file, entries)], aside: [] };
}

/**
 * Returns the only CSV of a zip without recognisable data, so that the core can say what is wrong with it.
 * @param {File} file
 * @param {ZipEntry[]} entries
 * @returns {Piece}
 */
function onlyTable(file, entries) {
  const tables = entries.filter(({ name }) => /\.(csv|tsv)$/i.test(name));
  if (tables.length !== 1)
    throw refuse(`${file.name} ${formatContents(entries)} Choose a zip with a data set as CSV or IDX in it.`);
  const bytes = zipEntryBytes(file, tables[0]);
  return { kind: 'csv', name: bytes.name, bytes, count: null };
}

/** @param {ZipEntry[]} entries */
function formatContents(entries) {
  if (entries.length === 0) return 'is an empty zip.';
  if (entries.some(({ name }) => name === '[Content_Types].xml'))
    return 'is an office document. Save the table in it as CSV.';
  const names = entries.slice(0, 3).map(({ name }) => name);
  const more = entries.length > names.length ? ` and ${entries.length - names.length} more` : '';
  return `is a zip without a data set in it: ${names.join(', ')}${more}.`;
}

/** Returns whether it is neither a folder nor a file that an operating system adds. @param {ZipEntry} entry */
function isContent({ name, size }) {
  const base = name.split('/').at(-1) ?? '';
  return size > 0 && base !== '' && !base.startsWith('.') && !name.startsWith('__MACOSX/');
}

/** @param {Bytes} bytes */
function refuseNested({ name }) {
  return refuse(`${name} holds another archive. Unpack it once and choose what is in it.`);
}

/** @param {Uint8Array} start */
function isTar(start) {
  return new TextDecoder('latin1').decode(start.subarray(257, 262)) === 'ustar';
}
