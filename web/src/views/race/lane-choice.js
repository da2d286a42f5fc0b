import { fewestLanes, mostLanes } from '../../config/race-lanes.js';
import { element, setText } from '../controls/element.js';
import { explainedText } from '../controls/term.js';

/**
 * The choice of the two to four lanes that take part.
 *
 * @typedef {import('../../config/race-lanes.js').LaneOffer} LaneOffer
 * @typedef {{ id: string, why: string }} Refusal
 */

/**
 * @param {LaneOffer[]} offers
 * @param {(chosen: string[]) => void} choose
 */
export function createLaneChoice(offers, choose) {
  /** @type {Map<string, { box: HTMLInputElement, why: HTMLElement }>} */
  const lanes = new Map();
  const items = offers.map(laneItem);
  const root = element(
    'fieldset',
    { class: 'race-lanes', 'data-testid': 'race-lanes' },
    element('legend', {}, 'Lanes, two to four'),
    element('ul', {}, ...items),
  );

  /** @param {LaneOffer} offer */
  function laneItem({ id, label, token, help }) {
    const box = element('input', {
      type: 'checkbox',
      value: id,
      'aria-label': label,
      onchange: () => choose(chosen()),
    });
    const why = element('span', { class: 'race-why' });
    lanes.set(id, { box, why });
    return element(
      'li',
      { 'data-method': token },
      box,
      element('span', { class: 'method-mark', 'aria-hidden': 'true' }),
      element('span', {}, explainedText(label, help), why),
    );
  }

  const chosen = () => offers.map(({ id }) => id).filter((id) => lanes.get(id)?.box.checked);

  return {
    root,
    /**
     * @param {string[]} wanted
     * @param {Refusal[]} refusals lanes that cannot run, and why
     * @param {boolean} locked whether a race is under way
     */
    update(wanted, refusals, locked) {
      for (const [id, { box, why }] of lanes) {
        const refusal = refusals.find((each) => each.id === id)?.why ?? '';
        box.checked = wanted.includes(id) && !refusal;
        box.disabled = locked || Boolean(refusal) || (!box.checked && wanted.length >= mostLanes);
        setText(why, refusal && ` ${refusal}`);
      }
    },
  };
}

/** @param {number} count of lanes */
export const isRace = (count) => count >= fewestLanes && count <= mostLanes;
