import { html } from 'lit-html';
import { implementationLabel, networkLabel } from '../../config/comparison.js';
import { inTableOrder } from '../../state/results/result-cells.js';
import { formatCount, formatRate, notYet } from '../controls/format.js';
import { formatAccuracy, describeShare, sourceNames, formatTime } from './result-text.js';

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
    by ? `${sourceNames[source]}: ${by}` : sourceNames[source],
  ];
  return html`<tr data-source=${source} data-projected=${projected < 1}>
    <th scope="row">${networkLabel(network) || 'not stated'}</th>
    <td>${implementationLabel(implementation)}</td>
    ${values.map((value) => html`<td>${value}</td>`)}
  </tr>`;
}

/** @param {Result[]} rows */
const listTable = (rows) =>
  html`<table class="result-list">
    <thead>
      <tr>
        ${heads.map((head) => html`<th scope="col">${head}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${rows.map(row)}
    </tbody>
  </table>`;

/** Returns a table of all results, one row for each. @param {Result[]} results @param {string} data */
export function resultList(results, data) {
  const rows = inTableOrder(results.filter((result) => result.data === data && !result.why));
  return html`<div
    class="result-list-place"
    tabindex="0"
    role="region"
    aria-label="All results"
    data-testid="result-list"
  >
    ${rows.length > 0 ? listTable(rows) : html`<p class="note">Nothing has been measured on these images yet.</p>`}
  </div>`;
}
