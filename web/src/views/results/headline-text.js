import { networkLabel, networks } from '../../config/comparison.js';
import { isProjected } from '../../state/results/result-cells.js';
import { runTimes } from '../../state/results/run-times.js';
import { formatRatio } from '../training/step-cost-text.js';
import { formatProjected, formatTime } from './result-text.js';

/**
 * The sentence that answers which way trains a network fastest.
 *
 * @typedef {import('../../state/results/results.js').Result} Result
 * @typedef {import('../../state/results/run-times.js').RunTime} RunTime
 * @typedef {{ results: Result[], data: string, network: string }} Shown
 */

/** What the sentence compares the fastest way with. */
const nudging = 'central-difference';

/** @param {RunTime} time */
const formatLength = ({ result, seconds }) =>
  isProjected(result) ? `about ${formatProjected(seconds)}` : formatTime(result);

/** @param {RunTime[]} times */
const nudgedOf = (times) => times.find(({ implementation }) => implementation.key === nudging);

/** Says how long nudging every weight takes another network, if that is longer. @param {RunTime} nudged @param {Shown} shown */
function formatLongest(nudged, { results, data }) {
  const all = networks.map((network) => ({ network, time: nudgedOf(runTimes(results, { network, data })) }));
  const [longest] = all.toSorted((a, b) => (b.time?.seconds ?? 0) - (a.time?.seconds ?? 0));
  if (!longest.time || longest.time.seconds <= nudged.seconds) return '';
  return ` For ${networkLabel(longest.network)}, it ${verbOf(longest.time)} ${formatLength(longest.time)}.`;
}

/** @param {RunTime} time */
const verbOf = ({ result }) => (isProjected(result) ? 'would take' : 'takes');

/** Says which way is fastest, and how long nudging takes. @param {RunTime[]} times the fastest first @param {Shown} shown */
export function formatAnswer(times, shown) {
  const [fastest] = times;
  const nudged = nudgedOf(times);
  const verb = isProjected(fastest.result) ? 'would train' : 'trains';
  const first = `${fastest.implementation.label} ${verb} ${networkLabel(shown.network)} in ${formatLength(fastest)}.`;
  if (!nudged || nudged === fastest) return first;
  const ratio = formatRatio(nudged.ratio).replace(/^about (.*) slower$|^about as fast$/, (_, times) =>
    times ? `${times} as long` : 'about as long',
  );
  return `${first} Nudging every weight ${verbOf(nudged)} ${formatLength(nudged)}, ${ratio}.${formatLongest(nudged, shown)}`;
}
