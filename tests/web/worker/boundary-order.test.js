import { expect, it } from 'vitest';
import { loadCore } from '../../../web/src/worker/core/core-loader.js';
import { unwrap } from '../../../web/src/worker/core/unwrap.js';
import { loadLab } from '../../../web/src/worker/lab/lab-loader.js';
import { choice, coreUrl } from './driven-engine.js';

// The page calls the modules in an order of its own. Here everything is called in any order, also before a gradient has
// begun, while validation is awaited, or after the run has ended. Nothing may abort.

const image = new Uint8Array(784).fill(99);
const orders = 100;
const callsEach = 80;

/** Returns whole numbers below a limit, the same ones for the same seed. @param {number} seed */
function randomPicks(seed) {
  let state = seed;
  return (/** @type {number} */ limit) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
}

const core = /** @type {any} */ (await loadCore(coreUrl.href));
const laboratory = /** @type {any} */ (await loadLab(coreUrl.href));
const digits = unwrap(core.generateDigits(60, 1, 0));

/** A run of two epochs, with or without images held out, and everything that can be made of it. @param {number} validation */
function open(validation) {
  const layers = 'conv(2,5,stride=3),relu,dense(10)';
  const settings = {
    ...choice(),
    layers,
    loss: 'cross-entropy',
    init: 'scaled-normal',
    epochs: 2,
    patience: validation ? 1 : 0,
    validation,
  };
  const run = unwrap(core.createRun(digits, digits, { ...settings, gradient: 'backprop' }));
  const model = unwrap(run.model());
  const evaluation = unwrap(core.createModelEvaluation(model, digits));
  const lab = unwrap(laboratory.createLab(run.gradientSubject()));
  return { run, model, evaluation, lab, csv: unwrap(core.createCsvReader(0)), idx: unwrap(core.createIdxReader(0)) };
}

/** @typedef {ReturnType<typeof open>} Opened */

const methods = [
  'backprop',
  'forward-difference',
  'central-difference',
  'structured-difference',
  'node-perturbation',
  'spsa',
  'forward-gradient',
];

/** @type {Record<string, (opened: Opened, pick: (limit: number) => number) => any>} */
const calls = {
  advance: ({ run }, pick) => run.advance(20, pick(9)),
  evaluateTest: ({ run }, pick) => run.evaluate('test', pick(3)),
  evaluateValidation: ({ run }, pick) => run.evaluate('validation', pick(3)),
  probe: ({ run }) => run.probe(2),
  cost: ({ run }) => run.cost(),
  latestNudge: ({ run }) => run.latestNudge(),
  predict: ({ run }) => run.predict(image),
  predictOfLength: ({ run }, pick) => run.predict(new Uint8Array([0, 1, 783, 785][pick(4)])),
  activations: ({ run }) => run.activations(image),
  activationsOfLength: ({ model }, pick) => model.activations(new Uint8Array(pick(784))),
  saliencyOfLength: ({ model }, pick) => core.saliency(model, new Uint8Array(pick(784)), 3, true),
  flipOfLength: ({ model }, pick) => core.flipDecision(model, new Uint8Array(pick(784)), 3),
  contributions: ({ run }, pick) => run.contributions(pick(3), pick(10)),
  answers: ({ run }, pick) => run.answers(['test', 'validation'][pick(2)]),
  images: ({ run }, pick) => run.images(['test', 'validation'][pick(2)], Uint32Array.of(pick(70))),
  setLearningRate: ({ run }) => run.setLearningRate(0.1),
  setEpochs: ({ run }, pick) => run.setEpochs(pick(5)),
  setPatience: ({ run }, pick) => run.setPatience(pick(3)),
  restoreBest: ({ run }) => run.restoreBest(),
  setGradient: ({ run }, pick) => run.setGradient(methods[pick(methods.length)], 0.01, 2),
  gradientSubject: ({ run }) => run.gradientSubject(),
  captureAndRestore: ({ run }) => run.restore(unwrap(run.capture()), core.variant()),
  restoreOfLength: ({ run }, pick) => run.restore(unwrap(run.capture()).subarray(0, pick(200)), core.variant()),
  model: ({ run }) => run.model(),
  beginFrom: ({ run, model }) => run.beginFrom(model),
  watchUpdates: ({ run }, pick) => run.watchUpdates(pick(3)),
  takeUpdates: ({ run }) => run.takeUpdates(),
  modelContributions: ({ model }, pick) => model.contributions(pick(3), pick(10)),
  modelEvaluation: ({ evaluation }, pick) => evaluation.advance(pick(3)),
  modelAnswers: ({ evaluation }) => evaluation.answers(),
  modelImages: ({ evaluation }, pick) => evaluation.images(Uint32Array.of(pick(70))),
  labBegin: ({ lab }, pick) => lab.begin(methods[pick(methods.length)], 0.01, 2, ['float', 'double'][pick(2)]),
  labAdvance: ({ lab }, pick) => lab.advance(pick(5)),
  labDifferences: ({ lab }) => lab.differences(),
  labGradient: ({ lab }, pick) => lab.gradient(pick(2) === 1),
  labBeginKinks: ({ lab }) => lab.beginKinks(0.01),
  labAdvanceKinks: ({ lab }, pick) => lab.advanceKinks(pick(5)),
  labCrossing: ({ lab }, pick) => lab.imagesCrossingAt(pick(3), pick(3), pick(3)),
  labBeginStepSizes: ({ lab }) => lab.beginStepSizes(2, 1),
  labAdvanceStepSizes: ({ lab }, pick) => lab.advanceStepSizes(pick(5)),
  csvPush: ({ csv }, pick) => csv.push(new Uint8Array(pick(50)).fill(49)),
  csvReport: ({ csv }) => csv.report(),
  csvFinish: ({ csv }) => csv.finish(),
  idxPush: ({ idx }, pick) => idx.push(new Uint8Array(pick(50))),
  idxFinish: ({ idx }) => idx.finish(),
};

it.each(Array.from({ length: orders }, (_, i) => i + 1))('survives calls in any order: %i', (seed) => {
  const pick = randomPicks(seed);
  const opened = open(seed % 2 ? 0.2 : 0);
  const names = Object.keys(calls);
  /** @type {string[]} */
  const made = [];
  for (let i = 0; i < callsEach; ++i) {
    const name = names[pick(names.length)];
    made.push(name);
    try {
      const answer = calls[name](opened, pick);
      if (answer instanceof Error) expect(answer.message).toMatch(/\w+ \w+ \w+/);
      answer?.delete?.();
    } catch (error) {
      throw new Error(`${made.slice(-8).join(', ')}: ${error}`, { cause: error });
    }
  }
  expect(Array.from(unwrap(opened.run.predict(image)))).toHaveLength(10);
  for (const each of Object.values(opened)) each.delete();
});
