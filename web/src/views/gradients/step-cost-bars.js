import { labelOf, methodNames } from '../../state/gradients/gradient-lab.js';
import { element } from '../controls/element.js';
import { svg } from '../controls/svg-element.js';
import { saveFile } from '../../state/save-file.js';
import { createPlot } from '../figures/plot.js';
import { plotImage } from '../figures/plot-image.js';
import { decadesAround, logScale } from '../figures/plot-scale.js';

/**
 * @typedef {import('./step-cost-section.js').Quantity} Quantity
 * @typedef {import('../../worker/protocol.js').Price} Price
 */

const rowHeight = 40;
const top = 4;
const height = top + rowHeight * methodNames.length + 42;

/** Returns the abbreviation in brackets if the label has one, for places with little room. @param {string} method */
const shortLabel = (method) => /\((.+)\)/.exec(labelOf(method))?.[1] ?? labelOf(method);

/** Creates a bar chart with a bar for each method on a logarithmic scale. @param {Quantity} quantity */
export function createStepCostBars({ id, title, axis, of, words }) {
  /** @type {Map<string, Price>} */
  let shown = new Map();
  const plot = createPlot({
    label: title,
    height,
    testid: `price-chart-${id}`,
    margins: { left: 8, right: 12, top },
    draw,
  });
  const keep = async () => saveFile({ name: `gradlab-price-${id}.png`, blob: await plotImage(plot.drawing, title) });
  const root = element(
    'figure',
    { class: 'lab-figure' },
    element('figcaption', {}, title),
    plot.root,
    element(
      'div',
      { class: 'figure-foot' },
      element('button', { type: 'button', class: 'button-quiet', onclick: keep }, 'Save as PNG'),
    ),
  );

  /** @param {import('../figures/plot.js').Frame} frame */
  function draw({ left, right, bottom }) {
    const values = [...shown.values()].map(of);
    const x = logScale(decadesAround(values, [0, 4]), [left, right], 6);
    const grid = x.ticks.flatMap(({ value, label }, i) => [
      svg('line', { class: 'plot-grid', x1: x.at(value), x2: x.at(value), y1: top, y2: bottom }),
      svg(
        'text',
        {
          x: x.at(value),
          y: bottom + 16,
          'text-anchor': i === 0 ? 'start' : i === x.ticks.length - 1 ? 'end' : 'middle',
        },
        label,
      ),
    ]);
    return [
      svg(
        'g',
        { class: 'plot-axes' },
        ...grid,
        svg('text', { class: 'plot-title', x: (left + right) / 2, y: bottom + 34, 'text-anchor': 'middle' }, axis),
      ),
      ...methodNames.map((method, i) => barOf(method, top + i * rowHeight, left, x)),
    ];
  }

  /** @param {string} method @param {number} y @param {number} left @param {import('../figures/plot-scale.js').Scale} x */
  function barOf(method, y, left, x) {
    const stepCost = shown.get(method);
    const label = svg(
      'text',
      { class: 'bar-label', x: left, y: y + 15 },
      shortLabel(method),
      stepCost ? `: ${words(stepCost)}` : '',
    );
    const width = stepCost ? Math.max(2, x.at(of(stepCost)) - left) : 0;
    return svg(
      'g',
      {
        'data-method': method,
        class: stepCost && stepCost.measuredFraction < 1 && id === 'time' ? 'bar projected' : 'bar',
      },
      svg('rect', { class: 'bar-fill', x: left, y: y + 21, width, height: 12 }),
      label,
    );
  }

  return {
    root,
    /** @param {Map<string, Price>} stepCosts */
    update(stepCosts) {
      shown = stepCosts;
      const spoken = methodNames.flatMap((method) =>
        stepCosts.has(method) ? [`${labelOf(method)} ${words(/** @type {Price} */ (stepCosts.get(method)))}`] : [],
      );
      plot.drawing.setAttribute('aria-label', `${title}: ${spoken.join('; ') || 'not measured yet'}`);
      plot.redraw();
    },
  };
}
