import { svg } from 'lit-html';
import { decadesAround, logAxis } from '../../charts/plot-axis.js';
import { plot, plotFrame } from '../../charts/plot.js';
import { labelOf, methodNames } from '../../state/gradients/gradient-lab.js';

/**
 * A bar chart with a bar for each method, on a logarithmic axis.
 *
 * @typedef {import('./step-cost-quantities.js').Quantity} Quantity
 * @typedef {import('./step-cost-quantities.js').StepCosts} StepCosts
 * @typedef {import('../../charts/plot-axis.js').Axis} Axis
 */

const rowHeight = 40;
const margins = { left: 8, right: 12, top: 4, bottom: 42 };
const { left, top } = margins;

export const height = top + rowHeight * methodNames.length + margins.bottom;

/** Returns the abbreviation in brackets if the label has one, for places with little room. @param {string} method */
const shortLabel = (method) => /\((.+)\)/.exec(labelOf(method))?.[1] ?? labelOf(method);

/** @param {number} width @param {{ quantity: Quantity, stepCosts: StepCosts }} data */
export function drawStepCosts(width, { quantity, stepCosts }) {
  const { id, title, axis, of, format } = quantity;
  const frame = plotFrame(width, height, margins);
  const x = logAxis({
    title: axis,
    domain: decadesAround([...stepCosts.values()].map(of), [1, 1e4]),
    range: [frame.left, frame.right],
    mostTicks: 6,
  });
  const spoken = [...stepCosts].map(([method, stepCost]) => `${labelOf(method)} ${format(stepCost)}`);
  return plot({
    frame,
    x,
    label: `${title}: ${spoken.join('; ') || 'not measured yet'}`,
    testid: `price-chart-${id}`,
    marks: methodNames.map((method, i) => barOf(method, top + i * rowHeight, x, quantity, stepCosts)),
  });
}

/** @param {string} method @param {number} y @param {Axis} x @param {Quantity} quantity @param {StepCosts} stepCosts */
function barOf(method, y, x, { id, of, format }, stepCosts) {
  const stepCost = stepCosts.get(method);
  const isProjected = stepCost && stepCost.measuredFraction < 1 && id === 'time';
  const width = stepCost ? Math.max(2, x.scale(of(stepCost)) - left) : 0;
  return svg`<g class=${isProjected ? 'bar projected' : 'bar'} data-method=${method}>
    <rect class="bar-fill" x=${left} y=${y + 21} width=${width} height="12"></rect>
    <text class="bar-label" x=${left} y=${y + 15}>${shortLabel(method)}${stepCost ? `: ${format(stepCost)}` : ''}</text>
  </g>`;
}
