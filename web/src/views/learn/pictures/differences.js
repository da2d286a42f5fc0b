import { html } from 'lit-html';
import { createFunctionPlot, sampled, straight } from '../plot.js';
import { formatSignificant, frame, lessonRow, lessonTable, pictureWithSlider, reading } from '../picture-frame.js';
import { coarseCost, cost, slope } from '../valley.js';

/** @type {[number, number]} */
const plotRange = [-3, 6];
const pointOfInterest = 2;
const plot = createFunctionPlot({
  x: { title: 'Weight w', range: plotRange, ticks: [-3, 0, 3, 6] },
  y: { title: 'Cost C', range: [0, 0.2], ticks: [0, 0.1, 0.2] },
});
/** The slider's value is the exponent of h. */
const control = {
  label: 'Step h',
  min: -7,
  max: 0.5,
  step: 0.25,
  value: 0.25,
  format: (/** @type {number} */ power) => formatSignificant(10 ** power),
};

/** @param {number} h */
function formatStepSize(h) {
  if (h > 0.2) return 'so far apart that the secants cut across the bend.';
  return h < 1e-4
    ? 'so close that rounding spoils the difference.'
    : 'a good choice; the central difference is more accurate unless rounding interferes.';
}

/** @param {string} method @param {string} name @param {number} value @param {number | null} exact */
function row(method, name, value, exact) {
  const error = exact === null ? '' : `${formatSignificant((100 * Math.abs(value - exact)) / Math.abs(exact))}%`;
  const heading = html`<span class="lesson-swatch" data-method=${method} aria-hidden="true"></span>${name}`;
  return lessonRow(heading, [value.toFixed(6).replace('-', '−'), error]);
}

/** @param {number} h @param {{ exact: number, forward: number, central: number }} slopes */
function drawSecants(h, { exact, forward, central }) {
  const here = { x: pointOfInterest, y: cost(pointOfInterest) };
  const ahead = { x: pointOfInterest + h, y: cost(pointOfInterest + h) };
  const behind = { x: pointOfInterest - h, y: cost(pointOfInterest - h) };
  return plot({
    label: `At w = 2 the tangent has the slope ${formatSignificant(exact)}, the forward difference ${formatSignificant(forward)}, the central difference ${formatSignificant(central)}.`,
    curves: [
      { points: sampled(cost, plotRange), tone: 'ink' },
      { points: straight(here, exact, 3), tone: 'backprop' },
      { points: straight(here, forward, 3), tone: 'forward-difference' },
      { points: straight(behind, central, 3 + h), tone: 'central-difference', dashed: true },
    ],
    marks: [
      { at: ahead, tone: 'forward-difference' },
      { at: behind, tone: 'central-difference' },
      { at: here, tone: 'backprop' },
    ],
  });
}

/** Secants next to the tangent, for a chosen h. */
export const createPicture = pictureWithSlider(control, (power, slider) => {
  const h = 10 ** power;
  const exact = slope(pointOfInterest);
  const forward = (coarseCost(pointOfInterest + h) - coarseCost(pointOfInterest)) / h;
  const central = (coarseCost(pointOfInterest + h) - coarseCost(pointOfInterest - h)) / (2 * h);
  const rows = [
    row('backprop', 'Tangent', exact, null),
    row('forward-difference', 'Forward difference', forward, exact),
    row('central-difference', 'Central difference', central, exact),
  ];
  return frame(
    'Tangent and secants, computed with 32-bit numbers',
    drawSecants(h, { exact, forward, central }),
    slider,
    lessonTable(['Line', 'Slope', 'Error'], rows),
    reading(`With h = ${formatSignificant(h)}: ${formatStepSize(h)}`),
  );
});
