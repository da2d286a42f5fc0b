import { createFunctionPlot, sampled } from '../plot.js';
import { createReading, createSlider, frame, written } from '../picture-frame.js';

/** @type {[number, number]} */
const plotRange = [-3, 3];
const stepLimit = 12;
const start = -2.5;
/** C = ½ c θ² with c = 1, whose limit is a rate of 2. @param {number} w */
const bowl = (w) => (w * w) / 2;

/** Twelve steps down a parabola, with a rate of one's choice. @type {import('../picture-frame.js').CreatePicture} */
export function createPicture() {
  const plot = createFunctionPlot({
    label: 'Steps down a parabola',
    x: { title: 'Parameter θ', range: plotRange, ticks: [-3, -2, -1, 0, 1, 2, 3] },
    y: { title: 'Cost ½ θ²', range: [0, 4.5], ticks: [0, 1, 2, 3, 4] },
  });
  const reading = createReading();
  const slider = createSlider({
    label: 'Rate η',
    min: 0.05,
    max: 2.2,
    step: 0.05,
    value: 0.3,
    format: written,
    onChange: show,
  });

  /** @param {number} rate */
  function show(rate) {
    const path = [start];
    for (let k = 0; k < stepLimit; ++k) path.push(path[k] - rate * path[k]);
    const points = path.map((w) => ({ x: w, y: bowl(w) }));
    plot.draw({
      curves: [
        { points: sampled(bowl, plotRange), tone: 'ink' },
        { points, tone: 'backprop', thin: true },
      ],
      marks: points
        .filter(({ x }) => Math.abs(x) <= plotRange[1])
        .map((at) => ({ at, tone: /** @type {const} */ ('backprop') })),
    });
    const end = path[stepLimit];
    reading.say(
      `With η = ${written(rate)} each step multiplies θ by ${written(1 - rate)}: after ${stepLimit} steps θ is ${written(end)}. ${judged(rate)}`,
    );
    plot.describe(`Twelve steps from θ = −2.5 with the rate ${written(rate)} end at ${written(end)}.`);
  }
  show(slider.value());
  return { root: frame('Twelve steps down a parabola', plot.root, slider.root, reading.root), update() {} };
}

/** @param {number} rate */
function judged(rate) {
  if (rate > 2.001) return 'Each step lands higher than it began: it diverges.';
  if (rate > 1.999) return 'It jumps from side to side for ever.';
  if (rate > 1.001) return 'It jumps across the valley at each step, and still gets nearer.';
  if (rate > 0.999) return 'On a parabola this is perfect: one step, and it is there.';
  return rate < 0.2 ? 'Safe, and slow.' : 'It comes down on one side, quickly.';
}
