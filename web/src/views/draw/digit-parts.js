/**
 * Finds several digits next to each other on the pad.
 *
 * @typedef {{ left: number, right: number, top: number, bottom: number }} Box right and bottom are one past the ink
 */

const leastInk = 128;
/** A part lower than this share of the tallest one, such as a dot or a foot, is no digit of its own. */
const leastHeight = 0.6;
/** Digits are farther apart than the strokes of one digit, in pixels of the pad. */
const leastGap = 8;
/** Several digits are wider than high, or nearly so; one digit in two pieces, such as an open four, is not. */
const leastWidth = 0.9;

/**
 * Returns the ink of each digit, from left to right, if there are several with paper between them; else an empty list.
 * A digit is not much lower than the tallest part; everything else belongs to the nearest digit.
 * @param {Uint8Array} ink
 * @param {number} width
 * @param {number} height
 * @returns {Uint8Array[]}
 */
export function digitParts(ink, width, height) {
  const boxes = columnsOf(ink, width, height);
  const tallest = Math.max(...boxes.map(tallness), 0);
  const digits = boxes.filter((box) => tallness(box) >= leastHeight * tallest);
  if (digits.length < 2 || boxes[boxes.length - 1].right - boxes[0].left < leastWidth * tallest) return [];
  const parts = digits.map(() => new Uint8Array(ink.length));
  for (const box of boxes) {
    const gap = (/** @type {Box} */ other) => Math.max(other.left - box.right, box.left - other.right);
    const nearest = digits.reduce((best, digit, i) => (gap(digit) < gap(digits[best]) ? i : best), 0);
    for (let y = 0; y < height; ++y) {
      const row = y * width;
      parts[nearest].set(ink.subarray(row + box.left, row + box.right), row + box.left);
    }
  }
  return parts;
}

const tallness = (/** @type {Box} */ { top, bottom }) => bottom - top;

/** Returns the boxes of ink that empty columns separate. @param {Uint8Array} ink @param {number} width @param {number} height */
function columnsOf(ink, width, height) {
  /** @type {Box[]} */
  const boxes = [];
  let inside = false;
  for (let x = 0; x < width; ++x) {
    const [top, bottom] = inkIn(ink, width, height, x);
    const last = boxes.at(-1);
    if (bottom > 0 && !inside && !(last && x - last.right < leastGap)) boxes.push({ left: x, right: x, top, bottom });
    inside = bottom > 0;
    const box = boxes.at(-1);
    if (!box || !inside) continue;
    box.right = x + 1;
    box.top = Math.min(box.top, top);
    box.bottom = Math.max(box.bottom, bottom);
  }
  return boxes;
}

/** Returns the first row with ink in a column and one past the last one. @param {Uint8Array} ink @param {number} width @param {number} height @param {number} x */
function inkIn(ink, width, height, x) {
  let [top, bottom] = [height, 0];
  for (let y = 0; y < height; ++y) {
    if (ink[y * width + x] < leastInk) continue;
    top = Math.min(top, y);
    bottom = y + 1;
  }
  return [top, bottom];
}
