import { createDigitCanvas } from '../digit-canvas.js';
import { element, setText } from '../element.js';
import { fullClassName } from '../class-names.js';

/**
 * A digit of the data set in use, and what the network that answers now makes of it; asked anew while that network learns.
 *
 * @typedef {import('./picture-frame.js').State} State
 * @typedef {import('../../worker/lesson-desk.js').NetworkInUse} NetworkInUse
 * @typedef {{ pixels: Uint8Array, label: number, name: string, network: NetworkInUse|null }} Look
 */

const LEAST_MS = 400;

const NETWORKS = {
  training: 'the network you are training',
  opened: 'the network from your file',
  pretrained: 'the pre-trained network that comes with the page',
};

/** @param {NetworkInUse|null} network */
export const networkInWords = (network) => (network ? NETWORKS[network.source] : 'no network');

/** @param {import('./picture-frame.js').CreatePicture extends (actions: infer A) => any ? A : never} actions @param {(look: Look) => void} show @param {{ convolving?: boolean }} [options] whether a network with a convolution is preferred */
export function createSpecimen(actions, show, { convolving = false } = {}) {
  const digit = createDigitCanvas();
  const name = element('span', { class: 'note' });
  const another = element('button', { type: 'button', class: 'button button-small', onclick: () => choose(at + 1) }, 'Another digit');
  const root = element('div', { class: 'specimen' }, element('div', { class: 'specimen-paper' }, digit.canvas), name, another);
  let at = 0;
  let askedAt = -Infinity;
  let asking = false;
  let askAgain = 0;
  /** @type {State|undefined} */
  let state;

  /** @param {number} next */
  function choose(next) {
    at = next;
    look();
  }

  async function look() {
    const train = state?.data.train;
    if (!state || !train || train.samples.length === 0) return;
    if (asking) return soon();
    const place = at % train.samples.length;
    const [pixels, label] = [train.samples[place], train.sampleLabels[place]];
    const called = fullClassName(state.data.classNames, label);
    digit.show(pixels);
    digit.canvas.setAttribute('aria-label', `A training image of the class ${called}`);
    setText(name, `Truth: ${called}`);
    asking = true;
    askedAt = performance.now();
    const network = await actions.networkInUse(pixels, convolving);
    asking = false;
    show({ pixels, label, name: called, network });
  }

  function soon() {
    if (askAgain) return;
    askAgain = window.setTimeout(() => {
      askAgain = 0;
      look();
    }, Math.max(0, askedAt + LEAST_MS - performance.now()));
  }

  return {
    root,
    /** @param {State} next @param {State} [previous] */
    update(next, previous) {
      state = next;
      const newData = next.data.train !== previous?.data.train || next.data.classNames !== previous?.data.classNames;
      const newNetwork = next.run !== previous?.run || next.model !== previous?.model || next.pretrained !== previous?.pretrained;
      if (newData) look();
      else if (newNetwork) soon();
    },
  };
}
