import { createDigitCanvas } from '../images/digit-canvas.js';
import { element, setAttribute, setText } from '../controls/element.js';
import { fullClassName } from '../data/class-names.js';
import { createThrottledQuery, networkKey } from '../../state/network/throttled-query.js';

/**
 * A digit of the data set in use, and the answering network's response to it, requested again while that network
 * learns.
 *
 * @typedef {import('./picture-frame.js').State} State
 * @typedef {import('../../worker/services/lesson-service.js').NetworkInUse} NetworkInUse
 * @typedef {{ pixels: Uint8Array, label: number, name: string }} SampleDigit
 * @typedef {SampleDigit & { network: NetworkInUse|null }} Look
 */

const shortestPauseMs = 400;

const networks = {
  training: 'the network you are training',
  opened: 'the network from your file',
  pretrained: 'the pre-trained network that comes with the page',
};

/** @param {NetworkInUse|null} network */
export const formatNetwork = (network) => (network ? networks[network.source] : 'no network');

/** @param {import('./picture-frame.js').CreatePicture extends (actions: infer A) => any ? A : never} actions @param {(look: Look) => void} show @param {{ convolving?: boolean }} [options] whether a network with a convolution is preferred */
export function createSampleDigit(actions, show, { convolving = false } = {}) {
  const digit = createDigitCanvas();
  const name = element('span', { class: 'note' });
  const another = element(
    'button',
    { type: 'button', class: 'button button-small', onclick: () => choose(at + 1) },
    'Another digit',
  );
  const root = element(
    'div',
    { class: 'specimen' },
    element('div', { class: 'specimen-paper' }, digit.canvas),
    name,
    another,
  );
  let at = 0;
  /** @type {State|undefined} */
  let state;
  /** @type {Uint8Array|null} */
  let painted = null;
  const paced = createThrottledQuery({
    ask: (/** @type {SampleDigit} */ { pixels }) => actions.inspect.networkInUse(pixels, convolving),
    show: (/** @type {NetworkInUse|null} */ network, sampleDigit) => show({ ...sampleDigit, network }),
    shortestPause: shortestPauseMs,
  });

  /** @param {number} next */
  function choose(next) {
    at = next;
    if (state) update(state);
  }

  /** @param {State} next */
  function update(next) {
    state = next;
    const { train, classNames } = next.data;
    if (!train || train.samples.length === 0) return;
    const place = at % train.samples.length;
    const [pixels, label] = [train.samples[place], train.sampleLabels[place]];
    const called = fullClassName(classNames, label);
    if (pixels !== painted) digit.show(pixels);
    painted = pixels;
    setAttribute(digit.canvas, 'aria-label', `A training image of the class ${called}`);
    setText(name, `Truth: ${called}`);
    paced.update(
      next,
      { pixels, label, name: called },
      [pixels, called],
      [...networkKey(next), next.model, next.pretrained],
    );
  }
  return { root, update };
}
