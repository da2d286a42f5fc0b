import fc from 'fast-check';
import { expect, it } from 'vitest';
import { formatRace, formatState } from '../../../../web/src/views/race/race-text.js';
import { formatDuration } from '../../../../web/src/views/controls/format.js';
import { expectTrue, listIn, numberIn } from '../read-sentences.js';

/** @typedef {import('../../../../web/src/state/race/race.js').Race} Race */

const budget = 5;
const total = 1000;
const names = ['Backpropagation', 'Central differences', 'TensorFlow.js wasm'];

/** @param {number} k */
const laneOf = (k) =>
  fc
    .record({
      step: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: total }), fc.constant(total)),
      stepFraction: fc.oneof(fc.constant(0), fc.double({ min: 0.001, max: 0.999, noNaN: true })),
      seconds: fc.double({ min: 0.01, max: 6, noNaN: true }),
      ending: fc.constantFrom('racing', 'ended', 'stopped'),
    })
    .map(({ step, stepFraction, seconds, ending }) => ({
      offer: { id: `lane-${k}`, label: names[k] },
      facts: { steps: total, stepsPerEpoch: 100 },
      step,
      stepFraction: step === total ? 0 : stepFraction,
      seconds,
      why: ending === 'stopped' ? 'its loss is no longer a number.' : '',
      phase: step === total ? 'finished' : seconds >= budget ? 'out of time' : ending,
    }));

/** @type {fc.Arbitrary<Race>} */
const races = fc
  .record({
    phase: fc.constantFrom('idle', 'getting ready', 'racing', 'paused', 'over'),
    sideBySide: fc.boolean(),
    lanes: fc
      .integer({ min: 2, max: 3 })
      .chain((count) => fc.tuple(...Array.from({ length: count }, (_, k) => laneOf(k)))),
  })
  .map(({ phase, sideBySide, lanes }) => {
    const finished = lanes.filter((lane) => lane.phase === 'finished').sort((a, b) => a.seconds - b.seconds);
    const first = finished[0] && {
      id: finished[0].offer.id,
      seconds: finished[0].seconds,
      others: lanes.filter((lane) => lane !== finished[0]).map(({ offer, step }) => ({ id: offer.id, step })),
    };
    const shown = lanes.map((lane) => ({
      ...lane,
      phase:
        phase === 'getting ready'
          ? 'getting ready'
          : phase === 'over' && lane.phase === 'racing'
            ? 'ended'
            : lane.phase,
    }));
    return /** @type {any} */ ({
      phase,
      budget,
      sideBySide,
      lanes: phase === 'idle' ? [] : shown,
      first: phase === 'getting ready' ? null : (first ?? null),
    });
  });

const plain = (/** @type {string} */ text) => text.replaceAll(/[\u202f\u00a0]/g, ' ');
const laneNamed = (/** @type {Race} */ { lanes }, /** @type {string} */ label) =>
  lanes.find(({ offer }) => offer.label === label);
const speed = (/** @type {any} */ { step, stepFraction, seconds }) => (step + stepFraction) / seconds;
/** Whether it is what a lane has made in its time. @param {any} lane @param {string} progress @param {string} time */
const made = (lane, progress, time) =>
  time === plain(formatDuration(lane.seconds)) &&
  (!progress.includes('%')
    ? numberIn(progress.split(' ')[0]) === lane.step
    : lane.step === 0 && Math.abs(parseFloat(progress) - 100 * lane.stepFraction) <= 0.05 * 100 * lane.stepFraction);
const isSlowest = (/** @type {Race} */ race, /** @type {any} */ lane) =>
  race.lanes.every((each) => speed(each) === 0 || speed(each) >= speed(lane));
const isFastest = (/** @type {Race} */ race, /** @type {any} */ lane) =>
  race.lanes.every((each) => speed(each) <= speed(lane));

/** @type {import('../read-sentences.js').Claim<Race>[]} */
const claims = [
  [/^Choose lanes, then press “Start the race”\.$/, ({ phase }) => phase === 'idle'],
  [
    /^Preparing (\d) lanes with the same images and the same initial weights\.$/,
    ({ phase, lanes }, [, count]) => phase === 'getting ready' && lanes.length === Number(count),
  ],
  [/^Loading and warming up: (.+)\.$/, (race, [, label]) => laneNamed(race, label)?.phase === 'getting ready'],
  [/^Paused\.$/, ({ phase }) => phase === 'paused'],
  [/^The race is over\.$/, ({ phase }) => phase === 'over'],
  [/^All lanes run at once\.$/, ({ phase, sideBySide }) => phase === 'racing' && sideBySide],
  [
    /^The lanes take turns; each clock counts only its own lane’s time\.$/,
    ({ phase, sideBySide }) => phase === 'racing' && !sideBySide,
  ],
  [
    /^No lane finished its run in (.+)\.$/,
    ({ lanes }, [, time]) =>
      time === plain(formatDuration(budget)) &&
      lanes.every(({ phase }) => phase !== 'finished') &&
      lanes.some(({ phase }) => phase === 'out of time'),
  ],
  [
    /^(.+) is about ([\d,]+) times faster than (.+): (.+) in (.+), against (.+) in (.+)\.$/,
    (race, [, fast, ratio, slow, a, timeA, b, timeB]) => {
      const [x, y] = [/** @type {any} */ (laneNamed(race, fast)), /** @type {any} */ (laneNamed(race, slow))];
      const exact = speed(x) / speed(y);
      return (
        isFastest(race, x) &&
        isSlowest(race, y) &&
        Math.abs(numberIn(ratio) / exact - 1) < 0.5 &&
        made(x, a, timeA) &&
        made(y, b, timeB)
      );
    },
  ],
  [
    /^(.+) is about as fast as (.+): (.+) in (.+), against (.+) in (.+)\.$/,
    (race, [, fast, slow, a, timeA, b, timeB]) => {
      const [x, y] = [/** @type {any} */ (laneNamed(race, fast)), /** @type {any} */ (laneNamed(race, slow))];
      return speed(x) / speed(y) < 1.5 && speed(x) >= speed(y) && made(x, a, timeA) && made(y, b, timeB);
    },
  ],
  [
    /^(.+) has finished all 1,000 steps in (.+)\.$/,
    (race, [, label, time]) =>
      laneNamed(race, label)?.phase === 'finished' && time === plain(formatDuration(race.first?.seconds)),
  ],
  [
    /^By then, (.+)\.$/,
    (race, [, list]) =>
      listIn(list).every((each) => {
        const [, label, count] = /^(.+) had made ([\d,]+) steps?$/.exec(each) ?? [];
        const id = laneNamed(race, label)?.offer.id;
        return race.first?.others.some((other) => other.id === id && other.step === numberIn(count));
      }),
  ],
];

it('says of every race what holds of its lanes', () => {
  fc.assert(
    fc.property(races, (race) => {
      const text = formatRace(race);
      expect(text).not.toBe('');
      expectTrue(text, race, claims);
    }),
    { numRuns: 500 },
  );
});

it('calls a lane what its clock and steps say', () => {
  fc.assert(
    fc.property(races, (race) => {
      for (const lane of race.lanes) {
        const state = formatState(lane, race.phase);
        expect(state.startsWith('Stopped')).toBe(lane.phase === 'stopped');
        expect(state === 'Finished').toBe(lane.phase === 'finished');
        expect(state.startsWith('Out of time')).toBe(lane.phase === 'out of time');
        if (state === 'Running') expect(race.phase).toBe('racing');
      }
    }),
  );
});
