import { createFunctionPlot, sampled, straight } from '../plot.js';
import { createReading, createSlider, frame, written } from '../picture-frame.js';
import { cost, slope } from '../valley.js';

/** @type {[number, number]} */
const plotRange = [-6, 6];

/** One weight's valley, with the tangent where one stands. @type {import('../picture-frame.js').CreatePicture} */
export function createPicture() {
  const plot = createFunctionPlot({
    label: 'The cost over a weight',
    x: { title: 'Weight w', range: plotRange, ticks: [-6, -3, 0, 3, 6] },
    y: { title: 'Cost C', range: [0, 0.2], ticks: [0, 0.1, 0.2] },
  });
  const reading = createReading();
  const slider = createSlider({
    label: 'Weight w',
    min: plotRange[0],
    max: plotRange[1],
    step: 0.1,
    value: 2.5,
    format: written,
    onChange: show,
  });

  /** @param {number} w */
  function show(w) {
    const at = { x: w, y: cost(w) };
    const dc = slope(w);
    plot.draw({
      curves: [
        { points: sampled(cost, plotRange), tone: 'ink' },
        { points: straight(at, dc, 2.5), tone: 'backprop' },
      ],
      marks: [{ at, tone: 'backprop' }],
    });
    const way =
      Math.abs(dc) < 1e-3
        ? 'Here it is nearly flat: at the bottom, or on a plateau.'
        : `Down is to the ${dc > 0 ? 'left' : 'right'}, against the slope.`;
    reading.say(`At w = ${written(w)} the cost is ${written(at.y)} and its slope ${written(dc)}. ${way}`);
    plot.describe(
      `The cost of one sigmoid neuron over its weight: a valley near w = 0.1 with walls that become plateaus. The tangent at w = ${written(w)} has the slope ${written(dc)}.`,
    );
  }
  show(slider.value());
  return {
    root: frame('The cost of a single neuron with one weight, and its slope', plot.root, slider.root, reading.root),
    update() {},
  };
}
