import { element, setText } from '../controls/element.js';
import { formatClock, formatCount, formatLoss, formatPercent, formatRate, notYet } from '../controls/format.js';
import { term } from '../controls/term.js';

/**
 * @typedef {import('../../worker/protocol.js').RunStatus} RunStatus
 * @typedef {object} Reading
 * @property {string} label
 * @property {string} [word] its key in the glossary
 * @property {string} [testid]
 * @property {boolean} [large]
 * @property {(run: RunStatus) => number | null} value
 * @property {(value: number | null, run: RunStatus) => string} format
 */

/** @param {RunStatus} run */
function formatSteps({ step, epochs, stepsPerEpoch, stepFraction }) {
  const whole = `${formatCount(step)} of ${formatCount(epochs * stepsPerEpoch)}`;
  return stepFraction > 0 ? `${whole}, next ${Math.floor(stepFraction * 100)}\u202f%` : whole;
}

/** @type {Reading[]} */
const readingDefinitions = [
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
    label: 'Images per second',
    word: 'images per second',
    testid: 'images-per-second',
    value: (run) => run.imagesPerSecond,
    format: formatRate,
  },
  { label: 'Time elapsed', testid: 'elapsed', value: (run) => run.elapsedSeconds, format: formatClock },
  { label: 'Time left, about', testid: 'remaining', value: (run) => run.remainingSeconds, format: formatClock },
];

/** @param {Reading} reading */
function createReading({ label, word, testid, large = false, value, format }) {
  const number = element('dd', testid ? { 'data-testid': testid } : {}, notYet);
  const root = element(
    'div',
    { class: large ? 'reading reading-large' : 'reading' },
    element('dt', {}, word ? term(word, label) : label),
    number,
  );
  return {
    root,
    /** @param {RunStatus | null} run */
    update(run) {
      const current = run && value(run);
      setText(number, run ? format(current, run) : notYet);
      number.dataset.value = current === null || current === undefined ? '' : String(current);
    },
  };
}

/** Creates the numbers of the run, in fixed positions. */
export function createReadings() {
  const readings = readingDefinitions.map(createReading);
  return {
    root: element('dl', { class: 'readings' }, ...readings.map(({ root }) => root)),
    /** @param {RunStatus | null} run */
    update(run) {
      readings.forEach((reading) => reading.update(run));
    },
  };
}
