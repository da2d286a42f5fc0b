import { implementationLabel, networkLabel } from '../../config/comparison.js';
import { inTableOrder } from '../../state/results/result-cells.js';
import { element } from '../controls/element.js';
import { formatCount, formatRate, notYet } from '../controls/format.js';
import { formatAccuracy, describeShare, sourceWords, formatTime } from './result-text.js';

/**
 * @typedef {import('../../state/results/results.js').Result} Result
 */

const heads = [
  'Network',
  'Implementation',
  'Accuracy',
  'Time',
  'Measured',
  'Epochs',
  'Rate',
  'Images/s',
  'Device',
  'From',
];

/** @param {Result} result */
function row(result) {
  const { network, implementation, projected, epochs, learningRate, imagesPerSecond, device, source, by } = result;
  const values = [
    formatAccuracy(result),
    formatTime(result),
    result.seconds === null ? notYet : describeShare(projected),
    epochs === null ? notYet : formatCount(epochs),
    learningRate === undefined ? notYet : String(learningRate),
    formatRate(imagesPerSecond),
    device ?? notYet,
    by ? `${sourceWords[source]}: ${by}` : sourceWords[source],
  ];
  return element(
    'tr',
    { 'data-source': source, 'data-projected': String(projected < 1) },
    element('th', { scope: 'row' }, networkLabel(network) || 'not stated'),
    element('td', {}, implementationLabel(implementation)),
    ...values.map((value) => element('td', {}, value)),
  );
}

/** Creates a table of all results, one row for each. */
export function createResultList() {
  const body = element('tbody');
  const none = element('p', { class: 'note' }, 'Nothing is measured on these images yet.');
  const table = element(
    'table',
    { class: 'result-list' },
    element('thead', {}, element('tr', {}, ...heads.map((head) => element('th', { scope: 'col' }, head)))),
    body,
  );
  return {
    root: element(
      'div',
      {
        class: 'result-list-place',
        tabindex: 0,
        role: 'region',
        'aria-label': 'All results',
        'data-testid': 'result-list',
      },
      none,
      table,
    ),
    /** @param {Result[]} results @param {string} data */
    update(results, data) {
      const rows = inTableOrder(results.filter((result) => result.data === data && !result.why));
      none.hidden = rows.length > 0;
      table.hidden = rows.length === 0;
      body.replaceChildren(...rows.map(row));
    },
  };
}
