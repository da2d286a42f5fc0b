import { html } from 'lit-html';
import { guard } from 'lit-html/directives/guard.js';
import { createPlotPlace } from '../../charts/plot-place.js';
import { labelOf, methodNames } from '../../state/gradients/gradient-lab.js';
import { formatCount, formatDuration } from '../controls/format.js';
import { ownedElement } from '../page/owned-element.js';
import { throttled } from '../page/throttled-text.js';
import { formatEpoch, runEpochs } from './epoch-text.js';
import { labFigure } from './figure.js';
import { headOf } from './lab-table.js';
import { drawStepCosts, height } from './step-cost-bars.js';
import { evaluations, multiplyAdds, time } from './step-cost-quantities.js';

/**
 * @typedef {import('../../state/reducer.js').State} State
 * @typedef {import('../../state/gradients/gradient-lab.js').LabState} LabState
 * @typedef {import('./step-cost-quantities.js').StepCost} StepCost
 * @typedef {import('./step-cost-quantities.js').StepCosts} StepCosts
 */

const quantities = [time, evaluations, multiplyAdds];

/** @param {LabState['stepCosts']} stepCosts @returns {StepCosts} in the order of the methods */
const measured = (stepCosts) =>
  new Map(
    methodNames.flatMap((method) => {
      const stepCost = stepCosts[method];
      return !stepCost || 'pending' in stepCost ? [] : [[method, stepCost]];
    }),
  );

/**
 * Returns the section about what a step costs with every method.
 * @param {{ state: State, all: LabState['stepCosts'] }} shown
 * @param {{ measureAgain: () => void }} actions
 */
export function stepCostSection({ state, all }, { measureAgain }) {
  const stepCosts = measured(all);
  const isTraining = state.run?.phase === 'training';
  return html`<div class="section-body">
    <div class="price-charts">${guard([all], () => quantities.map((quantity) => chartOf(quantity, stepCosts)))}</div>
    <div class="table-scroll" role="group" aria-label="Prices as a table" tabindex="0">
      ${tableOf(stepCosts, runEpochs(state))}
    </div>
    <div class="price-foot">
      <button
        type="button"
        class="button button-small"
        data-testid="price-again"
        ?disabled=${stepCosts.size < methodNames.length}
        @click=${measureAgain}
      >
        Measure again
      </button>
      <p class="note" role="status">${throttled(noteOn(stepCosts, all, state.backend, isTraining))}</p>
    </div>
  </div>`;
}

/** @param {import('./step-cost-quantities.js').Quantity} quantity @param {StepCosts} stepCosts */
const chartOf = (quantity, stepCosts) =>
  labFigure({
    title: quantity.title,
    plot: ownedElement(createPlotPlace, { height, draw: drawStepCosts, data: { quantity, stepCosts } }),
    file: `gradlab-price-${quantity.id}.png`,
  });

/** @param {StepCosts} stepCosts @param {LabState['stepCosts']} all @param {{ variant: string, threads: number }|null} backend @param {boolean} isTraining */
function noteOn(stepCosts, all, backend, isTraining) {
  const measuring = Object.entries(all).find(([, stepCost]) => 'pending' in stepCost);
  if (measuring) return `Measuring ${labelOf(measuring[0]).toLowerCase()}…`;
  if (stepCosts.size === 0 || !backend) return 'The times are measured when the laboratory has finished its check.';
  const threads = backend.threads === 1 ? 'one thread' : `${backend.threads} threads`;
  const slowed = isTraining ? ' Training ran at the same time, which makes it slower.' : '';
  return `Measured with the ${backend.variant} module and ${threads}.${slowed} A dashed bar is projected from part of a step. Multiply-adds do not count what pixels of zero save.`;
}

const labels = [
  'Method',
  'Time for one step',
  'Loss evaluations',
  'Multiply-adds',
  'Time for one epoch',
  'Against central differences',
];

/**
 * @param {StepCosts} stepCosts
 * @param {Map<string, number>} epochs seconds an epoch took with each method that has run one
 */
const tableOf = (stepCosts, epochs) =>
  html`<table class="lab-table price-table" data-testid="price-table">
    ${headOf(labels)}
    <tbody>
      ${methodNames.map(
        (method) =>
          html`<tr data-testid="price-${method}">
            <th scope="row">
              <span class="method-choice" data-method=${method}
                ><span class="method-mark" aria-hidden="true"></span>${labelOf(method)}</span
              >
            </th>
            ${cellsOf(stepCosts.get(method), stepCosts.get('central-difference'), epochs.get(method)).map(
              (cell) => html`<td>${cell}</td>`,
            )}
          </tr>`,
      )}
    </tbody>
  </table>`;

/** @param {StepCost|undefined} stepCost @param {StepCost|undefined} textbook @param {number|undefined} epochSeconds */
function cellsOf(stepCost, textbook, epochSeconds) {
  if (!stepCost) return labels.slice(1).map(() => '–');
  return [
    `${formatDuration(stepCost.secondsPerStep)} (${stepCost.measuredFraction < 1 ? 'projected' : 'measured'})`,
    evaluations.format(stepCost),
    multiplyAdds.format(stepCost),
    formatEpoch(stepCost, epochSeconds),
    textbook ? formatSpeed(time.of(textbook) / time.of(stepCost)) : '–',
  ];
}

/** @param {number} ratio to the speed of the textbook's way */
function formatSpeed(ratio) {
  if (ratio === 1) return 'the reference';
  const rounded = Number(ratio.toPrecision(2));
  return `${ratio >= 100 ? formatCount(rounded) : rounded} times as fast`;
}
