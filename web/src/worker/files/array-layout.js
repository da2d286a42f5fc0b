import { refuse } from '../protocol.js';

/**
 * Parses the headers of IDX and NumPy arrays.
 *
 * @typedef {object} ArrayLayout
 * @property {'IDX'|'NPY'} format
 * @property {number} headerBytes
 * @property {number[]} shape
 * @property {number} valueBytes
 * @property {(view: DataView, at: number) => number} valueAt
 */

/** @type {Record<string, [number, (view: DataView, at: number, little: boolean) => number]>} */
const types = {
  u1: [1, (view, at) => view.getUint8(at)],
  b1: [1, (view, at) => view.getUint8(at)],
  i1: [1, (view, at) => view.getInt8(at)],
  u2: [2, (view, at, little) => view.getUint16(at, little)],
  i2: [2, (view, at, little) => view.getInt16(at, little)],
  u4: [4, (view, at, little) => view.getUint32(at, little)],
  i4: [4, (view, at, little) => view.getInt32(at, little)],
  u8: [8, (view, at, little) => Number(view.getBigUint64(at, little))],
  i8: [8, (view, at, little) => Number(view.getBigInt64(at, little))],
  f4: [4, (view, at, little) => view.getFloat32(at, little)],
  f8: [8, (view, at, little) => view.getFloat64(at, little)],
};
/** The types of IDX by their codes. */
const idxTypes = new Map([
  [0x08, 'u1'],
  [0x09, 'i1'],
  [0x0b, 'i2'],
  [0x0c, 'i4'],
  [0x0d, 'f4'],
  [0x0e, 'f8'],
]);
const numpyMagic = [0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59];
const mostDimensions = 4;
/** A longer header belongs to no array of images. */
const longestHeader = 8 * 1024;

/** @param {Uint8Array} start @returns {boolean} */
export function isNpy(start) {
  return numpyMagic.every((byte, i) => start[i] === byte);
}

/** @param {Uint8Array} start @returns {ArrayLayout|null} null if it is no such header, or not a whole one */
export function idxLayout(start) {
  const [a, b, code, dimensions] = start;
  const type = idxTypes.get(code);
  const headerBytes = 4 + 4 * dimensions;
  if (a !== 0 || b !== 0 || !type || !(dimensions >= 1 && dimensions <= mostDimensions) || start.length < headerBytes)
    return null;
  const view = new DataView(start.buffer, start.byteOffset);
  const shape = Array.from({ length: dimensions }, (_, i) => view.getUint32(4 + 4 * i));
  return layout('IDX', headerBytes, shape, type, false);
}

/** @param {string} name of the file @param {Uint8Array} start that begins with NumPy's magic @returns {ArrayLayout} */
export function npyLayout(name, start) {
  const view = new DataView(start.buffer, start.byteOffset, start.length);
  const isFirstVersion = start[6] === 1;
  const prefix = isFirstVersion ? 10 : 12;
  const length = start.length < prefix ? NaN : isFirstVersion ? view.getUint16(8, true) : view.getUint32(8, true);
  if (!(length <= longestHeader && prefix + length <= start.length))
    throw refuse(`${name}: the NumPy header is cut short or damaged. Save or download the file again.`);
  const header = new TextDecoder('latin1').decode(start.subarray(prefix, prefix + length));
  const descr = /'descr':\s*'([<>|=]?)([a-zA-Z]\d*)/.exec(header);
  const shape = /'shape':\s*\(([\d,\sL]*)\)/.exec(header);
  if (descr?.[2].startsWith('O')) {
    const why = 'a NumPy array of Python objects, which is a pickle inside: opening it could run any program';
    throw refuse(`${name}: this is ${why}. Save it as numbers: np.save(file, array.astype("uint8")).`);
  }
  if (!descr || !shape || !Object.hasOwn(types, descr[2]) || /'fortran_order':\s*True/.test(header))
    throw refuse(
      `${name}: NumPy arrays are read if they hold numbers in C order. Save it with np.save(file, np.ascontiguousarray(array, "uint8")).`,
    );
  const sizes = shape[1].split(',').flatMap((size) => (size.trim() === '' ? [] : [parseInt(size, 10)]));
  return layout('NPY', prefix + length, sizes, descr[2], descr[1] !== '>');
}

/**
 * @param {'IDX'|'NPY'} format
 * @param {number} headerBytes
 * @param {number[]} shape
 * @param {string} type
 * @param {boolean} little
 * @returns {ArrayLayout}
 */
function layout(format, headerBytes, shape, type, little) {
  const [valueBytes, read] = types[type];
  return { format, headerBytes, shape, valueBytes, valueAt: (view, at) => read(view, at, little) };
}

/** Returns how many values each item has. @param {ArrayLayout} array */
export function itemLength({ shape }) {
  return shape.slice(1).reduce((a, b) => a * b, 1);
}

/** Returns whether an array holds images, since its items have at least 64 values. @param {ArrayLayout} array */
export function holdsImages(array) {
  return itemLength(array) >= 64;
}
