import { radioRow } from '../../controls/radio-row.js';
import { memoizeOne } from '../../page/memoize-one.js';
import { createFunctionPlot, sampled } from '../plot.js';
import { formatSignificant, frame, reading } from '../picture-frame.js';
import { sigmoid } from '../valley.js';

/** @type {[number, number]} */
const plotRange = [-20, 20];
const pixelCount = 784;
const unitCount = 30;
const saturatedFrom = 4;
/** Deviations of weights and biases at 784 inputs and 30 units, as core/layers/initialization.cc draws them. Xavier's is uniform in ±√(6/(n + m)), of variance 2/(n + m). */
const ways = /** @type {Record<string, { label: string, weight: number, bias: number }>} */ ({
  'unit-normal': { label: 'Unit normal', weight: 1, bias: 1 },
  'scaled-normal': { label: 'Scaled normal', weight: 1 / Math.sqrt(pixelCount), bias: 1 },
  xavier: { label: 'Xavier', weight: Math.sqrt(2 / (pixelCount + unitCount)), bias: 0 },
  he: { label: 'He', weight: Math.sqrt(2 / pixelCount), bias: 0 },
});
const choices = Object.entries(ways).map(([value, { label }]) => ({ value, label }));
const plot = createFunctionPlot({
  x: { title: 'Weighted sum z before the first step', range: plotRange, ticks: [-20, -10, 0, 10, 20] },
  y: { title: 'Activation', range: [-0.1, 1.1], ticks: [0, 0.5, 1] },
});

/** @param {number} deviation @param {string} label */
const drawBand = (deviation, label) =>
  plot({
    label,
    bands: [{ from: -2 * deviation, to: 2 * deviation }],
    curves: [{ points: sampled(sigmoid, plotRange), tone: 'ink' }],
  });

/** @param {Uint8Array} pixels */
const lengthOf = (pixels) => Math.sqrt(pixels.reduce((sum, pixel) => sum + (pixel / 255) ** 2, 0));

/** Where the first sums fall on the sigmoid, for a digit of the data. @type {import('../picture-frame.js').CreatePicture} */
export function createPicture(_actions, refresh) {
  const drawing = memoizeOne(drawBand);
  const length = memoizeOne(lengthOf);
  let way = 'unit-normal';

  const row = {
    name: 'initial-sums',
    label: 'Initial weights',
    testid: 'initial-sums',
    wraps: true,
    /** @param {string} chosen */
    choose(chosen) {
      way = chosen;
      refresh();
    },
  };

  return ({ data }) => {
    const caption = 'Where the first sums of 30 units fall on the sigmoid';
    const pixels = data.train?.samples[0];
    if (!pixels) return frame(caption, radioRow(row, choices, way), reading(''));
    const { label, weight, bias } = ways[way];
    const deviation = Math.hypot(weight * length(pixels), bias);
    const text = `With ${label.toLowerCase()} weights the sums for the first digit of the data have a deviation of ${formatSignificant(deviation)}: 95 of 100 lie in the shaded band.`;
    const effect = deviation > saturatedFrom ? 'Most units begin saturated.' : 'Hardly any unit begins saturated.';
    return frame(caption, drawing(deviation, text), radioRow(row, choices, way), reading(`${text} ${effect}`));
  };
}
