import { deviationOf, shareDone, wholeRunSeconds } from '../../state/race/race.js';
import { controls } from '../../config/hyper-parameters.js';
import { formatCount, formatDuration, formatList } from '../controls/format.js';
import { formatRatio } from '../training/step-cost-text.js';
import { formatOptimizer, formatSchedule } from '../training/method-text.js';

/**
 * Describes a race in sentences.
 *
 * @typedef {import('../../state/race/race.js').Lane} Lane
 * @typedef {import('../../state/race/race.js').Race} Race
 */

const twoDigits = new Intl.NumberFormat('en-US', { maximumSignificantDigits: 2 });

/** @param {number} count */
const steps = (count) => `${formatCount(count)} ${count === 1 ? 'step' : 'steps'}`;

/** Describes what just happened. It changes rarely, since screen readers announce it. @param {Race} race */
export function formatRace(race) {
  const { phase, lanes, sideBySide } = race;
  if (phase === 'idle') return 'Choose lanes, then press “Start the race”.';
  const { length } = lanes;
  if (phase === 'getting ready') {
    const next = lanes.find((lane) => lane.phase === 'getting ready');
    return `Preparing ${formatCount(length)} lanes with the same images and the same initial weights.${next ? ` Loading and warming up: ${next.offer.label}.` : ''}`;
  }
  const first = formatFirstFinish(race);
  if (phase === 'paused') return joined('Paused.', first);
  if (phase === 'over') return joined(formatSpeeds(race), first || formatNoFinish(race), 'The race is over.');
  return (
    first ||
    (sideBySide ? 'All lanes run at once.' : 'The lanes take turns; each clock counts only its own lane’s time.')
  );
}

/** @param {...string} sentences */
const joined = (...sentences) => sentences.filter(Boolean).join(' ');

/** @param {Race} race */
function formatNoFinish({ lanes, budget }) {
  return lanes.some(({ phase }) => phase === 'out of time')
    ? `No lane finished its run in ${formatDuration(budget)}.`
    : '';
}

/** @param {Lane} lane steps it has made, with the share of the one that it has begun */
const progressOf = ({ step, stepFraction }) => step + stepFraction;

/** @param {Lane} lane */
function formatProgress(lane) {
  const { step, stepFraction, seconds } = lane;
  const made = step === 0 ? `${twoDigits.format(100 * stepFraction)}% of a step` : steps(step);
  return `${made} in ${formatDuration(seconds)}`;
}

/**
 * Compares the fastest lane with the slowest, whether they finished or not.
 * @param {Pick<Race, 'lanes'>} race
 * @returns {string} '' if there is nothing to compare
 */
export function formatSpeeds({ lanes }) {
  const ran = lanes
    .filter((lane) => lane.seconds > 0 && progressOf(lane) > 0)
    .map((lane) => ({ lane, speed: progressOf(lane) / lane.seconds }))
    .sort((a, b) => b.speed - a.speed);
  const [fastest, slowest] = [ran.at(0), ran.at(-1)];
  if (!fastest || !slowest || ran.length < 2) return '';
  const ratio = formatRatio(slowest.speed / fastest.speed);
  const compared = ratio.endsWith('as fast') ? `${ratio} as` : `${ratio} than`;
  return `${fastest.lane.offer.label} is ${compared} ${slowest.lane.offer.label}: ${formatProgress(fastest.lane)}, against ${formatProgress(slowest.lane)}.`;
}

/** Describes the moment when the first lane finished. @param {Race} race */
function formatFirstFinish({ first, lanes }) {
  const winner = lanes.find(({ offer }) => offer.id === first?.id);
  if (!first || !winner?.facts) return '';
  const label = (/** @type {string} */ id) => lanes.find(({ offer }) => offer.id === id)?.offer.label ?? id;
  const others = first.others.map(({ id, step }) => `${label(id)} had made ${steps(step)}`);
  const then = others.length > 0 ? ` By then, ${formatList(others)}.` : '';
  return `${winner.offer.label} has finished all ${steps(winner.facts.steps)} in ${formatDuration(first.seconds)}.${then}`;
}

/** Describes what every lane learns. @param {import('../../config/hyper-parameters.js').Settings} settings */
export function formatSettings(settings) {
  const { layers, preset, lr, batch, epochs } = settings;
  const network = layers || (controls.preset.options?.find(({ value }) => value === preset)?.label ?? preset);
  return `${network} · ${formatOptimizer({ settings })} · learning rate ${lr}, ${formatSchedule({ settings })} · batch ${batch} · ${formatCount(epochs)} ${epochs === 1 ? 'epoch' : 'epochs'}`;
}

/**
 * Returns how long the whole run takes a lane: measured if it has finished, otherwise projected.
 * @param {Lane} lane
 * @returns {{ text: string, isProjection: boolean }|null}
 */
export function formatWholeRun(lane) {
  const seconds = wholeRunSeconds(lane);
  if (seconds === null) return null;
  const isProjection = shareDone(lane) < 1;
  return { text: isProjection ? `≈\u202f${formatDuration(seconds)}` : formatDuration(seconds), isProjection };
}

/** A lane does not run while the others get ready, or during a pause. @type {Partial<Record<Race['phase'], string>>} */
const resting = { 'getting ready': 'Ready', paused: 'Paused' };

/** Describes the state of a lane. @param {Lane} lane @param {Race['phase']} [race] */
export function formatState({ phase, why, step, stepFraction }, race = 'racing') {
  if (phase === 'stopped') return `Stopped: ${why}`;
  if (phase === 'out of time')
    return step === 0 ? `Out of time after ${(100 * stepFraction).toFixed(0)}% of its first step` : 'Out of time';
  return {
    'getting ready': 'Getting ready',
    racing: resting[race] ?? 'Running',
    finished: 'Finished',
    ended: 'Ended early',
  }[phase];
}

/**
 * Describes whether a lane computes the same as the core.
 * @param {Lane} lane
 * @returns {string} '' if there is nothing to compare
 */
export function formatDeviation(lane) {
  const deviation = deviationOf(lane);
  if (!deviation) return '';
  const { compared, largest, step } = deviation;
  const verdict = largest <= 1e-3 ? 'the same computation' : 'more than the 1e-3 that rounding can explain';
  return `${lane.offer.label}: the largest relative deviation of its first ${formatCount(compared)} losses from those of backpropagation in Gradlab’s core is ${largest.toExponential(1)}, at step ${formatCount(step)}: ${verdict}.`;
}
