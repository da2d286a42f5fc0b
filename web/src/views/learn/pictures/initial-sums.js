import { createFunctionPlot, sampled } from '../plot.js';
import { createRadioRow } from '../../controls/radio-row.js';
import { createReading, frame, written } from '../picture-frame.js';
import { sigmoid } from '../valley.js';

/** @type {[number, number]} */
const plotRange = [-20, 20];
const pixelCount = 784;
const unitCount = 30;
/** Deviations of weights and biases at 784 inputs and 30 units, as core/layers/initialization.cc draws them. Xavier's is uniform in ±√(6/(n + m)), of variance 2/(n + m). */
const ways = /** @type {Record<string, { label: string, weight: number, bias: number }>} */ ({
  'unit-normal': { label: 'Unit normal', weight: 1, bias: 1 },
  'scaled-normal': { label: 'Scaled normal', weight: 1 / Math.sqrt(pixelCount), bias: 1 },
  xavier: { label: 'Xavier', weight: Math.sqrt(2 / (pixelCount + unitCount)), bias: 0 },
  he: { label: 'He', weight: Math.sqrt(2 / pixelCount), bias: 0 },
});

/** Where the first sums fall on the sigmoid, for a digit of the data. @type {import('../picture-frame.js').CreatePicture} */
export function createPicture() {
  const plot = createFunctionPlot({
    label: 'Where the first weighted sums fall on the sigmoid',
    x: { title: 'Weighted sum z before the first step', range: plotRange, ticks: [-20, -10, 0, 10, 20] },
    y: { title: 'Activation', range: [-0.1, 1.1], ticks: [0, 0.5, 1] },
  });
  const reading = createReading();
  let way = 'unit-normal';
  let length = 0;

  /** @param {string} chosen */
  function choose(chosen) {
    way = chosen;
    show();
  }

  function show() {
    if (length === 0) return;
    const { label, weight, bias } = ways[way];
    const deviation = Math.hypot(weight * length, bias);
    plot.draw({
      bands: [{ from: -2 * deviation, to: 2 * deviation }],
      curves: [{ points: sampled(sigmoid, plotRange), tone: 'ink' }],
    });
    const words = `With ${label.toLowerCase()} weights the sums for the first digit of the data have a deviation of ${written(deviation)}: 95 of 100 lie in the shaded band.`;
    reading.say(`${words} ${deviation > 4 ? 'Most units begin saturated.' : 'Hardly a unit begins saturated.'}`);
    plot.describe(words);
  }

  /** @type {import('../picture-frame.js').Picture['update']} */
  function update({ data }, previous) {
    const pixels = data.train?.samples[0];
    if (!pixels || data.train === previous?.data.train) return;
    length = Math.sqrt(pixels.reduce((sum, pixel) => sum + (pixel / 255) ** 2, 0));
    show();
  }
  const row = createRadioRow({
    name: 'initial-sums',
    label: 'Initial weights',
    testid: 'initial-sums',
    choose,
    wraps: true,
  });
  row.update(
    Object.entries(ways).map(([value, { label }]) => ({ value, label })),
    way,
  );
  return {
    root: frame('Where the first sums of 30 units fall on the sigmoid', plot.root, row.root, reading.root),
    update,
  };
}
