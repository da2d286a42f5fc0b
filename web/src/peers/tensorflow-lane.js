import { comparedSteps } from '../worker/race/lane-protocol.js';
import { factsOf, completeValidation, RaceEnvironment } from '../worker/race/race-environment.js';
import { specOf } from '../worker/run/run-factory.js';
import { unwrap } from '../worker/core/unwrap.js';
import { scaled } from './tensorflow-network.js';
import { TensorflowSteps } from './tensorflow-steps.js';

/**
 * Runs a lane that trains with TensorFlow.js. A core in the same worker trains the same network by backpropagation: it
 * provides the mini-batches and their expected losses, and measures the weights on the test set. None of that counts
 * towards the lane's time.
 *
 * @typedef {import('../worker/core/core-loader.js').TrainingRun} TrainingRun
 * @typedef {import('../worker/protocol.js').RunChoice} RunChoice
 * @typedef {import('../worker/race/lane-protocol.js').LaneFacts} LaneFacts
 * @typedef {import('../worker/race/lane-protocol.js').LaneSlice} LaneSlice
 * @typedef {import('./tensorflow-network.js').NetworkSource} NetworkSource
 * @typedef {import('./tensorflow-steps.js').MiniBatch} MiniBatch
 */

/** The most steps at once: more would delay the other lanes, and keep too many mini-batches in memory. */
const mostSteps = 200;

export class TensorflowLane {
  #useBackend;
  /** @type {RaceEnvironment|null} */
  #environment = null;
  /** @type {TrainingRun|null} */
  #guide = null;
  /** @type {TrainingRun|null} */
  #predictor = null;
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

  /** @param {import('../worker/race/lane-protocol.js').WorkerData} workerData */
  async open(workerData) {
    this.#environment = await RaceEnvironment.open(workerData);
  }

  /**
   * @param {string} id `tensorflow.js` and a backend
   * @param {RunChoice} choice
   * @param {boolean} compares
   * @returns {Promise<LaneFacts>}
   */
  async add(id, choice, compares) {
    const environment = /** @type {RaceEnvironment} */ (this.#environment);
    await this.#useBackend(id.split(' ')[1]);
    const [guide, warmUp, predictor] = [0, 1, 2].map(() => environment.createRun(choice));
    this.#guide = guide;
    this.#predictor = predictor;
    this.#spec = specOf(environment.core, choice);
    const source = sourceOf(environment, guide, specOf(environment.core, choice));
    this.#capacity = guide.gradientSubject().labels.length;
    await warmedUp(new TensorflowSteps(source, choice), () => this.#nextBatch(warmUp));
    warmUp.delete();
    this.#steps = new TensorflowSteps(source, choice);
    // TensorFlow.js uses its own random dropout masks, so that the losses differ.
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
    const environment = /** @type {RaceEnvironment} */ (this.#environment);
    const predictor = /** @type {TrainingRun} */ (this.#predictor);
    const values = await /** @type {TensorflowSteps} */ (this.#steps).values();
    const model = unwrap(environment.core.createModel(this.#spec.layers, this.#spec.loss, values));
    unwrap(predictor.beginFrom(model));
    model.delete();
    return environment.measure(predictor);
  }

  /**
   * Makes as many steps as will probably take this long. Their mini-batches are prepared before the clock runs.
   * @param {number} milliseconds
   */
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

  /** Returns a run's next mini-batch and advances the run. @param {TrainingRun} run @returns {MiniBatch} */
  #nextBatch(run) {
    completeValidation(run);
    const { images, labels } = run.gradientSubject();
    const { learningRate } = run.position();
    run.advance(Infinity, 1);
    // As in the core: the gradient of a smaller last mini-batch of an epoch is scaled down in proportion.
    return { images: scaled(images), labels, learningRate, share: labels.length / this.#capacity };
  }

  /** Returns the core's losses of the first steps. @param {RunChoice} choice */
  #reference(choice) {
    const run = /** @type {RaceEnvironment} */ (this.#environment).createRun(choice);
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

/**
 * @param {RaceEnvironment} environment
 * @param {TrainingRun} run at its first step
 * @param {{ layers: string, loss: string, init: string }} spec
 * @returns {NetworkSource}
 */
function sourceOf({ core }, run, spec) {
  const { layers } = unwrap(core.describeNetwork(spec));
  const model = unwrap(run.model());
  const source = { layers, loss: spec.loss, tensors: model.tensors(), values: unwrap(model.values()) };
  model.delete();
  return source;
}

/** If the first step takes longer than this, a second one would cost more than it can gain by compiling. */
const quickMs = 2000;

/**
 * Makes a step or two with weights that are discarded, so that TensorFlow.js compiles its kernels.
 * @param {TensorflowSteps} steps
 * @param {() => MiniBatch} nextBatch
 */
async function warmedUp(steps, nextBatch) {
  const began = performance.now();
  await steps.make([nextBatch()]);
  if (performance.now() - began < quickMs) await steps.make([nextBatch()]);
  steps.dispose();
}
