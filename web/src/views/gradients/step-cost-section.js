import { labelOf, methodNames } from '../../state/gradients/gradient-lab.js';
import { element, setAttribute, setText } from '../controls/element.js';
import { formatCount, formatDuration } from '../controls/format.js';
import { createStepCostBars } from './step-cost-bars.js';
import { formatEpoch, runEpochs } from './epoch-text.js';
import { formatError } from '../figures/scientific.js';

/**
 * @typedef {import('./gradients-panel.js').Shown} Shown
 * @typedef {import('../../worker/protocol.js').Price} Price
 * @typedef {import('../../state/gradients/lab-control.js').LabControl} LabControl
 *
 * @typedef {object} Quantity
 * @property {string} id
 * @property {string} title
 * @property {string} axis
 * @property {(stepCost: Price) => number} of
 * @property {(stepCost: Price) => string} words
 */

/** @type {Quantity[]} */
const quantities = [
  {
    id: 'time',
    title: 'Time for one step',
    axis: 'Milliseconds, log',
    of: (stepCost) => 1000 * stepCost.secondsPerStep,
    words: (stepCost) => `${formatDuration(stepCost.secondsPerStep)}${stepCost.measuredFraction < 1 ? ' proj.' : ''}`,
  },
  {
    id: 'evaluations',
    title: 'Loss evaluations for one step',
    axis: 'Evaluations, log',
    of: (stepCost) => stepCost.lossEvaluationsPerStep,
    words: (stepCost) => formatCount(stepCost.lossEvaluationsPerStep),
  },
  {
    id: 'multiply-adds',
    title: 'Multiply-adds for one step',
    axis: 'Multiply-adds, log',
    of: (stepCost) => stepCost.multiplyAddsPerStep,
    words: (stepCost) =>
      `${stepCost.multiplyAddsEstimated ? '≤ ' : ''}${stepCost.multiplyAddsPerStep < 1e6 ? formatCount(stepCost.multiplyAddsPerStep) : formatError(stepCost.multiplyAddsPerStep)}`,
  },
];

/** @param {Shown['lab']['stepCosts']} stepCosts @returns {Map<string, Price>} */
const known = (stepCosts) =>
  new Map(
    Object.entries(stepCosts).flatMap(([method, stepCost]) => ('pending' in stepCost ? [] : [[method, stepCost]])),
  );

/** Creates the section about what a step costs with every method. @param {LabControl} control */
export function createStepCostSection(control) {
  const charts = quantities.map((quantity) => createStepCostBars(quantity));
  const table = createStepCostTable();
  const note = element('p', { class: 'note', role: 'status' });
  const again = element(
    'button',
    {
      type: 'button',
      class: 'button button-small',
      'data-testid': 'price-again',
      onclick: () => control.measureAgain(),
    },
    'Measure again',
  );

  return {
    root: element(
      'div',
      { class: 'section-body' },
      element('div', { class: 'price-charts' }, ...charts.map(({ root }) => root)),
      table.root,
      element('div', { class: 'price-foot' }, again, note),
    ),
    /** @param {Shown} shown @param {Shown} [previous] */
    update({ state, lab }, previous) {
      const { run, history, backend } = state;
      const before = previous?.state;
      if (
        lab.stepCosts === previous?.lab.stepCosts &&
        run?.epoch === before?.run?.epoch &&
        history === before?.history &&
        backend === before?.backend
      )
        return;
      const stepCosts = known(lab.stepCosts);
      charts.forEach((chart) => chart.update(stepCosts));
      table.update(stepCosts, runEpochs(state));
      setText(note, noteOn(stepCosts, lab.stepCosts, backend, run?.phase === 'training'));
      again.disabled = stepCosts.size < methodNames.length;
    },
  };
}

/** @param {Map<string, Price>} stepCosts @param {Shown['lab']['stepCosts']} all @param {{ variant: string, threads: number }|null} backend @param {boolean} trains */
function noteOn(stepCosts, all, backend, trains) {
  const measuring = Object.entries(all).find(([, stepCost]) => 'pending' in stepCost);
  if (measuring) return `Measuring ${labelOf(measuring[0]).toLowerCase()}…`;
  if (stepCosts.size === 0 || !backend) return 'The times are measured when the laboratory has finished its check.';
  const threads = backend.threads === 1 ? 'one thread' : `${backend.threads} threads`;
  return `Measured with the ${backend.variant} module and ${threads}${trains ? ', while training went on, which makes it slower' : ''}. A dashed bar is a projection from part of a step; multiply-adds leave out what a pixel of zero saves.`;
}

function createStepCostTable() {
  const body = element('tbody');
  const labels = [
    'Method',
    'Time for one step',
    'Loss evaluations',
    'Multiply-adds',
    'Time for one epoch',
    'Against central differences',
  ];
  const table = element(
    'table',
    { class: 'lab-table price-table', 'data-testid': 'price-table' },
    element('thead', {}, element('tr', {}, ...labels.map((label) => element('th', { scope: 'col' }, label)))),
    body,
  );

  /** @param {string} method @param {Price|undefined} stepCost @param {Price|undefined} textbook @param {Map<string, number>} epochs */
  function rowOf(method, stepCost, textbook, epochs) {
    const name = element(
      'th',
      { scope: 'row' },
      element(
        'span',
        { class: 'method-choice', 'data-method': method },
        element('span', { class: 'method-mark', 'aria-hidden': 'true' }),
        labelOf(method),
      ),
    );
    const words = stepCost ? cellsOf(method, stepCost, textbook, epochs) : labels.slice(1).map(() => '–');
    const row = element('tr', {}, name, ...words.map((word) => element('td', {}, word)));
    setAttribute(row, 'data-testid', `price-${method}`);
    return row;
  }

  return {
    root: element(
      'div',
      { class: 'table-scroll', role: 'group', 'aria-label': 'Prices as a table', tabindex: '0' },
      table,
    ),
    /**
     * @param {Map<string, Price>} stepCosts
     * @param {Map<string, number>} epochs seconds an epoch took with each method that has run one
     */
    update(stepCosts, epochs) {
      body.replaceChildren(
        ...methodNames.map((method) =>
          rowOf(method, stepCosts.get(method), stepCosts.get('central-difference'), epochs),
        ),
      );
    },
  };
}

/** @param {string} method @param {Price} stepCost @param {Price|undefined} textbook @param {Map<string, number>} epochs */
function cellsOf(method, stepCost, textbook, epochs) {
  const [time, evaluations, multiplyAdds] = quantities;
  const basis = stepCost.measuredFraction < 1 ? 'projected' : 'measured';
  return [
    `${formatDuration(stepCost.secondsPerStep)} (${basis})`,
    evaluations.words(stepCost),
    multiplyAdds.words(stepCost),
    formatEpoch(stepCost, epochs.get(method)),
    textbook ? formatSpeed(time.of(textbook) / time.of(stepCost)) : '–',
  ];
}

/** @param {number} times */
const inFigures = (times) =>
  times >= 100 ? formatCount(Number(times.toPrecision(2))) : String(Number(times.toPrecision(2)));
/** @param {number} times */
const formatSpeed = (times) => (times === 1 ? 'the textbook' : `${inFigures(times)} times as fast`);
