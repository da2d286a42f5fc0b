import { createFunctionPlot, sampled } from '../plot.js';
import { formatSignificant, frame, noNetworkText, reading } from '../picture-frame.js';
import { createSampleDigit, formatNetwork } from '../sample-digit.js';

/** @typedef {import('../sample-digit.js').AnsweredDigit} AnsweredDigit */

const plot = createFunctionPlot({
  x: { title: 'Output of the right digit', range: [0, 1], ticks: [0, 0.25, 0.5, 0.75, 1] },
  y: { title: 'Cost', range: [0, 5], ticks: [0, 1, 2, 3, 4, 5] },
});
/** @type {import('../plot.js').Curve[]} */
const curves = [
  { points: sampled((p) => -Math.log(p), [0.005, 1]), tone: 'ink' },
  { points: sampled((p) => (1 - p) ** 2 / 2, [0, 1]), tone: 'soft', dashed: true },
];
/** @type {import('../plot.js').Label[]} */
const labels = [
  { at: { x: 0.2, y: 2.2 }, text: 'cross-entropy, −log p', tone: 'ink' },
  { at: { x: 0.03, y: 0.62 }, text: 'quadratic', tone: 'soft' },
];

/** Returns the right digit's output, and what it costs. @param {AnsweredDigit | null} answered */
function costOf(answered) {
  if (!answered?.network) return null;
  const { network, label, name } = answered;
  const p = network.outputs[label];
  const entropy = network.kind === 'probability';
  return { network, name, p, entropy, cost: entropy ? -Math.log(p) : (1 - p) ** 2 / 2 };
}

/** @param {NonNullable<ReturnType<typeof costOf>>} costed */
function formatCost({ network, name, p, entropy, cost }) {
  const source = formatNetwork(network);
  const kind = entropy
    ? `the share ${formatSignificant(p)}, which costs ${formatSignificant(cost)} in cross-entropy; the slope at its logit is ${formatSignificant(p - 1)}`
    : `the output ${formatSignificant(p)}, which adds ${formatSignificant(cost)} to the quadratic cost; this network has no softmax`;
  return `${source[0].toUpperCase()}${source.slice(1)} gives the right digit, ${name}, ${kind}.`;
}

/** Both costs over the output of the right digit, and the place of a digit of the data. @type {import('../picture-frame.js').CreatePicture} */
export function createPicture(actions, refresh) {
  const sample = createSampleDigit(actions, refresh);
  return (state) => {
    const costed = costOf(sample.answered());
    const drawing = plot({
      label: `Cross-entropy grows without limit as the output of the right digit nears 0, the quadratic cost only to one half.${costed ? ` This digit is at ${formatSignificant(costed.p)}.` : ''}`,
      curves,
      labels,
      marks: costed ? [{ at: { x: costed.p, y: costed.cost }, tone: costed.entropy ? 'ink' : 'soft' }] : [],
    });
    return frame(
      'What the right digit’s output costs',
      sample.template(state),
      drawing,
      reading(sample.answered() ? (costed ? formatCost(costed) : noNetworkText) : ''),
    );
  };
}
