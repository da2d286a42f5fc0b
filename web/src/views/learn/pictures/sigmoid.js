import { createFunctionPlot, sampled, straight } from '../plot.js';
import { createReading, createSlider, frame, written } from '../picture-frame.js';
import { sigmoid } from '../valley.js';

/** @type {[number, number]} */
const plotRange = [-8, 8];
const saturatedBelow = 0.01;

/** The sigmoid with its tangent at a point of one's choice, and ReLU. @type {import('../picture-frame.js').CreatePicture} */
export function createPicture() {
  const plot = createFunctionPlot({
    label: 'The sigmoid',
    x: { title: 'Weighted sum z', range: plotRange, ticks: [-8, -4, 0, 4, 8] },
    y: { title: 'Activation', range: [-0.25, 1.5], ticks: [0, 0.5, 1] },
  });
  const reading = createReading();
  const slider = createSlider({
    label: 'Sum z',
    min: plotRange[0],
    max: plotRange[1],
    step: 0.1,
    value: 1,
    format: written,
    onChange: show,
  });

  /** @param {number} z */
  function show(z) {
    const a = sigmoid(z);
    const slope = a * (1 - a);
    plot.draw({
      curves: [
        { points: sampled((x) => Math.max(0, x), plotRange), tone: 'soft', dashed: true },
        { points: sampled(sigmoid, plotRange), tone: 'ink' },
        { points: straight({ x: z, y: a }, slope, 1.5), tone: 'backprop' },
      ],
      marks: [{ at: { x: z, y: a }, tone: 'backprop' }],
      words: [
        { at: { x: 1.6, y: 1.36 }, word: 'ReLU', tone: 'soft' },
        { at: { x: 5.2, y: 1.05 }, word: 'sigmoid', tone: 'ink' },
      ],
    });
    const words = slope < saturatedBelow ? ' The unit is saturated: it hardly learns from any error.' : '';
    reading.say(`At z = ${written(z)} the sigmoid is ${written(a)} and its slope ${written(slope)}.${words}`);
    plot.describe(
      `The sigmoid rises from 0 to 1, steepest at z = 0, with its tangent at z = ${written(z)}; ReLU is 0 below zero and rises straight above.`,
    );
  }
  show(slider.value());
  return { root: frame('The sigmoid with its tangent, and ReLU', plot.root, slider.root, reading.root), update() {} };
}
