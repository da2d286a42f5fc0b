import { implementations, networkLabel, networks } from '../../config/comparison.js';
import { raceLanes } from '../../config/race-lanes.js';
import { element } from '../controls/element.js';

/**
 * Selects which cells "Run the table" fills: which networks and which implementations. Initially all are selected.
 *
 * @typedef {{ value: string, label: string }} Choice
 */

const runsHere = raceLanes.map(({ id }) => id);
/** @type {Choice[]} */
const columns = implementations
  .filter(({ key }) => runsHere.includes(key))
  .map(({ key, short }) => ({ value: key, label: short }));
/** @type {Choice[]} */
const rows = networks.map((network) => ({ value: network, label: networkLabel(network) }));

/** @param {string} legend @param {string} testid @param {Choice[]} choices @param {() => void} changed */
function createBoxes(legend, testid, choices, changed) {
  const boxes = choices.map(({ value }) =>
    element('input', { type: 'checkbox', value, checked: true, onchange: changed }),
  );
  const labels = choices.map(({ label }, i) => element('label', {}, boxes[i], label));
  const invert = element('button', { type: 'button', class: 'button button-small', onclick: turn }, 'All or none');
  function turn() {
    const all = boxes.every(({ checked }) => checked);
    for (const box of boxes) box.checked = !all;
    changed();
  }
  return {
    root: element(
      'fieldset',
      { class: 'table-scope-boxes', 'data-testid': testid },
      element('legend', {}, legend),
      ...labels,
      invert,
    ),
    has: (/** @type {string} */ value) => boxes.some((box) => box.value === value && box.checked),
    lock: (/** @type {boolean} */ locked) => [...boxes, invert].forEach((control) => (control.disabled = locked)),
  };
}

/** @param {() => void} changed */
export function createTableScope(changed) {
  const implementation = createBoxes('Implementations', 'scope-implementations', columns, changed);
  const network = createBoxes('Networks', 'scope-networks', rows, changed);
  return {
    root: element(
      'details',
      { class: 'table-scope', 'data-testid': 'table-scope' },
      element('summary', {}, 'Which cells'),
      implementation.root,
      network.root,
    ),
    hasImplementation: implementation.has,
    hasNetwork: network.has,
    /** Locks the choices while cells run. @param {boolean} locked */
    lock(locked) {
      implementation.lock(locked);
      network.lock(locked);
    },
  };
}
