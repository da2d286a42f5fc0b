import { html } from 'lit-html';
import { formatClock, formatCount, formatLoss, formatPercent, formatRate, notYet } from '../controls/format.js';
import { termTemplate } from '../controls/term.js';
import { validates } from './status-text.js';

/**
 * @typedef {import('../../state/reducer.js').State} State
 * @typedef {import('../../worker/protocol.js').RunStatus} RunStatus
 * @typedef {object} Reading
 * @property {string} label
 * @property {string} [word] its key in the glossary
 * @property {string} testid
 * @property {boolean} [large]
 * @property {(run: RunStatus) => number | null} value
 * @property {(value: number | null, run: RunStatus) => string} format
 * @property {(state: State) => boolean} [isShown] by default it always is
 * @property {(state: State) => boolean} [isEmpty] whether its place stays empty
 */

/** @param {RunStatus} run */
function formatSteps({ step, epochs, stepsPerEpoch, stepFraction }) {
  const share = stepFraction > 0 ? `.${String(Math.floor(stepFraction * 100)).padStart(2, '0')}` : '';
  return `${formatCount(step)}${share} of ${formatCount(epochs * stepsPerEpoch)}`;
}

/** @type {Reading[]} */
const declared = [
  {
    label: 'Test accuracy',
    word: 'test set',
    testid: 'test-accuracy',
    large: true,
    value: (run) => run.testAccuracy,
    format: formatPercent,
  },
  {
    label: 'Validation accuracy',
    word: 'validation set',
    testid: 'validation-accuracy',
    large: true,
    value: (run) => run.validationAccuracy,
    format: formatPercent,
    isShown: validates,
  },
  {
    label: 'Training accuracy',
    word: 'accuracy',
    testid: 'train-accuracy',
    large: true,
    value: (run) => run.trainAccuracy,
    format: formatPercent,
  },
  {
    label: 'Training loss',
    word: 'loss',
    testid: 'train-loss',
    large: true,
    value: (run) => run.trainLoss,
    format: formatLoss,
  },
  {
    label: 'Epochs done',
    word: 'epoch',
    testid: 'epoch',
    value: (run) => run.epoch,
    format: (_, run) => `${formatCount(run.epoch)} of ${formatCount(run.epochs)}`,
  },
  {
    label: 'Steps done',
    word: 'step',
    testid: 'steps',
    value: (run) => run.step,
    format: (_, run) => formatSteps(run),
  },
  {
    label: 'Images / s',
    word: 'images per second',
    testid: 'images-per-second',
    value: (run) => run.imagesPerSecond,
    format: formatRate,
  },
  { label: 'Time elapsed', testid: 'elapsed', value: (run) => run.elapsedSeconds, format: formatClock },
  {
    label: 'Time left',
    testid: 'remaining',
    value: (run) => run.remainingSeconds,
    format: formatClock,
    isEmpty: ({ status }) => status === 'done',
  },
];

/** @param {Reading} reading @param {State} state */
function readingTemplate({ label, word, testid, large = false, value, format, isShown, isEmpty }, state) {
  const { run } = state;
  const current = run && value(run);
  return html`<div
    class=${large ? 'reading reading-large' : 'reading'}
    ?hidden=${isShown?.(state) === false}
    ?data-empty=${isEmpty?.(state) === true}
  >
    <dt>${word ? termTemplate(word, label) : label}</dt>
    <dd data-testid=${testid} data-value=${current ?? ''}>${run ? format(current, run) : notYet}</dd>
  </div>`;
}

/** Returns the numbers of the run. Their place is empty before the first run, so that nothing moves when they come. @param {State} state */
export const readings = (state) =>
  html`<dl class="readings" ?data-empty=${!state.run}>
    ${declared.map((reading) => readingTemplate(reading, state))}
  </dl>`;
