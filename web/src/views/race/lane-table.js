import { shareDone } from '../../state/race/race.js';
import { element, setAttribute, setText } from '../controls/element.js';
import { formatClock, formatCount, formatLoss, formatPercent, notYet } from '../controls/format.js';
import { formatState, formatWholeRun } from './race-text.js';

/**
 * A table with the progress of every lane.
 *
 * @typedef {import('../../state/race/race.js').Lane} Lane
 * @typedef {import('../../state/race/race.js').Race} Race
 */

const heads = ['Lane', 'Steps', 'Own clock', 'Loss, latest steps', 'Test accuracy', 'Whole run', 'State'];

/** @param {Lane} lane */
function laneRow({ offer: { id, label, token } }) {
  const bar = element('span', { class: 'race-bar', 'aria-hidden': 'true' }, element('span'));
  const cells = heads.slice(1).map((head) => element('td', { 'data-head': head }));
  const [steps, clock, loss, accuracy, whole, state] = cells;
  const root = element(
    'tr',
    { 'data-method': token, 'data-lane': id },
    element('th', { scope: 'row' }, element('span', { class: 'method-mark', 'aria-hidden': 'true' }), label, bar),
    ...cells,
  );
  return {
    root,
    /** @param {Lane} lane @param {Race['phase']} phase of the race */
    update(lane, phase) {
      const projected = formatWholeRun(lane);
      const share = shareDone(lane);
      /** @type {HTMLElement} */ (bar.firstElementChild).style.width = `${100 * share}%`;
      setText(steps, lane.facts ? `${formatCount(lane.step)} of ${formatCount(lane.facts.steps)}` : notYet);
      setText(clock, formatClock(lane.seconds));
      setText(loss, formatLoss(lane.loss));
      setText(accuracy, formatPercent(lane.accuracy));
      setAttribute(accuracy, 'data-value', lane.accuracy ?? '');
      setText(whole, projected?.text ?? notYet);
      setAttribute(whole, 'data-projected', String(projected?.isProjection ?? false));
      setAttribute(root, 'data-phase', lane.phase);
      setText(state, formatState(lane, phase));
    },
  };
}

export function createLaneTable() {
  const body = element('tbody');
  const root = element(
    'table',
    { class: 'race-table', 'aria-label': 'Where the lanes stand', 'data-testid': 'race-table' },
    element('thead', {}, element('tr', {}, ...heads.map((head) => element('th', { scope: 'col' }, head)))),
    body,
  );
  /** @type {ReturnType<typeof laneRow>[]} */
  let rows = [];
  let shown = '';
  return {
    root,
    /** @param {Race} race */
    update({ lanes, phase }) {
      const ids = lanes.map(({ offer }) => offer.id).join();
      if (ids !== shown) {
        rows = lanes.map(laneRow);
        body.replaceChildren(...rows.map((row) => row.root));
        shown = ids;
      }
      rows.forEach((row, i) => row.update(lanes[i], phase));
    },
  };
}
