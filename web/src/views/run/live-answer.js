import { html, nothing } from 'lit-html';
import { createThrottledQuery } from '../../state/network/throttled-query.js';
import { elementOf } from '../controls/element-of.js';
import { formatPercent } from '../controls/format.js';
import { fullClassName } from '../data/class-names.js';
import { createDigitCanvas } from '../images/digit-canvas.js';
import { networkPicture } from '../network/network-picture.js';
import { createView } from '../page/renderer.js';

/**
 * @typedef {import('../../state/reducer.js').State} State
 * @typedef {import('../../state/session.js').Actions} Actions
 * @typedef {import('../../worker/protocol.js').Response} Response
 * @typedef {{ outputs: number[], digit: number, kind: Response['kind'] }} Answer
 */

/** While a run is training, the answer is asked for at most this often. */
const shortestPauseMs = 150;

/** Returns the images to choose from: those of the test set, which training never uses. @param {State['data']} data */
const samplesOf = ({ test, train }) => test ?? train;

/** Returns the displayed outputs, which are the last of a response's values. @param {Response} response @param {number} classes @returns {Answer} */
function answerOf({ values, kind }, classes) {
  const outputs = Array.from(values.subarray(values.length - classes));
  return { outputs, digit: outputs.indexOf(Math.max(...outputs)), kind };
}

/**
 * Creates the strip that shows one digit, the network, and what the network in training answers, again and again while
 * it learns.
 * @param {Actions} actions
 */
export function createLiveAnswer(actions) {
  const digit = createDigitCanvas({ class: 'digit live-digit', 'data-testid': 'live-digit' });
  const root = elementOf(html`<section class="live-answer" aria-label="One digit and the network’s answer"></section>`);
  let index = 0;
  /** @type {State|undefined} */
  let current;
  /** @type {Answer|null} */
  let answer = null;
  /** @type {Uint8Array|undefined} */
  let drawn;

  const query = createThrottledQuery({
    ask: (/** @type {Uint8Array} */ pixels) => actions.inspect.respondTo(pixels),
    show(response) {
      answer = response && current ? answerOf(response, current.data.classNames.length) : null;
      if (current) view.update(current);
    },
    shortestPause: shortestPauseMs,
  });

  function another() {
    index += 1;
    if (current) update(current);
  }

  /** @param {State} state @param {number} label */
  function sentence({ run, data }, label) {
    const actual = fullClassName(data.classNames, label);
    if (!run?.step || !answer) return html`A test digit: ${actual}.<br />Press Start to train.`;
    const share = answer.kind === 'probability' ? ` (${formatPercent(answer.outputs[answer.digit])})` : '';
    // One text node a line: the words after a number would move with its width.
    return html`${`The network reads ${fullClassName(data.classNames, answer.digit)}${share}.`}<br />${answer.digit === label ? 'That is correct.' : `It is a ${actual}.`}`;
  }

  /** @param {State} state @param {number} label */
  function bars({ data, run }, label) {
    const shown = run?.step ? answer : null;
    const most = Math.max(1e-9, ...(shown?.outputs ?? []));
    return html`<ol class="live-bars" aria-hidden="true">
      ${data.classNames.map((name, k) => {
        const share = shown
          ? Math.max(0, shown.outputs[k] / Math.max(most, shown.kind === 'probability' ? 1 : most))
          : 0;
        return html`<li ?data-chosen=${shown?.digit === k} ?data-label=${k === label}>
          <span class="live-bar"><span .style=${`--share: ${share.toFixed(3)}`}></span></span>${name}
        </li>`;
      })}
    </ol>`;
  }

  const view = createView(root, (state) => {
    const set = samplesOf(state.data);
    if (!set || set.samples.length === 0) return nothing;
    const label = set.sampleLabels[index % set.samples.length];
    return html`${digit.canvas} ${networkPicture(state.network?.layers, { digit: drawn })}
      <div class="live-reading">
        ${bars(state, label)}
        <p class="live-words" data-testid="live-answer" data-value=${state.run?.step && answer ? answer.digit : ''}>
          ${sentence(state, label)}
        </p>
        <button type="button" class="button-quiet" data-testid="live-another" @click=${another}>Another digit</button>
      </div>`;
  });

  /** @param {State} state */
  function update(state) {
    current = state;
    const set = samplesOf(state.data);
    const at = set && set.samples.length > 0 ? index % set.samples.length : 0;
    const pixels = set?.samples[at];
    if (pixels !== drawn) {
      drawn = pixels;
      answer = null;
      digit.show(pixels ?? null);
      digit.canvas.setAttribute('aria-label', set ? `A digit labelled ${set.sampleLabels[at]}` : 'No digit');
    }
    if (!state.run?.step) answer = null;
    else if (pixels && state.settings.panel === 'train') query.update(state, pixels, [pixels]);
    view.update(state);
  }
  return { root, update };
}
