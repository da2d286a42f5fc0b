import { html } from 'lit-html';
import { boundTo } from '../../controls/bound-to.js';
import { formatCount, formatPercent } from '../../controls/format.js';
import { fullClassName } from '../../data/class-names.js';
import { createSignedCanvas } from '../../figures/signed-canvas.js';
import { signedLegend } from '../../figures/signed-colours.js';
import { largestMagnitude } from '../../figures/signed-scale.js';
import { digitTemplate } from '../../images/digit.js';
import { memoizeOne } from '../../page/memoize-one.js';
import { ownedElement } from '../../page/owned-element.js';
import { formatFlip, formatInk } from './flip-text.js';
import { side } from './saliency-figure.js';

/**
 * @typedef {import('../../../worker/protocol.js').FlipReport} FlipReport
 *
 * @typedef {object} Flip a change that was found or not found
 * @property {FlipReport} report
 * @property {Uint8Array} original the digit
 * @property {unknown[]} network that was asked
 * @property {ArrayLike<number>|null} answers for the digit as it is
 *
 * @typedef {object} FlipSearch
 * @property {string} target the class to be reached; '' for any other
 * @property {boolean} searching
 * @property {Flip|null} flip found last
 *
 * @typedef {object} FlipProps
 * @property {FlipSearch} search
 * @property {Uint8Array|null} pixels
 * @property {unknown[]} network now
 * @property {string[]} classNames
 */

const invitation =
  'Finds a small change of ink that makes the network give another answer, in a few steps along its gradient (DeepFool).';

/** @param {FlipReport} report */
const flips = ({ found, to, from }) => found && to !== from;

/** Returns the pictures of a change. @param {Flip} flip */
function picturesOf({ report, original }) {
  const difference = Float32Array.from(report.image, (value, k) => value - original[k] / 255);
  const limit = largestMagnitude(difference);
  return {
    after: Uint8Array.from(report.image, (value) => Math.round(255 * value)),
    change: {
      values: difference,
      width: side,
      height: side,
      limit,
      look: 'saliency-picture',
      aspect: '1',
      label: `The change, at most ${formatInk(limit)}`,
    },
  };
}

/** @param {string} title @param {unknown} picture @param {unknown} below */
const figure = (title, picture, below) =>
  html`<figure class="flip-figure">
    <div class="saliency-small">${picture}</div>
    <figcaption><strong>${title}</strong>${below}</figcaption>
  </figure>`;

/** @param {string} text */
const note = (text) => html`<span class="note">${text}</span>`;

/** @param {Flip} flip @param {FlipProps} props */
function formatOutcome({ report, original, network: asked }, { network, classNames }) {
  const [from, to] = [report.from, report.to].map((digit) => fullClassName(classNames, digit));
  if (!report.found)
    return `No such change was found in ${formatCount(report.steps)} steps: the network still answers ${from}.`;
  if (!flips(report)) return `The network already answers ${from}.`;
  const length = Math.hypot(...Array.from(original, (pixel) => pixel / 255));
  const isStale = asked.some((value, k) => value !== network[k]);
  return `${formatFlip({ ...report, from, to, length })}${isStale ? ' The network has been trained further since.' : ''}`;
}

/** @param {FlipProps} props @param {(change: Partial<FlipSearch>) => void} change @param {() => void} find */
const question = ({ search: { target, searching }, pixels, classNames }, change, find) =>
  html`<div class="flip-asked">
    <label class="digit-choice">
      <span class="field-label">Target</span>
      <select
        class="input"
        data-testid="flip-target"
        @change=${(/** @type {{ target: HTMLSelectElement }} */ event) =>
          change({ target: event.target.value, flip: null })}
      >
        <option value="" .selected=${boundTo(target === '')}>any other</option>
        ${classNames.map(
          (_, k) =>
            html`<option value=${k} .selected=${boundTo(target === String(k))}>
              ${fullClassName(classNames, k)}
            </option>`,
        )}
      </select>
    </label>
    <button type="button" class="button" data-testid="flip-find" ?disabled=${!pixels || searching} @click=${find}>
      Find it
    </button>
  </div>`;

/** Creates the template of the digit, the change, and the changed digit. */
export function createFlipFigures() {
  const pictures = memoizeOne(picturesOf);

  /** @param {Flip} flip @param {string[]} classNames */
  function figures(flip, classNames) {
    const { report, original, answers } = flip;
    const { from, to, kind } = report;
    const { after, change } = pictures(flip);
    const output = (/** @type {ArrayLike<number>} */ outputs, /** @type {number} */ digit) =>
      `${fullClassName(classNames, digit)}: ${kind === 'probability' ? formatPercent(outputs[digit]) : outputs[digit].toFixed(2)}`;
    const strength = change.limit > 0 ? formatCount(Math.max(1, Number((1 / change.limit).toPrecision(2)))) : '1';
    return html`<div class="flip-figures">
      ${figure(
        'As it is',
        digitTemplate({ pixels: original, label: 'The digit as it is' }),
        note(answers ? output(answers, from) : fullClassName(classNames, from)),
      )}
      ${figure(
        'The change',
        ownedElement(createSignedCanvas, change),
        html`${note(`Shown ${strength} times as strong.`)}${signedLegend('Change of ink', change.limit)}`,
      )}
      ${figure(
        'As changed',
        digitTemplate({ pixels: after, label: 'The digit as changed' }),
        note(`${output(report.answers, to)}, ${output(report.answers, from)}`),
      )}
    </div>`;
  }

  /**
   * @param {FlipProps} props
   * @param {(change: Partial<FlipSearch>) => void} change
   * @param {() => void} find
   */
  return (props, change, find) => {
    const { search, pixels, classNames } = props;
    // A change of another digit is not shown.
    const flip = search.flip?.original === pixels ? search.flip : null;
    const found = flip && flips(flip.report);
    return html`<div class="flip">
      ${question(props, change, find)}
      <p class="note" role="status" data-testid="flip-words" data-value=${found ? flip.report.to : ''}>
        ${flip ? formatOutcome(flip, props) : invitation}
      </p>
      ${found ? figures(flip, classNames) : ''}
    </div>`;
  };
}
