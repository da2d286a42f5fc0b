import { element, setText } from '../../controls/element.js';
import { createSignedLegend, paintSigned } from '../../figures/signed-colours.js';
import { largestMagnitude } from '../../figures/signed-scale.js';
import { correlate, pooled } from '../correlation.js';
import { createReading, frame } from '../picture-frame.js';
import { createSampleDigit, formatNetwork } from '../sample-digit.js';

const sideLength = 28;

/** A kernel, its map on a digit, and the map pooled. @type {import('../picture-frame.js').CreatePicture} */
export function createPicture(actions) {
  const pictures = ['Kernel', 'Map, after ReLU', 'Pooled, 2 × 2'].map(labelledCanvas);
  const legend = createSignedLegend('Weight of the kernel');
  const reading = createReading();
  const split = element('span', { class: 'note' });
  const next = element(
    'button',
    { type: 'button', class: 'button button-small', onclick: () => choose(filter + 1) },
    'Another filter',
  );
  const sampleDigit = createSampleDigit(
    actions,
    (look) => {
      latest = look;
      show();
    },
    { convolving: true },
  );
  const row = element('div', { class: 'kernel-row' }, ...pictures.map(({ root }) => root));
  const chooser = element('div', { class: 'kernel-choice' }, split, next);
  let filter = 0;
  /** @type {import('../sample-digit.js').Look|null} */
  let latest = null;

  /** @param {number} chosen */
  function choose(chosen) {
    filter = chosen;
    show();
  }

  function show() {
    if (!latest) return;
    const { network, pixels } = latest;
    const [weights, biases] = network?.tensors ?? [];
    const convolves = weights?.shape.length === 4;
    for (const part of [row, chooser, legend.root]) part.hidden = !convolves;
    if (!network || !convolves)
      return reading.say('The network at hand has no convolution. Use the button below, and press Start.');
    const [filters, , size] = weights.shape;
    filter %= filters;
    const kernel = weights.values.subarray(filter * size * size, (filter + 1) * size * size);
    const map = correlate(pixels, sideLength, kernel, size, biases.values[filter]).map((z) => Math.max(0, z));
    const side = sideLength - size + 1;
    const small = pooled(map, side);
    const limits = [largestMagnitude(kernel), largestMagnitude(map) || 1];
    paintSigned(pictures[0].canvas, kernel, { width: size, height: size, limit: limits[0] });
    paintSigned(pictures[1].canvas, map, { width: side, height: side, limit: limits[1] });
    paintSigned(pictures[2].canvas, small, {
      width: Math.floor(side / 2),
      height: Math.floor(side / 2),
      limit: limits[1],
    });
    legend.update(limits[0]);
    setText(split, `Filter ${filter + 1} of ${filters}, ${size} × ${size}`);
    const lit = map.filter((value) => value > 0).length / map.length;
    reading.say(
      `In ${formatNetwork(network)}, filter ${filter + 1} responds at ${(100 * lit).toFixed(0)} % of the ${side} × ${side} places of this digit, at most with ${limits[1].toPrecision(3)}, the darkest green of its map.`,
    );
  }
  const root = frame(
    'A filter of the first layer, and what it finds in a digit',
    sampleDigit.root,
    row,
    chooser,
    legend.root,
    reading.root,
  );
  return { root, update: sampleDigit.update };
}

/** @param {string} label */
function labelledCanvas(label) {
  const canvas = element('canvas', { class: 'signed-picture', role: 'img', 'aria-label': label });
  return {
    canvas,
    root: element('div', { class: 'kernel-picture' }, canvas, element('span', { class: 'note' }, label)),
  };
}
