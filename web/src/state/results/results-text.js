import { implementationLabel, implementations, networkLabel, networks } from '../../config/comparison.js';
import { csvText } from '../csv-text.js';
import { isProjected, reasonOf, resultsOfCell, says, wholeSeconds } from './result-cells.js';

/**
 * Formats the comparison table as CSV and as Markdown. The page saves both, and `npm run results` writes
 * docs/results.md with these functions.
 *
 * @typedef {import('./results.js').Result} Result
 */

const columns = /** @type {const} */ ([
  'network',
  'implementation',
  'data',
  'accuracy',
  'seconds',
  'projected',
  'epochs',
  'learningRate',
  'batch',
  'optimizer',
  'loss',
  'imagesPerSecond',
  'images',
  'threads',
  'device',
  'source',
  'by',
  'machine',
  'date',
  'said',
  'note',
  'why',
  'command',
]);
/** Column heads for the keys that do not explain themselves. @type {Record<string, string>} */
const heads = {
  accuracy: 'accuracy (test set, share from 0 to 1)',
  seconds: 'seconds measured',
  projected: 'share of the run measured',
  images: 'training images',
};

/** @param {Result[]} results */
export function resultsAsCsv(results) {
  const row = (/** @type {Result} */ result) => {
    // What a share of a run has reached is not in the column of results.
    const [accuracy, reached] = isProjected(result) ? [null, result.accuracy] : [result.accuracy, null];
    const values = { ...result, accuracy };
    return [...columns.map((key) => values[key] ?? ''), wholeSeconds(result) ?? '', reached ?? ''];
  };
  const further = ['seconds of the whole run', 'accuracy after the share of the run'];
  return csvText([[...columns.map((key) => heads[key] ?? key), ...further], ...results.map(row)]);
}

/** @param {number} seconds */
export function plainDuration(seconds) {
  const [minute, hour, day, year] = [60, 3600, 86_400, 31_557_600];
  if (seconds < 1) return `${Number(seconds.toPrecision(2))} s`;
  if (seconds < 9.95) return `${seconds.toFixed(1)} s`;
  if (seconds < 2 * minute) return `${Math.round(seconds)} s`;
  if (seconds < 2 * hour) return `${Math.round(seconds / minute)} min`;
  if (seconds < 2 * day) return `${Math.floor(seconds / hour)} h ${Math.floor((seconds % hour) / minute)} min`;
  return seconds < 2 * year
    ? `${Math.round(seconds / day)} days`
    : `${Math.round(seconds / year).toLocaleString('en')} years`;
}

/** @param {Result} result */
const plainPercent = ({ accuracy, approximate, projected }) =>
  accuracy === null || projected < 1
    ? '–'
    : approximate
      ? `~${Math.round(100 * accuracy)}%`
      : `${(100 * accuracy).toFixed(2)}%`;
/** @param {Result} result @param {number} seconds */
const plainTime = ({ approximate, ...result }, seconds) =>
  isProjected(result) ? `*≈ ${plainDuration(seconds)}*` : `${approximate ? '~' : ''}${plainDuration(seconds)}`;

/** Returns the mark behind a number that says where it is from. @param {Result} result */
const markOf = ({ source }) =>
  source === 'reported' ? ' ‡' : source === 'reference' || source === 'imported' ? ' †' : '';

/** @param {number} share */
const plainShare = (share) => `${Number((100 * share).toPrecision(2))}%`;

/**
 * Returns the accuracy and the time of a whole run, or the time that is projected for one and the share that was run: a
 * share has no accuracy that could be taken for a result.
 * @param {Result} result
 */
function cellText(result) {
  const seconds = wholeSeconds(result);
  const time = seconds === null ? '' : plainTime(result, seconds);
  if (isProjected(result)) return `${time}${markOf(result)}<br>${plainShare(result.projected)} run`;
  return [`${plainPercent(result)}${markOf(result)}`, time].filter(Boolean).join('<br>');
}

/** @param {(string|number)[]} cells */
const line = (cells) =>
  `| ${cells.map((cell) => String(cell).replaceAll('|', '\\|').replaceAll('\n', ' ')).join(' | ')} |`;

/**
 * Returns a table of networks by implementations. An empty cell contains the number of its reason, listed below.
 * @param {Result[]} results
 * @param {string} data
 */
export function tableAsMarkdown(results, data) {
  /** @type {string[]} */
  const reasons = [];
  const cell = (/** @type {string} */ network, /** @type {string} */ implementation) => {
    const all = resultsOfCell(results, { network, implementation, data });
    const found = all.filter(says);
    const measured = found.find(({ source }) => source !== 'reported');
    const reported = found.find(({ source }) => source === 'reported');
    if (measured) return [measured, reported].flatMap((result) => (result ? [cellText(result)] : [])).join('<br>');
    const reason = reasonOf(all, { network, implementation });
    if (!reasons.includes(reason)) reasons.push(reason);
    const empty = `(${reasons.indexOf(reason) + 1})`;
    return reported ? `${empty}<br>${cellText(reported)}` : empty;
  };
  const table = [
    line(['network', ...implementations.map(({ short }) => short)]),
    line(['---', ...implementations.map(() => '---')]),
    ...networks.map((network) =>
      line([networkLabel(network), ...implementations.map(({ key }) => cell(network, key))]),
    ),
  ];
  return [table.join('\n'), reasons.map((reason, i) => `(${i + 1}) ${reason}`).join('\n')].filter(Boolean).join('\n\n');
}

/** Returns a table with one row for each result and the command that reproduces it. @param {Result[]} results */
export function listAsMarkdown(results) {
  const head = [
    'network',
    'implementation',
    'accuracy',
    'time',
    'measured',
    'epochs',
    'rate',
    'batch',
    'images/s',
    'threads',
    'device',
    'from',
    'command',
  ];
  const row = (/** @type {Result} */ result) => {
    const {
      network,
      implementation,
      seconds,
      projected,
      epochs,
      learningRate,
      batch,
      imagesPerSecond,
      threads,
      device,
      source,
      by,
      command,
    } = result;
    const whole = wholeSeconds(result);
    const share =
      seconds === null ? '–' : isProjected(result) ? `${plainDuration(seconds)}, ${plainShare(projected)}` : 'whole';
    const time = whole === null ? '–' : plainTime(result, whole);
    const rate =
      imagesPerSecond === undefined
        ? '–'
        : Number(imagesPerSecond.toPrecision(3)).toLocaleString('en', { maximumSignificantDigits: 3 });
    return line([
      networkLabel(network) || 'not stated',
      implementationLabel(implementation),
      plainPercent(result),
      time,
      share,
      epochs ?? '–',
      learningRate ?? '–',
      batch ?? '–',
      rate,
      threads ?? '–',
      device ?? '–',
      by ? `${source}: ${by}` : source,
      command ? `\`${command}\`` : (result.said ?? '–'),
    ]);
  };
  return [line(head), line(head.map(() => '---')), ...results.filter(({ why }) => !why).map(row)].join('\n');
}

/** Returns the text that the page saves. @param {Result[]} results @param {string} data */
export function resultsAsMarkdown(results, data) {
  const marks = '† measured elsewhere, ‡ reported by its source; *≈* projected from a share of the run.';
  return `${tableAsMarkdown(results, data)}\n\n${marks}\n\n${listAsMarkdown(results.filter((result) => result.data === data))}\n`;
}
