import { labelOf, methodNames } from '../../state/gradients/gradient-lab.js';
import { element, setAttribute, setText } from '../controls/element.js';
import { formatCount, formatDuration } from '../controls/format.js';
import { createPriceBars } from './price-bars.js';
import { epochInWords, runEpochs } from './epoch-words.js';
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
 * @property {(price: Price) => number} of
 * @property {(price: Price) => string} words
 */

/** @type {Quantity[]} */
const quantities = [
  {
    id: 'time',
    title: 'Time for one step',
    axis: 'Milliseconds, log',
    of: (price) => 1000 * price.secondsPerStep,
    words: (price) => `${formatDuration(price.secondsPerStep)}${price.measuredFraction < 1 ? ' proj.' : ''}`,
  },
  {
    id: 'evaluations',
    title: 'Loss evaluations for one step',
    axis: 'Evaluations, log',
    of: (price) => price.lossEvaluationsPerStep,
    words: (price) => formatCount(price.lossEvaluationsPerStep),
  },
  {
    id: 'multiply-adds',
    title: 'Multiply-adds for one step',
    axis: 'Multiply-adds, log',
    of: (price) => price.multiplyAddsPerStep,
    words: (price) =>
      `${price.multiplyAddsEstimated ? '≤ ' : ''}${price.multiplyAddsPerStep < 1e6 ? formatCount(price.multiplyAddsPerStep) : formatError(price.multiplyAddsPerStep)}`,
  },
];

/** @param {Shown['lab']['prices']} prices @returns {Map<string, Price>} */
const known = (prices) =>
  new Map(Object.entries(prices).flatMap(([method, price]) => ('pending' in price ? [] : [[method, price]])));

/** Creates the section about what a step costs with every method. @param {LabControl} control */
export function createPriceSection(control) {
  const charts = quantities.map((quantity) => createPriceBars(quantity));
  const table = createPriceTable();
  const note = element('p', { class: 'note', role: 'status' });
  const again = element(
    'button',
    { type: 'button', class: 'button button-small', 'data-testid': 'price-again', onclick: () => control.priceAgain() },
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
        lab.prices === previous?.lab.prices &&
        run?.epoch === before?.run?.epoch &&
        history === before?.history &&
        backend === before?.backend
      )
        return;
      const prices = known(lab.prices);
      charts.forEach((chart) => chart.update(prices));
      table.update(prices, runEpochs(state));
      setText(note, noteOn(prices, lab.prices, backend, run?.phase === 'training'));
      again.disabled = prices.size < methodNames.length;
    },
  };
}

/** @param {Map<string, Price>} prices @param {Shown['lab']['prices']} all @param {{ variant: string, threads: number }|null} backend @param {boolean} trains */
function noteOn(prices, all, backend, trains) {
  const measuring = Object.entries(all).find(([, price]) => 'pending' in price);
  if (measuring) return `Measuring ${labelOf(measuring[0]).toLowerCase()}…`;
  if (prices.size === 0 || !backend) return 'The times are measured when the laboratory has finished its check.';
  const threads = backend.threads === 1 ? 'one thread' : `${backend.threads} threads`;
  return `Measured with the ${backend.variant} module and ${threads}${trains ? ', while training went on, which makes it slower' : ''}. A dashed bar is a projection from part of a step; multiply-adds leave out what a pixel of zero saves.`;
}

function createPriceTable() {
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

  /** @param {string} method @param {Price|undefined} price @param {Price|undefined} textbook @param {Map<string, number>} epochs */
  function rowOf(method, price, textbook, epochs) {
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
    const words = price ? cellsOf(method, price, textbook, epochs) : labels.slice(1).map(() => '–');
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
     * @param {Map<string, Price>} prices
     * @param {Map<string, number>} epochs seconds an epoch took with each method that has run one
     */
    update(prices, epochs) {
      body.replaceChildren(
        ...methodNames.map((method) => rowOf(method, prices.get(method), prices.get('central-difference'), epochs)),
      );
    },
  };
}

/** @param {string} method @param {Price} price @param {Price|undefined} textbook @param {Map<string, number>} epochs */
function cellsOf(method, price, textbook, epochs) {
  const [time, evaluations, multiplyAdds] = quantities;
  const basis = price.measuredFraction < 1 ? 'projected' : 'measured';
  return [
    `${formatDuration(price.secondsPerStep)} (${basis})`,
    evaluations.words(price),
    multiplyAdds.words(price),
    epochInWords(price, epochs.get(method)),
    textbook ? speedInWords(time.of(textbook) / time.of(price)) : '–',
  ];
}

/** @param {number} times */
const inFigures = (times) =>
  times >= 100 ? formatCount(Number(times.toPrecision(2))) : String(Number(times.toPrecision(2)));
/** @param {number} times */
const speedInWords = (times) => (times === 1 ? 'the textbook' : `${inFigures(times)} times as fast`);
