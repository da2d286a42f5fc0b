// What the Inspect panel shows of a network, against what NumPy makes of the same weights.
import { beforeAll, describe, expect, it } from 'vitest';
import { loadCore } from '../../../../web/src/worker/core/core-loader.js';
import { InspectService } from '../../../../web/src/worker/inspect/inspect-service.js';
import { confidences, missedAs, placesOf } from '../../../../web/src/views/inspect/answers/answers.js';
import {
  accuracyOf,
  calibrationOf,
  classMeasures,
  confusionOf,
  wilsonInterval,
} from '../../../../web/src/views/inspect/answers/measures.js';
import { formatPlace, presentedOutputs, stagesOf } from '../../../../web/src/views/inspect/activations/stages.js';
import { answeringModel, registryOf } from '../../worker/answering.js';
import { coreUrl } from '../../worker/driven-engine.js';
import { imageOf, makeModel, makeSet, reference } from './reference-network.js';

/** @typedef {import('../../../../web/src/worker/protocol.js').Answers} Answers */
/** @typedef {import('../../../../web/src/worker/protocol.js').Response} Response */

/** @type {InspectService} */
let service;
/** @type {Answers} */
let answers;

beforeAll(async () => {
  const core = await loadCore(coreUrl.href);
  const model = makeModel(core);
  const dataset = makeSet(core);
  service = new InspectService(core, answeringModel(model), registryOf(dataset), async () => {});
  const report = await service.answers('test');
  if (!report) throw new Error('no answers');
  answers = report;
});

/** @param {ArrayLike<number>} ours @param {number[]} theirs */
function expectClose(ours, theirs) {
  expect(ours.length).toBe(theirs.length);
  const worst = Math.max(...theirs.map((value, k) => Math.abs(ours[k] - value)));
  expect(worst).toBeLessThan(1e-5 * Math.max(1, ...theirs.map(Math.abs)));
}

/** @param {(number|null)[]} ours @param {(number|null)[]} theirs */
function expectShares(ours, theirs) {
  ours.forEach((share, k) =>
    theirs[k] === null ? expect(share).toBeNull() : expect(share).toBeCloseTo(/** @type {number} */ (theirs[k]), 10),
  );
}

/** @param {import('../../../../web/src/worker/protocol.js').Unit|null} [unit] @returns {Response} */
function respond(unit) {
  const response = service.respond(imageOf(5), unit);
  if (!response) throw new Error('no response');
  return response;
}

describe('activations', () => {
  it('are every layer’s outputs, and last the probabilities', () => {
    expectClose(respond().values, reference.activations.flat());
    expectClose(presentedOutputs(respond()), reference.activations.at(-1));
  });

  it('are shown after their activation functions, with the sums before', () => {
    const [convolution, activated, pooled, , sums, hidden, logits] = reference.activations;
    const stages = stagesOf(respond());
    expect(stages.map(({ layer, title, range }) => [layer, title, range])).toEqual([
      [0, 'Convolution 5×5', 'positive'],
      [2, 'Max pooling 2×2', 'positive'],
      [4, 'Dense 12', 'unit'],
      [6, 'Dense 10', 'signed'],
    ]);
    expectClose(stages[0].values, activated);
    expectClose(stages[0].sums, convolution);
    expectClose(stages[1].values, pooled);
    expectClose(stages[2].values, hidden);
    expectClose(stages[2].sums, sums);
    expectClose(stages[3].values, logits);
    expect(stages[2].inputShape).toEqual({ height: 6, width: 6, channels: 3 });
  });
});

describe('what drives a unit', () => {
  it.each(['convolution', 'dense'])('is each input times its weight, and the bias: %s', (name) => {
    const { layer, place, values } = reference.drivers[name];
    const drivers = respond({ layer, place }).drivers;
    expectClose(drivers ?? [], values);
    const stage = stagesOf(respond()).find((each) => each.layer === layer);
    expect(drivers?.reduce((sum, value) => sum + value)).toBeCloseTo(stage?.sums[place] ?? NaN, 4);
  });

  it('is nothing for a layer without weights, or a unit that is not there', () => {
    expect(respond({ layer: 2, place: 0 }).drivers).toHaveLength(0);
    expect(respond({ layer: 6, place: 10 }).drivers).toBeNull();
    expect(respond({ layer: 99, place: 0 }).drivers).toBeNull();
  });

  it('is named by its place', () => {
    expect(formatPlace({ height: 12, width: 12, channels: 3 }, (4 * 12 + 7) * 3 + 1)).toBe('map 2, row 5, column 8');
    expect(formatPlace({ height: 1, width: 1, channels: 12 }, 5)).toBe('unit 6');
  });
});

describe('answers to a set', () => {
  it('are counted by truth and answer', () => {
    expect(confusionOf(answers)).toEqual(reference.confusion);
  });

  it('are missed in the order of confidence', () => {
    const missed = placesOf(answers, missedAs({ truth: null, answer: null }));
    const sure = confidences(answers);
    expect([...missed].sort()).toEqual([...reference.missed].sort());
    // Nearly equal ones may stand the other way round in single precision.
    missed.forEach((place, k) => expect(sure[place]).toBeCloseTo(sure[reference.missed[k]], 6));
    expect(placesOf(answers, missedAs({ truth: 3, answer: null })).every((place) => answers.labels[place] === 3)).toBe(
      true,
    );
  });

  it('have precision, recall and F1 for each class', () => {
    const measures = classMeasures(confusionOf(answers));
    expectShares(
      measures.map(({ precision }) => precision),
      reference.precision,
    );
    expectShares(
      measures.map(({ recall }) => recall),
      reference.recall,
    );
    measures.forEach(({ f1 }, k) => reference.f1[k] !== null && expect(f1).toBeCloseTo(reference.f1[k], 10));
  });

  it('have an accuracy with Wilson’s interval', () => {
    const { interval } = accuracyOf(confusionOf(answers));
    expect(interval?.low).toBeCloseTo(reference.interval[0], 10);
    expect(interval?.high).toBeCloseTo(reference.interval[1], 10);
    expect(wilsonInterval(10, 10)?.high).toBeCloseTo(1, 12);
    expect(wilsonInterval(0, 10)?.low).toBeCloseTo(0, 12);
    expect(wilsonInterval(0, 0)).toBeNull();
  });

  it('are calibrated as NumPy says, bin by bin', () => {
    const { bins, expectedError } = calibrationOf(answers);
    expect(bins.map(({ count }) => count)).toEqual(reference.bins.map((/** @type {number[]} */ [count]) => count));
    bins.forEach(({ confidence, accuracy }, k) => {
      const [, sure, right] = reference.bins[k];
      if (sure !== null) expect(confidence).toBeCloseTo(sure, 5);
      if (right !== null) expect(accuracy).toBeCloseTo(right, 10);
    });
    expect(expectedError).toBeCloseTo(reference.expectedError, 5);
  });

  it('come with the images they are to', () => {
    expect([...service.answeredImages('test', Uint32Array.of(7, 3))]).toEqual([...imageOf(7), ...imageOf(3)]);
  });

  it('are not there for a validation set that no run has held out', async () => {
    expect(await service.answers('validation')).toBeNull();
  });
});
