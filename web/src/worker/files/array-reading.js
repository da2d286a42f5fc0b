import { refuse } from '../protocol.js';
import { holdsImages, idxLayout, isNpy, itemLength, npyLayout } from './array-layout.js';
import { startOf } from './file-bytes.js';
import { changesNothing, imageChanger, mnistSide } from './image-change.js';
import { imageReading } from './image-reading.js';
import { haveMoreClasses, manyClasses } from './tables/table-labels.js';

/**
 * Reads arrays of images and of labels in IDX and NumPy's format, by rewriting them as the IDX files that the core
 * reads: 28×28 bytes an image, one byte a label.
 *
 * @typedef {import('../core/core-loader.js').Core} Core
 * @typedef {import('./file-bytes.js').Bytes} Bytes
 * @typedef {import('./file-bytes.js').Reading} Reading
 * @typedef {import('./array-layout.js').ArrayLayout} ArrayLayout
 * @typedef {(values: Float64Array, item: number) => ArrayLike<number>} Rewrite returns the bytes of an item
 */

const mostSamples = 100;
const headerReach = 16 * 1024;
const smallestSide = 8;
const largestSide = 64;
const oneHotColumns = 10;
const outputBytes = 256 * 1024;
/** The most labels whose classes are counted. */
const mostLabels = 2_500_000;

/**
 * @param {Core} core
 * @param {{ images: Bytes, labels: Bytes }} files
 * @param {AbortSignal} signal
 * @returns {Promise<{ images: Bytes, labels: Bytes, assumed: string[] }>}
 */
export async function readArrays(core, { images, labels }, signal) {
  const [pixels, classes] = [await layoutOf(images, signal), await layoutOf(labels, signal)];
  // The core says what is wrong with a file without a usable header.
  if (!pixels || !classes) return { images, labels, assumed: [] };
  const side = sideOf(images.name, pixels);
  const labelRewrite = labelsOf(labels.name, classes);
  const known = await classesOf(labels, classes, labelRewrite, signal);
  if (haveMoreClasses(known))
    throw refuse(
      manyClasses(
        labels.name,
        [...new Set(known)].sort((a, b) => a - b),
      ),
    );
  const sample = await items(images, pixels, mostSamples, signal);
  const read = imageReading(core, { images: sample, labels: known.slice(0, sample.length), side });
  const isPlainImages = isPlain(pixels, 3) && changesNothing(read.change);
  const isPlainLabels = isPlain(classes, 1);
  return {
    images: isPlainImages
      ? images
      : rewritten(images, pixels, [3, mnistSide, mnistSide], pixelsOf(images, read.change)),
    labels: isPlainLabels ? labels : rewritten(labels, classes, [1], labelRewrite),
    assumed: [labelSentence(classes), ...read.assumed].filter(Boolean),
  };
}

/** @param {Bytes} bytes @param {AbortSignal} signal @returns {Promise<ArrayLayout|null>} */
async function layoutOf(bytes, signal) {
  const start = await startOf(bytes, headerReach, signal);
  return isNpy(start) ? npyLayout(bytes.name, start) : idxLayout(start);
}

/** @param {ArrayLayout} array @param {number} dimensions */
function isPlain({ format, shape, valueBytes }, dimensions) {
  return format === 'IDX' && valueBytes === 1 && shape.length === dimensions;
}

/** @param {string} name @param {ArrayLayout} array */
function sideOf(name, array) {
  const side = Math.sqrt(itemLength(array));
  const dimensions = array.shape.slice(1).filter((size) => size !== 1);
  const isSquare =
    Number.isInteger(side) && (dimensions.length === 1 || (dimensions.length === 2 && dimensions[0] === side));
  if (isSquare && side >= smallestSide && side <= largestSide) return side;
  throw refuse(
    `${name}: its images are ${array.shape.slice(1).join(' × ')}. Expected are grey square images of 8 × 8 to 64 × 64 pixels: convert them, or choose another file.`,
  );
}

/** @param {string} name @param {ArrayLayout} array @returns {Rewrite} */
function labelsOf(name, array) {
  const columns = itemLength(array);
  if (holdsImages(array)) throw refuse(`${name} holds images where labels belong. Choose the file of their labels.`);
  if (columns !== oneHotColumns || array.format === 'IDX') return (values) => [values[0]];
  return (values) => [values.indexOf(1)];
}

/** @param {ArrayLayout} array */
function labelSentence(array) {
  const columns = itemLength(array);
  if (columns === 1) return '';
  if (columns === oneHotColumns && array.format === 'NPY')
    return 'Labels were read from ten columns of zeros and ones.';
  return `The first of ${columns} numbers a row was taken for the label.`;
}

/**
 * Returns all labels; what cannot be one is −1.
 * @param {Bytes} bytes
 * @param {ArrayLayout} array
 * @param {Rewrite} rewrite
 * @param {AbortSignal} signal
 */
async function classesOf(bytes, array, rewrite, signal) {
  const values = await items(bytes, array, mostLabels, signal);
  return values.map((row, i) => rewrite(row, i)[0]);
}

/** @param {Bytes} bytes @param {ReturnType<typeof imageReading>['change']} change @returns {Rewrite} */
function pixelsOf(bytes, change) {
  const changed = imageChanger(change);
  return (values, item) => {
    const image = changed(values, 0);
    if (image) return image;
    throw refuse(
      `${bytes.name}: image ${item + 1} has pixels outside ${change.low} to ${change.high}, the range of the first images. Save all images in one range.`,
    );
  };
}

/**
 * Returns the first items.
 * @param {Bytes} bytes
 * @param {ArrayLayout} array
 * @param {number} most
 * @param {AbortSignal} signal
 */
async function items(bytes, array, most, signal) {
  /** @type {Float64Array[]} */
  const found = [];
  for await (const values of itemsOf(bytes, array, { signal })) {
    found.push(values.slice());
    if (found.length === Math.min(most, array.shape[0])) break;
  }
  return found;
}

/**
 * Reads one item after another into the same array.
 * @param {Bytes} bytes
 * @param {ArrayLayout} array
 * @param {Reading} reading
 * @returns {AsyncGenerator<Float64Array, void>}
 */
async function* itemsOf(bytes, array, reading) {
  const values = new Float64Array(itemLength(array));
  const item = new Uint8Array(values.length * array.valueBytes);
  const view = new DataView(item.buffer);
  let toSkip = array.headerBytes;
  let filled = 0;
  for await (const slice of bytes.read(reading)) {
    let at = Math.min(toSkip, slice.length);
    toSkip -= at;
    while (at < slice.length) {
      const part = slice.subarray(at, at + item.length - filled);
      item.set(part, filled);
      at += part.length;
      filled += part.length;
      if (filled < item.length) continue;
      filled = 0;
      for (let i = 0; i < values.length; i += 1) values[i] = array.valueAt(view, i * array.valueBytes);
      yield values;
    }
  }
  if (filled > 0)
    throw refuse(`${bytes.name} ends in the middle of an item. Was the download cut short? Download it again.`);
}

/**
 * @param {Bytes} bytes
 * @param {ArrayLayout} array
 * @param {number[]} header the number of dimensions, and the sizes after the first
 * @param {Rewrite} rewrite
 * @returns {Bytes}
 */
function rewritten(bytes, array, [dimensions, ...sizes], rewrite) {
  async function* read(/** @type {Reading} */ reading) {
    yield idxHeader([array.shape[0], ...sizes], dimensions);
    const itemBytes = sizes.reduce((a, b) => a * b, 1);
    const fitting = Math.max(1, Math.floor(outputBytes / itemBytes));
    let output = new Uint8Array(fitting * itemBytes);
    let count = 0;
    let item = 0;
    for await (const values of itemsOf(bytes, array, reading)) {
      // A label that is no byte becomes one that the core refuses by its place.
      output.set(Array.from(rewrite(values, item), byteOf), count * itemBytes);
      item += 1;
      count += 1;
      if (count < fitting) continue;
      yield output;
      output = new Uint8Array(fitting * itemBytes);
      count = 0;
    }
    yield output.subarray(0, count * itemBytes);
  }
  return { ...bytes, size: null, read };
}

/** @param {number} value */
function byteOf(value) {
  return Number.isInteger(value) && value >= 0 && value <= 255 ? value : 255;
}

/** @param {number[]} shape @param {number} dimensions */
function idxHeader(shape, dimensions) {
  const header = new DataView(new ArrayBuffer(4 + 4 * dimensions));
  header.setUint8(2, 8);
  header.setUint8(3, dimensions);
  shape.forEach((size, i) => header.setUint32(4 + 4 * i, size));
  return new Uint8Array(header.buffer);
}
