import { formatCount } from '../../controls/format.js';
import { memoizeOne } from '../../page/memoize-one.js';
import { createFunctionPlot, sampled } from '../plot.js';
import { formatSignificant, frame, reading, slider } from '../picture-frame.js';

const sizes = [1, 2, 5, 10, 20, 32, 64, 100, 128, 200, 500, 1000];
const plot = createFunctionPlot({
  x: { title: 'Images in a mini-batch', range: [1, 200], ticks: [1, 50, 100, 150, 200] },
  y: { title: 'Noise, of one image’s', range: [0, 1], ticks: [0, 0.5, 1] },
});
const noiseCurve = { points: sampled((m) => 1 / Math.sqrt(m), [1, 200], 400), tone: /** @type {const} */ ('ink') };

/** @param {number} size */
function drawNoise(size) {
  const noise = 1 / Math.sqrt(size);
  return plot({
    label: `The noise falls with the square root of the batch size: at ${size} it is ${formatSignificant(noise)} of that of one image.`,
    curves: [noiseCurve],
    marks: size <= 200 ? [{ at: { x: size, y: noise }, tone: 'ink' }] : [],
  });
}

/** @param {number} size @param {number} images */
function formatEpoch(size, images) {
  if (images === 0) return '';
  const [steps, rest] = [Math.ceil(images / size), images % size];
  const last =
    rest === 0
      ? 'All mini-batches are full.'
      : `The last one has ${rest} images, and its step is ${rest}/${size} as long.`;
  return `${formatCount(images)} images to learn from in mini-batches of ${size}: ${formatCount(steps)} steps per epoch, each with ${formatSignificant(1 / Math.sqrt(size))} of the noise of a single image. ${last}`;
}

/** Noise and steps against the batch size, for the visitor's own training set. @type {import('../picture-frame.js').CreatePicture} */
export function createPicture(_actions, refresh) {
  const drawing = memoizeOne(drawNoise);
  let choice = 3;

  /** @param {number} next */
  function change(next) {
    choice = next;
    refresh();
  }

  return ({ data }) => {
    const size = sizes[choice];
    return frame(
      'What a larger mini-batch gains',
      drawing(size),
      slider({
        label: 'Batch size',
        min: 0,
        max: sizes.length - 1,
        step: 1,
        value: choice,
        format: (i) => String(sizes[i]),
        change,
      }),
      reading(formatEpoch(size, data.split?.training ?? data.train?.size ?? 0)),
    );
  };
}
