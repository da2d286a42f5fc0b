import { createFunctionPlot, sampled } from '../plot.js';
import { formatSignificant, frame, pictureWithSlider, reading } from '../picture-frame.js';

/** @type {[number, number]} */
const plotRange = [-3, 3];
const stepLimit = 12;
const start = -2.5;
const plot = createFunctionPlot({
  x: { title: 'Parameter θ', range: plotRange, ticks: [-3, -2, -1, 0, 1, 2, 3] },
  y: { title: 'Cost ½ θ²', range: [0, 4.5], ticks: [0, 1, 2, 3, 4] },
});
const control = { label: 'Rate η', min: 0.05, max: 2.2, step: 0.05, value: 0.3, format: formatSignificant };

/** C = ½ c θ² with c = 1, whose limit is a rate of 2. @param {number} w */
const parabola = (w) => (w * w) / 2;

/** @param {number} rate */
function formatBehaviour(rate) {
  if (rate > 2.001) return 'Each step lands higher than it began: it diverges.';
  if (rate > 1.999) return 'It jumps from side to side forever.';
  if (rate > 1.001) return 'It jumps across the valley at each step, and still gets nearer.';
  if (rate > 0.999) return 'On a parabola this is perfect: one step, and it is there.';
  return rate < 0.2 ? 'Safe, and slow.' : 'It comes down quickly on one side.';
}

/** Twelve steps down a parabola, with a chosen learning rate. */
export const createPicture = pictureWithSlider(control, (rate, slider) => {
  const path = [start];
  for (let k = 0; k < stepLimit; ++k) path.push(path[k] - rate * path[k]);
  const points = path.map((w) => ({ x: w, y: parabola(w) }));
  const end = path[stepLimit];
  const drawing = plot({
    label: `Twelve steps from θ = −2.5 with the rate ${formatSignificant(rate)} end at ${formatSignificant(end)}.`,
    curves: [
      { points: sampled(parabola, plotRange), tone: 'ink' },
      { points, tone: 'backprop', thin: true },
    ],
    marks: points
      .filter(({ x }) => Math.abs(x) <= plotRange[1])
      .map((at) => ({ at, tone: /** @type {const} */ ('backprop') })),
  });
  const text = `With η = ${formatSignificant(rate)} each step multiplies θ by ${formatSignificant(1 - rate)}: after ${stepLimit} steps θ is ${formatSignificant(end)}. ${formatBehaviour(rate)}`;
  return frame('Twelve steps down a parabola', drawing, slider, reading(text));
});
