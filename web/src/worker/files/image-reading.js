import { unwrap } from '../core/unwrap.js';
import { imageChanger, mnistSide } from './image-change.js';

/**
 * Finds out how the images of a data set are meant, from a sample: the range of their values, dark writing on white
 * paper, exchanged rows and columns.
 *
 * @typedef {import('../core/core-loader.js').Core} Core
 * @typedef {import('../core/core-loader.js').Dataset} Dataset
 * @typedef {import('./image-change.js').ImageChange} ImageChange
 * @typedef {{ images: ArrayLike<number>[], labels: number[], side: number }} ImageSample
 * @typedef {{ change: ImageChange, assumed: string[] }} ImageReading `assumed`: a sentence for each assumption
 */

const pixels = mnistSide * mnistSide;
/** Fewer images than this do not show whether rows and columns are exchanged. */
const fewestForTransposition = 20;
const mostForTransposition = 60;
/**
 * The least share of transposed digits that match their class best, and its least gain over the images as they are. Of
 * 340 sets of 20 to 100 of MNIST's test images none was taken for transposed; of the same transposed, two were missed.
 */
const leastMatching = 0.4;
const leastGain = 0.2;
/** @type {WeakMap<object, Float64Array[]>} */
const prototypes = new WeakMap();

/**
 * @param {Core} core
 * @param {ImageSample} sample
 * @returns {ImageReading}
 */
export function imageReading(core, { images, labels, side }) {
  const { low, high, sentence } = rangeOf(images, side);
  const inverted = isWhitePaper(images, side, low, high);
  const change = { side, low, high, inverted, transposed: false };
  const transposed = isTransposed(core, images, labels, change);
  const assumed = [
    sentence,
    side === mnistSide ? '' : `Images of ${side} × ${side} pixels were scaled to 28 × 28.`,
    inverted ? 'The images are dark on white paper, so they were inverted.' : '',
    transposed ? 'Rows and columns were exchanged (as in EMNIST’s files), so the images were transposed.' : '',
  ];
  return { change: { ...change, transposed }, assumed: assumed.filter(Boolean) };
}

/** @param {ArrayLike<number>[]} images @param {number} side */
function rangeOf(images, side) {
  let least = 0;
  let most = 0;
  let isWhole = true;
  for (const image of images) {
    for (let i = 0; i < side * side; i += 1) {
      least = Math.min(least, image[i]);
      most = Math.max(most, image[i]);
      isWhole &&= Number.isInteger(image[i]);
    }
  }
  if (least < 0 && least >= -1 && most <= 1)
    return { low: -1, high: 1, sentence: 'Pixels from −1 to 1 were scaled to 0–255.' };
  if (most > 0 && most <= 1 && least >= 0) {
    const what = isWhole
      ? 'Pixels are only 0 or 1 and were read as 0 or 255.'
      : 'Pixels from 0 to 1 were scaled to 0–255.';
    return { low: 0, high: 1, sentence: what };
  }
  if (side === 8 && most > 1 && most <= 16)
    return { low: 0, high: 16, sentence: 'Pixels from 0 to 16 were scaled to 0–255.' };
  const sentence = isWhole ? '' : 'Pixel values were rounded to whole numbers.';
  return { low: 0, high: 255, sentence };
}

/**
 * Returns whether the border is nearly all white and the middle darker.
 * @param {ArrayLike<number>[]} images
 * @param {number} side
 * @param {number} low
 * @param {number} high
 */
function isWhitePaper(images, side, low, high) {
  const border = { sum: 0, count: 0 };
  const middle = { sum: 0, count: 0 };
  const parts = Array.from({ length: side * side }, (_, i) => {
    const [x, y] = [i % side, Math.floor(i / side)];
    const edge = Math.min(x, y, side - 1 - x, side - 1 - y);
    return edge === 0 ? border : edge >= side / 4 ? middle : null;
  });
  for (const image of images) {
    for (let i = 0; i < side * side; i += 1) {
      const part = parts[i];
      if (!part) continue;
      part.sum += (image[i] - low) / (high - low);
      part.count += 1;
    }
  }
  const paper = border.sum / border.count;
  return paper >= 0.8 && middle.sum / middle.count < paper - 0.1;
}

/**
 * Returns whether the images match the digits in their labels far better with rows and columns exchanged.
 * @param {Core} core
 * @param {ArrayLike<number>[]} images
 * @param {number[]} labels
 * @param {ImageChange} change
 */
function isTransposed(core, images, labels, change) {
  if (labels.length < fewestForTransposition || labels.some((label) => !(label >= 0 && label <= 9))) return false;
  const some = evenly(labels.length, mostForTransposition);
  const known = prototypesOf(core);
  const [asTheyAre, exchanged] = [false, true].map((transposed) => {
    const changed = imageChanger({ ...change, transposed });
    const right = some.filter((i) => {
      const image = changed(images[i], 0);
      return image !== null && nearest(known, image) === labels[i];
    });
    return right.length / some.length;
  });
  return exchanged >= leastMatching && exchanged - asTheyAre >= leastGain;
}

/** Returns at most this many of the indices below `count`. @param {number} count @param {number} most */
function evenly(count, most) {
  const taken = Math.min(count, most);
  return Array.from({ length: taken }, (_, i) => Math.floor((i * count) / taken));
}

/** @param {Core} core */
function prototypesOf(core) {
  const known = prototypes.get(core) ?? digitPrototypes(core);
  prototypes.set(core, known);
  return known;
}

/** Returns the mean image of each digit, centred and of length 1. @param {Core} core */
function digitPrototypes(core) {
  const count = 400;
  const dataset = /** @type {Dataset} */ (unwrap(core.generateDigits(count, 1, 0)));
  const means = Array.from({ length: 10 }, () => new Float64Array(pixels));
  try {
    const images = unwrap(dataset.images(Uint32Array.from({ length: count }, (_, row) => row)));
    const labels = dataset.labels();
    images.forEach((value, at) => (means[labels[Math.floor(at / pixels)]][at % pixels] += value));
  } finally {
    dataset.delete();
  }
  return means.map(normalized);
}

/** @param {Float64Array} image */
function normalized(image) {
  const mean = image.reduce((a, b) => a + b, 0) / pixels;
  const centred = image.map((value) => value - mean);
  const length = Math.sqrt(centred.reduce((sum, value) => sum + value * value, 0)) || 1;
  return centred.map((value) => value / length);
}

/** @param {Float64Array[]} prototypes @param {Uint8Array} image @returns {number} the digit that it resembles most */
function nearest(prototypes, image) {
  let best = 0;
  let most = -Infinity;
  for (let digit = 0; digit < prototypes.length; digit += 1) {
    const prototype = prototypes[digit];
    let likeness = 0;
    for (let i = 0; i < pixels; i += 1) likeness += prototype[i] * image[i];
    if (likeness > most) [best, most] = [digit, likeness];
  }
  return best;
}
