import { refuse } from '../protocol.js';
import { holdsImages, npyLayout } from './array-layout.js';
import { kindOfContent, idxCount, sniffedBytes } from './content.js';
import { fileBytes, startOf } from './file-bytes.js';
import { gunzipped } from './gzip.js';
import { whyUnlabelled } from './tables/table-reading.js';
import { whyUnreadable } from './unreadable.js';
import { readZipDirectory } from './zip-directory.js';
import { zipEntryBytes } from './zip-entry.js';

/**
 * Finds the tables, images and labels in the files that a visitor has chosen, however they are packed.
 *
 * @typedef {import('./file-bytes.js').Bytes} Bytes
 * @typedef {import('./zip-directory.js').ZipEntry} ZipEntry
 * @typedef {{ kind: 'csv'|'images'|'labels', name: string, bytes: Bytes, start: Uint8Array, count:
 *   number|null }} Piece `count`: the number of items in an array's header
 * @typedef {{ pieces: Piece[], aside: string[], remarks?: string[] }} Found `aside`: names of files that are not used;
 *   `remarks`: sentences on why some are not
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
  return withoutUnlabelled(withoutTwins(found), signal);
}

/**
 * Leaves out files that are there twice under nearly the same name, as in Kaggle's archive of MNIST.
 * @param {Found} found
 * @returns {Found}
 */
function withoutTwins({ pieces, aside }) {
  const kept = pieces.filter((piece, i) => !pieces.slice(0, i).some((earlier) => areTwins(earlier, piece)));
  const left = pieces.filter((piece) => !kept.includes(piece)).map(({ name }) => name);
  return { pieces: kept, aside: [...aside, ...left] };
}

/** @param {Piece} a @param {Piece} b */
function areTwins(a, b) {
  const isSame = a.kind === b.kind && plainName(a.name) === plainName(b.name) && a.bytes.size === b.bytes.size;
  return isSame && a.start.length === b.start.length && a.start.every((byte, i) => byte === b.start[i]);
}

/** @param {string} name */
function plainName(name) {
  return (name.split(/[/›]/).at(-1) ?? name).replace(/[^a-z0-9]/gi, '').toLowerCase();
}

/**
 * Leaves out tables without labels if there is something else.
 * @param {Found} found
 * @param {AbortSignal} signal
 * @returns {Promise<Found>}
 */
async function withoutUnlabelled(found, signal) {
  if (found.pieces.length < 2) return found;
  /** @type {Piece[]} */
  const left = [];
  for (const piece of found.pieces)
    if (piece.kind === 'csv' && (await whyUnlabelled(piece.bytes, signal)) !== null) left.push(piece);
  if (left.length === found.pieces.length) return found;
  return {
    pieces: found.pieces.filter((piece) => !left.includes(piece)),
    aside: [...found.aside, ...left.map(({ name }) => name)],
    remarks: left.map(({ name }) => `${name} has no labels, so it is not used.`),
  };
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
  if (content === 'images' || content === 'labels')
    return { kind: content, name, bytes, start, count: idxCount(start) };
  if (content === 'npy') {
    const array = npyLayout(name, start);
    return { kind: holdsImages(array) ? 'images' : 'labels', name, bytes, start, count: array.shape[0] ?? 0 };
  }
  return content === 'table' ? { kind: 'csv', name, bytes, start, count: null } : null;
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
  const why = whyUnreadable(start, name);
  if (why !== null) throw refuse(`${name}: ${why}`);
  return { kind: 'csv', name, bytes, start, count: null };
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
  return { kind: 'csv', name: bytes.name, bytes, start: new Uint8Array(0), count: null };
}

/** @param {ZipEntry[]} entries */
function formatContents(entries) {
  if (entries.length === 0) return 'is an empty zip.';
  if (entries.some(({ name }) => name === '[Content_Types].xml'))
    return 'is an office document. Save the table in it as CSV.';
  if (entries.some(({ name }) => /(^|\/)data\.pkl$/.test(name)))
    return 'is a PyTorch file with a Python pickle in it, which could run any program and is never opened. Save arrays with np.savez.';
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
