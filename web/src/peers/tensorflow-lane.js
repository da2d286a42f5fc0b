import { comparedSteps } from '../worker/race/lane-protocol.js';
import { factsOf, completeValidation, RaceEnvironment } from '../worker/race/race-environment.js';
import { specOf } from '../worker/run/run-factory.js';
import { unwrap } from '../worker/core/unwrap.js';
import { scaled } from './tensorflow-network.js';
import { TensorflowSteps } from './tensorflow-steps.js';

/**
 * A lane that learns by TensorFlow.js. A core goes along in the same worker: it learns the same by backpropagation, which tells which
 * mini-batch comes next and what its loss should be, and it measures the weights on the test set. None of that is on the lane's clock.
 *
 * @typedef {import('../worker/core/core-loader.js').TrainingRun} TrainingRun
 * @typedef {import('../worker/protocol.js').RunChoice} RunChoice
 * @typedef {import('../worker/race/lane-protocol.js').LaneFacts} LaneFacts
 * @typedef {import('../worker/race/lane-protocol.js').LaneSlice} LaneSlice
 * @typedef {import('./tensorflow-network.js').NetworkSource} NetworkSource
 * @typedef {import('./tensorflow-steps.js').MiniBatch} MiniBatch
 */

/** More steps at once would keep the others waiting, and their mini-batches in memory. */
const mostSteps = 200;

export class TensorflowLane {
  #useBackend;
  /** @type {RaceEnvironment|null} */
  #ground = null;
  /** @type {TrainingRun|null} */
  #guide = null;
  /** @type {TrainingRun|null} */
  #judge = null;
  /** @type {TensorflowSteps|null} */
  #steps = null;
  #spec = { layers: '', loss: '' };
  #capacity = 1;
  #milliseconds = 0;
  #step = 0;
  #millisecondsPerStep = Infinity;
  #diverged = '';

  /** @param {(backend: string) => Promise<void>} useBackend */
  constructor(useBackend) {
    this.#useBackend = useBackend;
  }

  /** @param {import('../worker/race/lane-protocol.js').Place} place */
  async open(place) {
    this.#ground = await RaceEnvironment.open(place);
  }

  /** @param {string} id `tensorflow.js` and a backend @param {RunChoice} choice @param {boolean} compares @returns {Promise<LaneFacts>} */
  async add(id, choice, compares) {
    const environment = /** @type {RaceEnvironment} */ (this.#ground);
    await this.#useBackend(id.split(' ')[1]);
    const [guide, warmUp, predictor] = [0, 1, 2].map(() => environment.createRun(choice));
    this.#guide = guide;
    this.#judge = predictor;
    this.#spec = specOf(environment.core, choice);
    const source = sourceOf(environment, guide, specOf(environment.core, choice));
    this.#capacity = guide.gradientSubject().labels.length;
    await warmedUp(new TensorflowSteps(source, choice), () => this.#nextBatch(warmUp));
    warmUp.delete();
    this.#steps = new TensorflowSteps(source, choice);
    // Units dropped by another chance lead to other losses.
    const isComparable = source.layers.every(({ kind }) => kind !== 'dropout');
    return { ...factsOf(guide), reference: compares && isComparable ? this.#reference(choice) : null };
  }

  /** @param {string} _id @param {number} milliseconds @returns {Promise<LaneSlice>} */
  async advance(_id, milliseconds) {
    const guide = /** @type {TrainingRun} */ (this.#guide);
    const end = this.#milliseconds + milliseconds;
    /** @type {number[]} */
    const losses = [];
    while (this.#milliseconds < end && !guide.position().done && !this.#diverged)
      losses.push(...(await this.#learn(end - this.#milliseconds)));
    return {
      seconds: this.#milliseconds / 1000,
      step: this.#step,
      stepFraction: 0,
      losses: Float32Array.from(losses),
      done: guide.position().done && !this.#diverged,
      diverged: this.#diverged,
    };
  }

  async measure() {
    const environment = /** @type {RaceEnvironment} */ (this.#ground);
    const predictor = /** @type {TrainingRun} */ (this.#judge);
    const values = await /** @type {TensorflowSteps} */ (this.#steps).values();
    const model = unwrap(environment.core.createModel(this.#spec.layers, this.#spec.loss, values));
    unwrap(predictor.beginFrom(model));
    model.delete();
    return environment.measure(predictor);
  }

  /** As many steps as are likely to take so long; what takes time beside them has been done before the clock runs. @param {number} milliseconds */
  async #learn(milliseconds) {
    const guide = /** @type {TrainingRun} */ (this.#guide);
    const count = Math.min(mostSteps, Math.max(1, Math.floor(milliseconds / this.#millisecondsPerStep)));
    /** @type {MiniBatch[]} */
    const batches = [];
    while (batches.length < count && !guide.position().done) batches.push(this.#nextBatch(guide));
    const before = performance.now();
    const losses = await /** @type {TensorflowSteps} */ (this.#steps).make(batches);
    const took = performance.now() - before;
    this.#milliseconds += took;
    this.#millisecondsPerStep = took / batches.length;
    this.#step += batches.length;
    const lost = losses.findIndex((loss) => !Number.isFinite(loss));
    if (lost >= 0) this.#diverged = 'its loss is no longer a number. Try a smaller learning rate.';
    return lost >= 0 ? losses.subarray(0, lost) : losses;
  }

  /** What a run would learn from next; the run moves on. @param {TrainingRun} run @returns {MiniBatch} */
  #nextBatch(run) {
    completeValidation(run);
    const { images, labels } = run.gradientSubject();
    const { learningRate } = run.position();
    run.advance(Infinity, 1);
    // As in the core: the gradient of the last, short mini-batch of an epoch counts in proportion.
    return { images: scaled(images), labels, learningRate, share: labels.length / this.#capacity };
  }

  /** The core's losses of the first steps. @param {RunChoice} choice */
  #reference(choice) {
    const run = /** @type {RaceEnvironment} */ (this.#ground).createRun(choice);
    /** @type {number[]} */
    const losses = [];
    while (losses.length < comparedSteps && !run.position().done) {
      completeValidation(run);
      losses.push(...run.advance(Infinity, comparedSteps - losses.length).losses);
    }
    run.delete();
    return Float32Array.from(losses);
  }
}

/** @param {RaceEnvironment} environment @param {TrainingRun} run at its first step @param {{ layers: string, loss: string, init: string }} spec @returns {NetworkSource} */
function sourceOf({ core }, run, spec) {
  const { layers } = unwrap(core.describeNetwork(spec));
  const model = /** @type {import('../worker/core/core-loader.js').Model} */ (run.model());
  const source = { layers, loss: spec.loss, tensors: model.tensors(), values: model.values() };
  model.delete();
  return source;
}

/** Where a step takes longer, a second one would cost more than it can still compile. */
const quickMs = 2000;

/** Compiles what has to be, on weights that are thrown away. @param {TensorflowSteps} steps @param {() => MiniBatch} nextBatch */
async function warmedUp(steps, nextBatch) {
  const began = performance.now();
  await steps.make([nextBatch()]);
  if (performance.now() - began < quickMs) await steps.make([nextBatch()]);
  steps.dispose();
}
