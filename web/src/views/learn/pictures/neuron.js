import { html } from 'lit-html';
import { createSignedCanvas } from '../../figures/signed-canvas.js';
import { signedLegend } from '../../figures/signed-colours.js';
import { largestMagnitude } from '../../figures/signed-scale.js';
import { memoizeOne } from '../../page/memoize-one.js';
import { ownedElement } from '../../page/owned-element.js';
import { formatSignificant, frame, noNetworkText, reading, smallButton } from '../picture-frame.js';
import { createSampleDigit, formatNetwork } from '../sample-digit.js';

/** @typedef {import('../sample-digit.js').NetworkInUse} NetworkInUse */

const side = 28;

/** Returns a unit's weights as a picture. @param {NetworkInUse} network @param {number} unit */
function weightsOf({ tensors: [matrix] }, unit) {
  const values = matrix.values.subarray(unit * side * side, (unit + 1) * side * side);
  const limit = largestMagnitude(values);
  const label = 'The weights of a unit';
  return { label, look: 'signed-picture', aspect: '1', values, width: side, height: side, limit };
}

/** @param {NetworkInUse} network @param {number} unit */
function formatSum(network, unit) {
  const [sum, bias] = [network.firstSums[unit], network.tensors[1].values[unit]];
  return `In ${formatNetwork(network)}, unit ${unit + 1} adds up ${formatSignificant(sum - bias)} from the pixels and ${formatSignificant(bias)} of bias: z = ${formatSignificant(sum)}. A sigmoid passes on ${formatSignificant(1 / (1 + Math.exp(-sum)))}, a ReLU ${formatSignificant(Math.max(0, sum))}.`;
}

/** @param {NetworkInUse | null} network */
const formatMissing = (network) =>
  network
    ? `The first layer of ${formatNetwork(network)} is not dense, so its weights cannot be shown as pictures of this size. Use the button below, and press Start.`
    : noNetworkText;

/** A unit's weights next to a digit, and the sum they make. @type {import('../picture-frame.js').CreatePicture} */
export function createPicture(actions, refresh) {
  const sample = createSampleDigit(actions, refresh);
  const picture = memoizeOne(weightsOf);
  let choice = 0;

  function showAnother() {
    choice += 1;
    refresh();
  }

  /** @param {NetworkInUse} network @param {number} unit */
  const weights = (network, unit) =>
    html`<div class="sample-digit">
      <div class="sample-paper">${ownedElement(createSignedCanvas, picture(network, unit))}</div>
      <span class="note">Unit ${unit + 1} of ${network.firstSums.length}</span>
      ${smallButton('Another unit', showAnother)}
    </div>`;

  return (state) => {
    const answered = sample.answered();
    const network = answered?.network ?? null;
    const count = network?.firstSums?.length ?? 0;
    const shown = network && count > 0 ? network : null;
    const unit = count > 0 ? choice % count : 0;
    return frame(
      'A unit of the first layer, and a digit it looks at',
      html`<div class="lesson-pair">${sample.template(state)} ${shown && weights(shown, unit)}</div>`,
      shown && signedLegend('Weight', picture(shown, unit).limit),
      reading(answered ? (shown ? formatSum(shown, unit) : formatMissing(network)) : ''),
    );
  };
}
