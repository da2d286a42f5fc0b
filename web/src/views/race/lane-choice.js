import { html } from 'lit-html';
import { fewestLanes, mostLanes, raceLanes } from '../../config/race-lanes.js';
import { boundTo } from '../controls/bound-to.js';
import { explanation } from '../controls/term.js';

/**
 * The choice of the two to four lanes that take part.
 *
 * @typedef {import('../../config/race-lanes.js').LaneOffer} LaneOffer
 *
 * @typedef {object} LaneChoice
 * @property {string[]} chosen ids of lanes
 * @property {Map<string, string>} refusals why lanes cannot run, by their ids
 * @property {boolean} locked whether a race is under way
 */

/** @param {number} count of lanes */
export const isRace = (count) => count >= fewestLanes && count <= mostLanes;

/** @param {LaneOffer} offer @param {LaneChoice} choice @param {(id: string) => void} toggle */
function laneItem({ id, label, token, help }, { chosen, refusals, locked }, toggle) {
  const refusal = refusals.get(id) ?? '';
  const isChosen = chosen.includes(id);
  const isFull = !isChosen && chosen.length >= mostLanes;
  return html`<li data-method=${token}>
    <input
      type="checkbox"
      value=${id}
      aria-label=${label}
      .checked=${boundTo(isChosen)}
      ?disabled=${locked || refusal !== '' || isFull}
      @change=${() => toggle(id)}
    />
    <span class="method-mark" aria-hidden="true"></span>
    <span>${explanation(label, help)}<span class="race-why">${refusal && ` ${refusal}`}</span></span>
  </li>`;
}

/** @param {LaneChoice} choice @param {(id: string) => void} toggle */
export const laneChoice = (choice, toggle) =>
  html`<fieldset class="race-lanes" data-testid="race-lanes">
    <legend>Lanes, two to four</legend>
    <ul>
      ${raceLanes.map((offer) => laneItem(offer, choice, toggle))}
    </ul>
  </fieldset>`;
