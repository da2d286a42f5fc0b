import { element } from '../../controls/element.js';
import { createReading, frame, written } from '../picture-frame.js';
import { createSampleDigit, formatNetwork } from '../sample-digit.js';

const headings = ['Output k', 'a', 'wanted y', '½ (a − y)²'];

/** What each output adds to the cost of one digit. @type {import('../picture-frame.js').CreatePicture} */
export function createPicture(actions) {
  const body = element('tbody');
  const table = element(
    'table',
    { class: 'lesson-table' },
    element('thead', {}, element('tr', {}, ...headings.map((word) => element('th', { scope: 'col' }, word)))),
    body,
  );
  const reading = createReading();
  const sampleDigit = createSampleDigit(actions, ({ network, label }) => {
    if (!network) return reading.say('No network has learned anything yet. Use the button below, and press Start.');
    const parts = network.outputs.map((a, k) => (a - Number(k === label)) ** 2 / 2);
    body.replaceChildren(...network.outputs.map((a, k) => row(k, a, Number(k === label), parts[k])));
    const entropy =
      network.kind === 'probability'
        ? ` This network is trained with cross-entropy, which only looks at the right one: −log ${written(network.outputs[label])} = ${written(-Math.log(network.outputs[label]))}.`
        : '';
    reading.say(
      `The quadratic cost of this digit, with ${formatNetwork(network)}, is the sum of the last column: ${written(parts.reduce((sum, part) => sum + part, 0))}.${entropy}`,
    );
  });
  return { root: frame('The cost of one digit', sampleDigit.root, table, reading.root), update: sampleDigit.update };
}

/** @param {number} k @param {number} a @param {number} y @param {number} part */
function row(k, a, y, part) {
  return element(
    'tr',
    { class: y === 1 ? 'lesson-truth' : '' },
    element('th', { scope: 'row' }, String(k)),
    ...[a.toFixed(4), String(y), part.toFixed(4)].map((cell) => element('td', {}, cell)),
  );
}
