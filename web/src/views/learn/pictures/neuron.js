import { element, setText } from '../../controls/element.js';
import { createSignedLegend, paintSigned } from '../../figures/signed-colours.js';
import { largestMagnitude } from '../../figures/signed-scale.js';
import { createReading, frame, written } from '../picture-frame.js';
import { createSampleDigit, formatNetwork } from '../sample-digit.js';

const side = 28;

/** A unit's weights beside a digit, and the sum they make. @type {import('../picture-frame.js').CreatePicture} */
export function createPicture(actions) {
  const canvas = element('canvas', { class: 'signed-picture', role: 'img', 'aria-label': 'The weights of a unit' });
  const legend = createSignedLegend('Weight');
  const reading = createReading();
  const split = element('span', { class: 'note' });
  const next = element(
    'button',
    { type: 'button', class: 'button button-small', onclick: () => choose(unit + 1) },
    'Another unit',
  );
  const sampleDigit = createSampleDigit(actions, (look) => {
    latest = look;
    show();
  });
  const weights = element(
    'div',
    { class: 'specimen' },
    element('div', { class: 'specimen-paper' }, canvas),
    split,
    next,
  );
  const root = frame(
    'A unit of the first layer, and a digit it looks at',
    element('div', { class: 'lesson-pair' }, sampleDigit.root, weights),
    legend.root,
    reading.root,
  );
  let unit = 0;
  /** @type {import('../sample-digit.js').Look|null} */
  let latest = null;

  /** @param {number} chosen */
  function choose(chosen) {
    unit = chosen;
    show();
  }

  function show() {
    if (!latest) return;
    const { network } = latest;
    const sums = network?.firstSums ?? [];
    weights.hidden = sums.length === 0;
    legend.root.hidden = sums.length === 0;
    if (!network || sums.length === 0) return reading.say(emptyWords(network));
    unit %= sums.length;
    const [matrix, biases] = network.tensors;
    const row = matrix.values.subarray(unit * side * side, (unit + 1) * side * side);
    const limit = largestMagnitude(row);
    paintSigned(canvas, row, { width: side, height: side, limit });
    legend.update(limit);
    setText(split, `Unit ${unit + 1} of ${sums.length}`);
    const [sum, bias] = [sums[unit], biases.values[unit]];
    reading.say(
      `In ${formatNetwork(network)}, unit ${unit + 1} adds up ${written(sum - bias)} from the pixels and ${written(bias)} of bias: z = ${written(sum)}. A sigmoid passes on ${written(1 / (1 + Math.exp(-sum)))}, a ReLU ${written(Math.max(0, sum))}.`,
    );
  }

  return { root, update: sampleDigit.update };
}

/** @param {import('../../../worker/services/lesson-service.js').NetworkInUse|null} network */
function emptyWords(network) {
  const why = network
    ? `The first layer of ${formatNetwork(network)} is not dense: its weights are no pictures of this size.`
    : 'No network has learned anything yet.';
  return `${why} Use the button below, press Start, and the weights of a unit appear here.`;
}
