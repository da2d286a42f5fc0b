import { createFunctionPlot, sampled, straight } from '../plot.js';
import { formatSignificant, frame, pictureWithSlider, reading } from '../picture-frame.js';
import { cost, slope } from '../valley.js';

/** @type {[number, number]} */
const plotRange = [-6, 6];
const plot = createFunctionPlot({
  x: { title: 'Weight w', range: plotRange, ticks: [-6, -3, 0, 3, 6] },
  y: { title: 'Cost C', range: [0, 0.2], ticks: [0, 0.1, 0.2] },
});
const control = {
  label: 'Weight w',
  min: plotRange[0],
  max: plotRange[1],
  step: 0.1,
  value: 2.5,
  format: formatSignificant,
};

/** @param {number} dc the slope */
function formatDirection(dc) {
  if (Math.abs(dc) < 1e-3) return 'Here it is nearly flat: at the bottom, or on a plateau.';
  return `Down is to the ${dc > 0 ? 'left' : 'right'}, against the slope.`;
}

/** The cost over one weight, with the tangent at a chosen point. */
export const createPicture = pictureWithSlider(control, (w, slider) => {
  const at = { x: w, y: cost(w) };
  const dc = slope(w);
  const drawing = plot({
    label: `The cost of one sigmoid neuron over its weight: a valley near w = 0.1 with walls that become plateaus. The tangent at w = ${formatSignificant(w)} has the slope ${formatSignificant(dc)}.`,
    curves: [
      { points: sampled(cost, plotRange), tone: 'ink' },
      { points: straight(at, dc, 2.5), tone: 'backprop' },
    ],
    marks: [{ at, tone: 'backprop' }],
  });
  const text = `At w = ${formatSignificant(w)} the cost is ${formatSignificant(at.y)} and its slope ${formatSignificant(dc)}. ${formatDirection(dc)}`;
  return frame('The cost of a single neuron with one weight, and its slope', drawing, slider, reading(text));
});
