import '../race/tensorflow-colours.css';
import './results-headline.css';
import { html } from 'lit-html';
import { networkLabel, networks } from '../../config/comparison.js';
import { isProjected } from '../../state/results/result-cells.js';
import { runTimes } from '../../state/results/run-times.js';
import { boundTo } from '../controls/bound-to.js';
import { formatRatio } from '../training/step-cost-text.js';
import { datasetNames, describeShare, formatTime } from './result-text.js';
import { formatAnswer } from './headline-text.js';

/**
 * The answer of the Results tab: which way trains a network fastest, and how many times as long the others take.
 *
 * @typedef {import('../../state/results/results.js').Result} Result
 * @typedef {import('../../state/results/run-times.js').RunTime} RunTime
 * @typedef {{ results: Result[], data: string, network: string }} Shown
 */

/** Returns the name of an implementation's colour. @param {RunTime['implementation']} implementation */
const tokenOf = ({ method, backend }) => method ?? (backend ? `tensorflow-${backend}` : 'peer');

/** @param {RunTime} time @param {number} decades that the bars span */
function timeRow({ implementation, result, ratio }, decades) {
  const projected = isProjected(result);
  return html`<tr role="row" data-method=${tokenOf(implementation)} data-projected=${projected}>
    <th scope="row" role="rowheader"><span class="method-mark" aria-hidden="true"></span>${implementation.label}</th>
    <td
      class="run-time-bar"
      aria-hidden="true"
      .style=${`--decades: ${decades}; --share: ${Math.log10(ratio) / decades}`}
    >
      <span></span>
    </td>
    <td role="cell" class="run-time">${formatTime(result)}</td>
    <td role="cell">${ratio === 1 ? 'fastest' : formatRatio(ratio)}</td>
    <td role="cell" class="run-time-basis">
      ${projected ? `${describeShare(result.projected)} of the run measured` : 'whole run'}
    </td>
  </tr>`;
}

/** Its roles are explicit, since the layout for narrow screens would remove the implicit ones. @param {RunTime[]} times */
function timeTable(times) {
  const decades = Math.max(1, Math.ceil(Math.log10(times.at(-1)?.ratio ?? 1)));
  return html`<table role="table" class="run-times" data-testid="run-times">
      <thead role="rowgroup" class="only-read-aloud">
        <tr role="row">
          <th scope="col" role="columnheader">Implementation</th>
          <td></td>
          <th scope="col" role="columnheader">Whole run</th>
          <th scope="col" role="columnheader">Against the fastest</th>
          <th scope="col" role="columnheader">Measured</th>
        </tr>
      </thead>
      <tbody role="rowgroup">
        ${times.map((time) => timeRow(time, decades))}
      </tbody>
    </table>
    <p class="note">Each gridline is ×10. Stripes: projected from the share that was run.</p>`;
}

/**
 * @param {Shown} shown
 * @param {(network: string) => void} chooseNetwork
 * @param {unknown} dataChoice
 */
export function resultsHeadline(shown, chooseNetwork, dataChoice) {
  const { results, data, network } = shown;
  const times = runTimes(results, { network, data });
  const choose = (/** @type {{ target: HTMLSelectElement }} */ { target }) => chooseNetwork(target.value);
  return html`<div class="results-choices">
      <select class="input results-network" aria-label="Network" data-testid="results-network" @change=${choose}>
        ${networks.map(
          (each) => html`<option value=${each} .selected=${boundTo(each === network)}>${networkLabel(each)}</option>`,
        )}
      </select>
      ${dataChoice}
    </div>
    <p class="results-answer" data-testid="results-answer">
      ${
        times.length > 0
          ? formatAnswer(times, shown)
          : `${networkLabel(network)} has not been measured on ${datasetNames[data]} yet. Train it, or run the table below.`
      }
    </p>
    ${times.length > 0 ? timeTable(times) : ''}`;
}
