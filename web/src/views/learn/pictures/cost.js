import { formatSignificant, frame, lessonRow, lessonTable, noNetworkText, reading } from '../picture-frame.js';
import { createSampleDigit, formatNetwork } from '../sample-digit.js';

/** @typedef {import('../sample-digit.js').NetworkInUse} NetworkInUse */

const headings = ['Output k', 'a', 'target y', '½ (a − y)²'];

/** @param {NetworkInUse} network @param {number} label */
const partsOf = ({ outputs }, label) => outputs.map((a, k) => (a - Number(k === label)) ** 2 / 2);

/** @param {NetworkInUse} network @param {number} label */
function formatCost(network, label) {
  const { outputs, kind } = network;
  const sum = partsOf(network, label).reduce((total, part) => total + part, 0);
  const entropy =
    kind === 'probability'
      ? ` This network is trained with cross-entropy, which only looks at the right one: −log ${formatSignificant(outputs[label])} = ${formatSignificant(-Math.log(outputs[label]))}.`
      : '';
  return `The quadratic cost of this digit, with ${formatNetwork(network)}, is the sum of the last column: ${formatSignificant(sum)}.${entropy}`;
}

/** @param {NetworkInUse} network @param {number} label */
function rows(network, label) {
  const parts = partsOf(network, label);
  return network.outputs.map((a, k) =>
    lessonRow(k, [a.toFixed(4), k === label ? 1 : 0, parts[k].toFixed(4)], k === label ? 'lesson-truth' : ''),
  );
}

/** What each output adds to the cost of one digit. @type {import('../picture-frame.js').CreatePicture} */
export function createPicture(actions, refresh) {
  const sample = createSampleDigit(actions, refresh);
  return (state) => {
    const { network = null, label = 0 } = sample.answered() ?? {};
    return frame(
      'The cost of one digit',
      sample.template(state),
      lessonTable(headings, network && rows(network, label)),
      reading(sample.answered() ? (network ? formatCost(network, label) : noNetworkText) : ''),
    );
  };
}
