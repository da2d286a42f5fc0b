import { element } from '../../controls/element.js';
import { createFunctionPlot, sampled, straight } from '../plot.js';
import { createReading, createSlider, frame, written } from '../picture-frame.js';
import { coarseCost, cost, slope } from '../valley.js';

/** @type {[number, number]} */
const plotRange = [-3, 6];
const pointOfInterest = 2;
const headings = ['Line', 'Slope', 'Off by'];

/** Secants beside the tangent, for an h of one's choice. @type {import('../picture-frame.js').CreatePicture} */
export function createPicture() {
  const plot = createFunctionPlot({
    label: 'Tangent and secants',
    x: { title: 'Weight w', range: plotRange, ticks: [-3, 0, 3, 6] },
    y: { title: 'Cost C', range: [0, 0.2], ticks: [0, 0.1, 0.2] },
  });
  const reading = createReading();
  const body = element('tbody');
  const table = element(
    'table',
    { class: 'lesson-table' },
    element('thead', {}, element('tr', {}, ...headings.map((word) => element('th', { scope: 'col' }, word)))),
    body,
  );
  const slider = createSlider({
    label: 'Step h',
    min: -7,
    max: 0.5,
    step: 0.25,
    value: 0.25,
    format: (power) => written(10 ** power),
    onChange: show,
  });

  /** @param {number} power of ten */
  function show(power) {
    const h = 10 ** power;
    const exact = slope(pointOfInterest);
    const forward = (coarseCost(pointOfInterest + h) - coarseCost(pointOfInterest)) / h;
    const central = (coarseCost(pointOfInterest + h) - coarseCost(pointOfInterest - h)) / (2 * h);
    const here = { x: pointOfInterest, y: cost(pointOfInterest) };
    plot.draw({
      curves: [
        { points: sampled(cost, plotRange), tone: 'ink' },
        { points: straight(here, exact, 3), tone: 'backprop' },
        { points: straight(here, forward, 3), tone: 'forward-difference' },
        {
          points: straight({ x: pointOfInterest - h, y: cost(pointOfInterest - h) }, central, 3 + h),
          tone: 'central-difference',
          dashed: true,
        },
      ],
      marks: [
        { at: { x: pointOfInterest + h, y: cost(pointOfInterest + h) }, tone: 'forward-difference' },
        { at: { x: pointOfInterest - h, y: cost(pointOfInterest - h) }, tone: 'central-difference' },
        { at: here, tone: 'backprop' },
      ],
    });
    body.replaceChildren(
      row('backprop', 'Tangent', exact, null),
      row('forward-difference', 'Forward difference', forward, exact),
      row('central-difference', 'Central difference', central, exact),
    );
    reading.say(`With h = ${written(h)}: ${judged(h)}`);
    plot.describe(
      `At w = 2 the tangent has the slope ${written(exact)}, the forward difference ${written(forward)}, the central difference ${written(central)}.`,
    );
  }
  show(slider.value());
  return {
    root: frame('Tangent and secants, computed with 32-bit numbers', plot.root, slider.root, table, reading.root),
    update() {},
  };
}

/** @param {number} h */
function judged(h) {
  if (h > 0.2) return 'so far apart that the secants cut across the bend.';
  return h < 1e-4
    ? 'so close that rounding spoils the difference.'
    : 'a good choice; the central difference is the nearer one as long as rounding stays out of it.';
}

/** @param {string} method @param {string} name @param {number} value @param {number|null} exact */
function row(method, name, value, exact) {
  const off = exact === null ? '' : `${written((100 * Math.abs(value - exact)) / Math.abs(exact))} %`;
  const mark = element('span', { class: 'lesson-swatch', 'data-method': method, 'aria-hidden': 'true' });
  return element(
    'tr',
    {},
    element('th', { scope: 'row' }, mark, name),
    element('td', {}, value.toFixed(6).replace('-', '−')),
    element('td', {}, off),
  );
}
