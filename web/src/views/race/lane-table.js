import { html } from 'lit-html';
import { shareDone } from '../../state/race/race.js';
import { formatClock, formatCount, formatLoss, formatPercent, notYet } from '../controls/format.js';
import { formatState, formatWholeRun } from './race-text.js';

/**
 * @typedef {import('../../state/race/race.js').Lane} Lane
 * @typedef {import('../../state/race/race.js').Race} Race
 */

const heads = ['Lane', 'Steps', 'Lane time', 'Loss, latest steps', 'Test accuracy', 'Full run (est.)', 'State'];

/** @param {Lane} lane @param {Race['phase']} phase of the race */
function laneRow(lane, phase) {
  const { offer, facts, step, seconds, loss, accuracy } = lane;
  const wholeRun = formatWholeRun(lane);
  const [, steps, time, latestLoss, testAccuracy, fullRun, state] = heads;
  return html`<tr data-method=${offer.token} data-lane=${offer.id} data-phase=${lane.phase}>
    <th scope="row">
      <span class="method-mark" aria-hidden="true"></span>${offer.label}
      <span class="race-bar" aria-hidden="true"><span .style=${`width: ${100 * shareDone(lane)}%`}></span></span>
    </th>
    <td data-head=${steps}>${facts ? `${formatCount(step)} of ${formatCount(facts.steps)}` : notYet}</td>
    <td data-head=${time}>${formatClock(seconds)}</td>
    <td data-head=${latestLoss}>${formatLoss(loss)}</td>
    <td data-head=${testAccuracy} data-value=${accuracy ?? ''}>${formatPercent(accuracy)}</td>
    <td data-head=${fullRun} data-projected=${wholeRun?.isProjection ?? false}>${wholeRun?.text ?? notYet}</td>
    <td data-head=${state}>${formatState(lane, phase)}</td>
  </tr>`;
}

/** Returns a table with the progress of every lane. @param {Race} race */
export const laneTable = ({ lanes, phase }) =>
  html`<table class="race-table" aria-label="Progress of the lanes" data-testid="race-table">
    <thead>
      <tr>
        ${heads.map((head) => html`<th scope="col">${head}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${lanes.map((lane) => laneRow(lane, phase))}
    </tbody>
  </table>`;
