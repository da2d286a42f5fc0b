import { createFunctionPlot, sampled, straight } from '../plot.js';
import { formatSignificant, frame, pictureWithSlider, reading } from '../picture-frame.js';
import { sigmoid } from '../valley.js';

/** @type {[number, number]} */
const plotRange = [-8, 8];
const saturatedBelow = 0.01;
const plot = createFunctionPlot({
  x: { title: 'Weighted sum z', range: plotRange, ticks: [-8, -4, 0, 4, 8] },
  y: { title: 'Activation', range: [-0.25, 1.5], ticks: [0, 0.5, 1] },
});
const control = {
  label: 'Sum z',
  min: plotRange[0],
  max: plotRange[1],
  step: 0.1,
  value: 1,
  format: formatSignificant,
};

/** The sigmoid with its tangent at a chosen point, and ReLU. */
export const createPicture = pictureWithSlider(control, (z, slider) => {
  const a = sigmoid(z);
  const slope = a * (1 - a);
  const drawing = plot({
    label: `The sigmoid rises from 0 to 1, steepest at z = 0. Its tangent is drawn at z = ${formatSignificant(z)}; ReLU is 0 below zero and rises straight above.`,
    curves: [
      { points: sampled((x) => Math.max(0, x), plotRange), tone: 'soft', dashed: true },
      { points: sampled(sigmoid, plotRange), tone: 'ink' },
      { points: straight({ x: z, y: a }, slope, 1.5), tone: 'backprop' },
    ],
    marks: [{ at: { x: z, y: a }, tone: 'backprop' }],
    labels: [
      { at: { x: 1.6, y: 1.36 }, text: 'ReLU', tone: 'soft' },
      { at: { x: 5.2, y: 1.05 }, text: 'sigmoid', tone: 'ink' },
    ],
  });
  const saturated = slope < saturatedBelow ? ' The unit is saturated: it hardly learns from any error.' : '';
  const text = `At z = ${formatSignificant(z)} the sigmoid is ${formatSignificant(a)} and its slope ${formatSignificant(slope)}.${saturated}`;
  return frame('The sigmoid with its tangent, and ReLU', drawing, slider, reading(text));
});
