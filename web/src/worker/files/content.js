import { holdsImages, idxLayout, isNpy } from './array-layout.js';
import { encodingOf } from './tables/table-lines.js';

/**
 * Recognises what a file is by its first bytes.
 * @typedef {'zip'|'gzip'|'images'|'labels'|'npy'|'table'|'other'} Content `table`: text whose first line has the columns of
 *   an image
 */

/** How many bytes are read for it: enough for the first line of Kaggle's CSV, which names 785 columns. */
export const sniffedBytes = 16 * 1024;
/** The least separators in one of a table's first lines: images of 8 × 8 pixels have 64 columns and a label. */
const fewestSeparators = 64;

/** @param {Uint8Array} start @returns {Content} */
export function kindOfContent(start) {
  const [a, b, c, d] = start;
  if (a === 0x50 && b === 0x4b && ((c === 3 && d === 4) || (c === 5 && d === 6))) return 'zip';
  if (a === 0x1f && b === 0x8b) return 'gzip';
  if (isNpy(start)) return 'npy';
  // IDX: two zeros, the type of the values, the number of dimensions. The core checks whether it supports them.
  if (a === 0 && b === 0 && c >= 8 && c <= 14 && d >= 1 && d <= 4) {
    const array = idxLayout(start);
    return d === 1 || (d === 2 && array && !holdsImages(array)) ? 'labels' : 'images';
  }
  return isTable(start) ? 'table' : 'other';
}

/** @param {Uint8Array} start of an IDX file @returns {number|null} how many items its header promises */
export function idxCount(start) {
  return start.length < 8 ? null : new DataView(start.buffer, start.byteOffset).getUint32(4);
}

/** @param {Uint8Array} start */
function isTable(start) {
  const text = new TextDecoder(encodingOf(start)).decode(start).replace(/^[\ufeff\s]+/, '');
  const lines = text.split(/[\r\n]+/, 3);
  return (
    /^(%|@relation\b)/i.test(text) || lines.some((line) => line.replace(/[^,;\t]/g, '').length >= fewestSeparators)
  );
}
