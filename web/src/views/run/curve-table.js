import { html } from 'lit-html';
import { formatCount, formatLoss, formatPercent } from '../controls/format.js';

/**
 * The curves of the current run as a table, for who does not see the charts.
 *
 * @typedef {import('../../state/reducer.js').State} State
 * @typedef {import('../../state/run/curves.js').CurveSet} CurveSet
 */

/** The largest number of rows; the epochs are thinned out evenly, and the last one is always there. */
const mostRows = 20;

/** @type {[keyof CurveSet, string, (value: number) => string][]} */
const columns = [
  ['trainLoss', 'Training loss', formatLoss],
  ['validationLoss', 'Validation loss', formatLoss],
  ['testLoss', 'Test loss', formatLoss],
  ['trainAccuracy', 'Training accuracy', formatPercent],
  ['validationAccuracy', 'Validation accuracy', formatPercent],
  ['testAccuracy', 'Test accuracy', formatPercent],
];

/** @param {State} state */
export function curveTable({ curves: { byEpoch } }) {
  const shown = columns.filter(([key]) => byEpoch[key].length > 0);
  const epochs = [...new Set(shown.flatMap(([key]) => byEpoch[key].map(({ x }) => x)))].sort((a, b) => a - b);
  if (epochs.length === 0) return html`<p class="note">There are no numbers yet: the first follow after an epoch.</p>`;
  const every = Math.ceil(epochs.length / mostRows);
  const rows = epochs.filter((_, k) => (epochs.length - 1 - k) % every === 0);
  const valueAt = (/** @type {keyof CurveSet} */ key, /** @type {number} */ epoch) =>
    byEpoch[key].find(({ x }) => x === epoch)?.y ?? null;
  return html`<div class="runs-place">
    <table class="runs-table" data-testid="curve-numbers">
      <thead>
        <tr>
          <th scope="col">Epoch</th>
          ${shown.map(([, label]) => html`<th scope="col">${label}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          (epoch) =>
            html`<tr>
              <th scope="row">${formatCount(epoch)}</th>
              ${shown.map(([key, , format]) => {
                const value = valueAt(key, epoch);
                return html`<td>${value === null ? '–' : format(value)}</td>`;
              })}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}
