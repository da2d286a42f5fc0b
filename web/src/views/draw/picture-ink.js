import { padSide } from './stroke-path.js';

/**
 * Turns a picture of a digit, such as a photo of paper or a screenshot, into ink on the pad.
 *
 * @typedef {{ ink: Uint8ClampedArray, inverted: boolean }} PictureInk 0 paper … 255 ink; `inverted`: the digit was light
 */

/** Pictures without this contrast show nothing. */
const leastContrast = 24;
/** Ink reaches full strength at this share of the way from the threshold to the darkest tone. */
const fullInk = 0.5;

/**
 * Separates ink from paper at Otsu's threshold (N. Otsu 1979, "A Threshold Selection Method from Gray-Level
 * Histograms"). The tone at the edge of the picture is the paper's.
 * @param {Uint8ClampedArray} rgba of a square picture
 * @param {number} side
 * @returns {PictureInk | null} null if the picture is of one tone
 */
export function inkOfPicture(rgba, side) {
  const tones = new Uint8ClampedArray(side * side);
  for (let i = 0; i < tones.length; ++i) {
    const [red, green, blue, alpha] = rgba.subarray(4 * i, 4 * i + 4);
    tones[i] = 255 + (alpha / 255) * (0.299 * red + 0.587 * green + 0.114 * blue - 255);
  }
  const { threshold, low, high } = otsu(tones);
  if (high - low < leastContrast) return null;
  const inverted = edgeTone(tones, side) <= threshold;
  const [paper, full] = inverted
    ? [threshold, threshold + fullInk * (high - threshold)]
    : [threshold, threshold - fullInk * (threshold - low)];
  return { ink: tones.map((tone) => (255 * (tone - paper)) / (full - paper)), inverted };
}

/** Returns the threshold with the largest variance between the tones on both sides, and the mean tone of each side. @param {Uint8ClampedArray} tones */
function otsu(tones) {
  const counts = Array(256).fill(0);
  for (const tone of tones) ++counts[tone];
  const total = counts.reduce((sum, count, tone) => sum + count * tone, 0);
  let [below, sumBelow, best] = [0, 0, -1];
  let found = { threshold: 0, low: 0, high: 0 };
  counts.forEach((count, threshold) => {
    below += count;
    sumBelow += count * threshold;
    const above = tones.length - below;
    if (below === 0 || above === 0) return;
    const [low, high] = [sumBelow / below, (total - sumBelow) / above];
    const variance = below * above * (high - low) ** 2;
    if (variance > best) [best, found] = [variance, { threshold: (low + high) / 2, low, high }];
  });
  return found;
}

/** Returns the median tone of the picture's edge. @param {Uint8ClampedArray} tones @param {number} side */
function edgeTone(tones, side) {
  const edge = [...Array(side).keys()].flatMap((i) => [
    tones[i],
    tones[(side - 1) * side + i],
    tones[i * side],
    tones[i * side + side - 1],
  ]);
  return edge.sort((a, b) => a - b)[edge.length / 2];
}

/**
 * Reads an image file as a picture for the pad, whole, in its proportions.
 * @param {Blob} file
 * @returns {Promise<{ picture: HTMLCanvasElement, inverted: boolean } | string>} or why that is impossible
 */
export async function readPicture(file) {
  const bitmap = await createImageBitmap(file).catch(() => null);
  if (!bitmap) return 'This file is not a picture that the browser can open. Use PNG, JPEG or WebP.';
  const picture = document.createElement('canvas');
  const small = Math.max(bitmap.width, bitmap.height);
  // The picture fills the square, and its first tone fills the rest.
  const [width, height] = [(padSide * bitmap.width) / small, (padSide * bitmap.height) / small];
  picture.width = picture.height = padSide;
  const context = /** @type {CanvasRenderingContext2D} */ (picture.getContext('2d', { willReadFrequently: true }));
  context.imageSmoothingQuality = 'high';
  context.drawImage(bitmap, 0, 0, 1, 1, 0, 0, padSide, padSide);
  context.drawImage(bitmap, (padSide - width) / 2, (padSide - height) / 2, width, height);
  bitmap.close();
  const image = context.getImageData(0, 0, padSide, padSide);
  const found = inkOfPicture(image.data, padSide);
  if (!found) return 'This picture has only one tone. Use a dark digit on light paper, or a light one on dark.';
  image.data.fill(0);
  found.ink.forEach((value, i) => (image.data[4 * i + 3] = value));
  context.putImageData(image, 0, 0);
  return { picture, inverted: found.inverted };
}
