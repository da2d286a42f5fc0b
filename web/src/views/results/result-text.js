import { implementationLabel, networkLabel } from '../../config/comparison.js';
import { isProjected, wholeSeconds } from '../../state/results/result-cells.js';
import { plainDuration } from '../../state/results/results-text.js';
import { formatCount, formatDuration, formatRate, formatRoughDuration, notYet } from '../controls/format.js';

/**
 * Formats results as text.
 *
 * @typedef {import('../../state/results/results.js').Result} Result
 * @typedef {import('../../state/results/results.js').Source} Source
 */

/** @type {Record<Source, string>} */
export const sourceNames = {
  'this visit': 'measured in this visit',
  'earlier visit': 'measured here in an earlier visit',
  imported: 'from a file',
  reference: 'measured elsewhere',
  reported: 'reported by others',
};

/** The name of each data set inside a sentence. @type {Record<string, string>} */
export const datasetNames = { mnist: 'MNIST', digits: 'the built-in digits', upload: 'your files' };

/**
 * Formats the accuracy of a whole run with two decimals: networks that differ by a tenth of a per cent should be
 * distinguishable here. What a share of a run reached is no result.
 * @param {Result} result
 */
export function formatAccuracy({ projected, ...result }) {
  return projected < 1 ? notYet : formatReachedAccuracy(result);
}

/** @param {Pick<Result, 'accuracy' | 'approximate'>} result */
function formatReachedAccuracy({ accuracy, approximate }) {
  if (accuracy === null) return notYet;
  return approximate ? `~${Math.round(100 * accuracy)}%` : `${(100 * accuracy).toFixed(2)}%`;
}

/** Formats the time of the whole run; a projection is marked as one. @param {Result} result */
export function formatTime(result) {
  const seconds = wholeSeconds(result);
  if (seconds === null) return notYet;
  // A source's figure is quoted as published, not rounded.
  if (result.source === 'reported')
    return `${result.approximate ? '~' : ''}${plainDuration(seconds).replaceAll(' ', '\u202f')}`;
  return isProjected(result) ? `≈\u202f${formatProjected(seconds)}` : formatDuration(seconds);
}

/** Formats a projected time, which is not known to two units once it is long. @param {number} seconds */
export const formatProjected = (seconds) => (seconds < 600 ? formatDuration(seconds) : formatRoughDuration(seconds));

/** Formats how much of a run was measured. @param {number} share */
export function describeShare(share) {
  const percent = 100 * share;
  if (percent >= 1) return `${percent.toFixed(percent < 10 ? 1 : 0)}%`;
  return `${Number(percent.toPrecision(2)).toLocaleString('en', { maximumSignificantDigits: 2, maximumFractionDigits: 20 })}%`;
}

/**
 * Returns everything known about a result as pairs of label and value.
 * @param {Result} result
 * @returns {[string, string][]}
 */
export function resultInFull(result) {
  const {
    accuracy,
    seconds,
    epochs,
    learningRate,
    batch,
    optimizer,
    imagesPerSecond,
    threads,
    device,
    machine,
    date,
    images,
    loss,
  } = result;
  /** @type {[string, string|undefined][]} */
  const facts = [
    ['Said', result.said],
    [
      isProjected(result) ? 'When it was stopped' : 'Accuracy',
      accuracy === null
        ? undefined
        : isProjected(result)
          ? `accuracy of ${formatReachedAccuracy(result)}, after ${describeShare(result.projected)} of the run`
          : formatAccuracy(result),
    ],
    ['Training time', timeFully(result)],
    [
      'Measured',
      isProjected(result) && seconds !== null
        ? `${formatDuration(seconds)}, ${describeShare(result.projected)} of the run`
        : undefined,
    ],
    ['Epochs', epochs === null ? undefined : formatCount(epochs)],
    ['Learning rate', learningRate === undefined ? undefined : String(learningRate)],
    ['Batch', batch === undefined ? undefined : `${formatCount(batch)} images`],
    ['Optimiser', optimizer],
    ['Cost', loss],
    ['Images per second', imagesPerSecond === undefined ? undefined : formatRate(imagesPerSecond)],
    ['Training images', images === null ? undefined : formatCount(images)],
    ['Threads', threads === undefined ? undefined : formatCount(threads)],
    ['Device', device],
    ['Machine', machine],
    ['Date', date?.slice(0, 10)],
    ['By', result.by],
    ['Note', result.note],
    ['Command', result.command],
  ];
  return facts.flatMap(([name, value]) => (value ? [/** @type {[string, string]} */ ([name, value])] : []));
}

/** @param {Result} result */
function timeFully(result) {
  const seconds = wholeSeconds(result);
  if (seconds === null) return undefined;
  return isProjected(result) ? `about ${formatProjected(seconds)}, projected` : formatTime(result);
}

/** @param {{ network: string, implementation: string }} cell */
export const cellTitle = ({ network, implementation }) =>
  `${networkLabel(network) || 'Network not stated'}, ${implementationLabel(implementation)}`;
