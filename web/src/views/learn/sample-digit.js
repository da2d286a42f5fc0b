import { html } from 'lit-html';
import { createThrottledQuery, networkKey } from '../../state/network/throttled-query.js';
import { fullClassName } from '../data/class-names.js';
import { digitTemplate } from '../images/digit.js';
import { smallButton } from './picture-frame.js';

/**
 * A digit of the data set in use, and the answering network's response to it, requested again while that network
 * learns.
 *
 * @typedef {import('./picture-frame.js').State} State
 * @typedef {import('./picture-frame.js').Actions} Actions
 * @typedef {import('../../worker/learn/lesson-service.js').NetworkInUse} NetworkInUse
 * @typedef {{ pixels: Uint8Array, label: number, name: string }} SampleDigit
 * @typedef {SampleDigit & { network: NetworkInUse | null }} AnsweredDigit
 */

const shortestPauseMs = 400;

const networks = {
  training: 'the network you are training',
  opened: 'the network from your file',
  pretrained: 'the pre-trained network that comes with the page',
};

/** @param {NetworkInUse | null} network */
export const formatNetwork = (network) => (network ? networks[network.source] : 'no network');

/** @param {State} state @param {number} index @returns {SampleDigit | null} */
function sampleAt({ data: { train, classNames } }, index) {
  if (!train || train.samples.length === 0) return null;
  const at = index % train.samples.length;
  const label = train.sampleLabels[at];
  return { pixels: train.samples[at], label, name: fullClassName(classNames, label) };
}

/**
 * @param {Actions} actions
 * @param {() => void} refresh called when there is another answer
 * @param {{ convolving?: boolean }} [options] whether a network with a convolution is preferred
 */
export function createSampleDigit(actions, refresh, { convolving = false } = {}) {
  let index = 0;
  /** @type {AnsweredDigit | null} */
  let answered = null;
  const query = createThrottledQuery({
    ask: (/** @type {SampleDigit} */ { pixels }) => actions.inspect.networkInUse(pixels, convolving),
    show(/** @type {NetworkInUse | null} */ network, digit) {
      answered = { ...digit, network };
      refresh();
    },
    shortestPause: shortestPauseMs,
  });

  function showAnother() {
    index += 1;
    refresh();
  }

  return {
    /** Returns the last digit that a network was asked about; null before the first answer. */
    answered: () => answered,
    /** Returns the digit that is shown, and asks the network about it. @param {State} state */
    template(state) {
      const digit = sampleAt(state, index);
      if (digit) {
        const { pixels, name } = digit;
        query.update(state, digit, [pixels, name], [...networkKey(state), state.model, state.pretrained]);
      }
      return html`<div class="sample-digit">
        <div class="sample-paper">
          ${digitTemplate({
            pixels: digit?.pixels ?? null,
            label: digit ? `A training image of the class ${digit.name}` : 'No image',
          })}
        </div>
        <span class="note">${digit ? `Truth: ${digit.name}` : ''}</span>
        ${smallButton('Another digit', showAnother)}
      </div>`;
    },
  };
}
