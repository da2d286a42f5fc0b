import { formatCount } from '../../controls/format.js';
import { createFunctionPlot, sampled } from '../plot.js';
import { createReading, createSlider, frame, written } from '../picture-frame.js';

const sizes = [1, 2, 5, 10, 20, 32, 64, 100, 128, 200, 500, 1000];

/** Noise and steps against the batch size, for the visitor's own training set. @type {import('../picture-frame.js').CreatePicture} */
export function createPicture() {
  const plot = createFunctionPlot({
    label: 'The noise of a mini-batch’s gradient over its size',
    x: { title: 'Images in a mini-batch', range: [1, 200], ticks: [1, 50, 100, 150, 200] },
    y: { title: 'Noise, of one image’s', range: [0, 1], ticks: [0, 0.5, 1] },
  });
  const reading = createReading();
  const slider = createSlider({
    label: 'Batch size',
    min: 0,
    max: sizes.length - 1,
    step: 1,
    value: 3,
    format: (i) => String(sizes[i]),
    onChange: (i) => show(sizes[i]),
  });
  let images = 0;

  /** @param {number} size */
  function show(size) {
    const noise = 1 / Math.sqrt(size);
    plot.draw({
      curves: [{ points: sampled((m) => 1 / Math.sqrt(m), [1, 200], 400), tone: 'ink' }],
      marks: size <= 200 ? [{ at: { x: size, y: noise }, tone: 'ink' }] : [],
    });
    plot.describe(
      `The noise falls with the square root of the batch size: at ${size} it is ${written(noise)} of that of one image.`,
    );
    if (images === 0) return;
    const [steps, rest] = [Math.ceil(images / size), images % size];
    const last =
      rest === 0
        ? 'All mini-batches are full.'
        : `The last one has ${rest} images, and its step is ${rest}/${size} as long.`;
    reading.say(
      `${formatCount(images)} images to learn from in mini-batches of ${size}: ${formatCount(steps)} steps an epoch, each with ${written(noise)} of the noise of a single image. ${last}`,
    );
  }

  /** @type {import('../picture-frame.js').Picture['update']} */
  function update({ data }) {
    const now = data.split?.training ?? data.train?.size ?? 0;
    if (now === images) return;
    images = now;
    show(sizes[slider.value()]);
  }
  show(sizes[slider.value()]);
  return { root: frame('What a larger mini-batch buys', plot.root, slider.root, reading.root), update };
}
