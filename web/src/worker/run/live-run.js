import { Evaluations } from './evaluations.js';
import { ProgressBuffer } from './progress-buffer.js';
import { RollingRate } from './rolling-rate.js';
import { newStatus, positionOf } from './run-status.js';
import { SliceLength } from './slice-length.js';
import { unwrap } from '../core/unwrap.js';

/**
 * @typedef {import('../protocol.js').Progress} Progress
 * @typedef {import('../protocol.js').RunStatus} RunStatus
 * @typedef {import('../protocol.js').Snapshot} Snapshot
 * @typedef {import('../core/core-loader.js').TrainingRun} TrainingRun
 * @typedef {ReturnType<TrainingRun['advance']>} Advance
 * @typedef {import('../protocol.js').Measured} Measured a set other than the training set that a run is measured on
 */

/** More steps than a slice can make. */
const unlimitedSteps = 2 ** 31 - 1;
/** What a finished run can be given more of. */
const extending = ['epochs', 'patience'];

/**
 * One training run, done in slices of 50 ms or less: steps of the optimiser, with measurements on the validation and
 * the test set in between. It decides what the next slice is, keeps the run's clock, and collects what is to be
 * reported.
 */
export class LiveRun {
  #run;
  #evaluations;
  #data;
  /** @type {RunStatus} */
  #status;
  #stepsLeft = Infinity;
  #clockedAt = 0;
  #images = new RollingRate();
  #steps = new RollingRate();
  #slice = new SliceLength();
  #progress = new ProgressBuffer(0);
  /** Why the last step diverged, and what to try. @type {string|null} */
  divergence = null;

  /**
   * @param {TrainingRun} run
   * @param {import('../protocol.js').RunChoice} config
   * @param {{ measured: Measured[], data: string }} sets `data`: their fingerprints
   */
  constructor(run, config, { measured, data }) {
    this.#run = run;
    this.#data = data;
    this.#evaluations = new Evaluations(measured);
    this.#status = { ...newStatus(config), ...positionOf(run.position()) };
    this.#beginEvaluation({ epoch: 0, optional: false });
  }

  /** The step at which each set was last measured. */
  get measuredAt() {
    return this.#evaluations.steps;
  }

  get status() {
    return this.#status;
  }

  /**
   * Does one slice of whatever comes next.
   * @returns {boolean} false if there is nothing to do until the next command
   */
  work() {
    if (this.#evaluations.current) this.#evaluate();
    else if (this.#status.phase === 'training') this.#advance();
    else return false;
    return true;
  }

  /** @param {number} steps how many; Infinity to go on until paused or done */
  train(steps) {
    if (this.#status.phase !== 'paused') return;
    this.#stepsLeft = steps;
    this.divergence = null;
    this.#evaluations.dropOptional();
    this.#clockedAt = performance.now();
    this.#update({ phase: 'training' });
  }

  pause() {
    if (this.#status.phase !== 'training') return;
    this.#tick();
    this.#update({ phase: 'paused' });
    if (!this.#evaluations.current) this.#beginEvaluation({ epoch: null, optional: true });
  }

  /**
   * Changes the configuration while the run trains. A finished run stays as it is, unless it is only given more epochs or
   * more patience and goes on with them.
   * @param {Partial<import('../protocol.js').RunChoice>} changes
   */
  change(changes) {
    const finished = this.#status.phase === 'done';
    if (finished && !Object.keys(changes).every((key) => extending.includes(key))) return;
    const former = this.#status.config;
    const config = { ...former, ...changes };
    this.#apply(config, former);
    if (!finished) this.#update({ config });
    else if (this.#isComplete()) this.#apply(former, config);
    else this.#update({ config, phase: 'paused' });
    if (this.#status.phase === 'paused') this.#finishIfComplete();
  }

  /**
   * Passes to the core what differs. With another gradient method an unfinished step is dropped, and the measured speed
   * starts again.
   * @param {import('../protocol.js').RunChoice} config
   * @param {import('../protocol.js').RunChoice} former
   */
  #apply({ gradient, h, directions, lr, epochs, patience }, former) {
    if (gradient !== former.gradient || h !== former.h || directions !== former.directions) {
      unwrap(this.#run.setGradient(gradient, h, directions));
      this.#images.forget();
      this.#steps.forget();
      const gradientSince = gradient === former.gradient ? this.#status.gradientSince : this.#status.step;
      this.#update({ gradient, gradientSince, stepFraction: 0 });
    }
    if (lr !== former.lr) unwrap(this.#run.setLearningRate(lr));
    if (epochs !== former.epochs) unwrap(this.#run.setEpochs(epochs));
    if (patience !== former.patience) unwrap(this.#run.setPatience(patience));
    this.#update(positionOf(this.#run.position()));
  }

  /** Replaces the last weights by those of the best epoch. */
  restoreBest() {
    if (this.#status.phase === 'training' || this.#evaluations.current || this.#status.bestEpoch === 0) return;
    this.#run.restoreBest();
    this.#update({ stepFraction: 0 });
    this.#takeRestored();
  }

  /** The network, for queries; null before its first step. While it is queried often, slices are kept short. */
  get network() {
    this.#slice.asked();
    return this.#status.step > 0 ? this.#run : null;
  }

  /** Refused if there is no memory for the bytes. @returns {Omit<Snapshot, 'variant'>} */
  capture() {
    return {
      bytes: unwrap(this.#run.capture()),
      status: this.#status,
      unmeasured: this.#evaluations.current?.optional === false ? this.#evaluations.current : null,
      data: this.#data,
    };
  }

  /** Returns a copy of the network as it is now; null before its first step. */
  takeModel() {
    const model = this.#status.step > 0 ? unwrap(this.#run.model()) : null;
    return model && { model, status: this.#status };
  }

  /** The next mini-batch with the network as it is now, for the laboratory. */
  gradientSubject() {
    return this.#run.gradientSubject();
  }

  /** Returns what a step of it costs. */
  cost() {
    return this.#run.cost();
  }

  /** Puts the run into the state of a snapshot, paused. @param {Snapshot} snapshot */
  restore({ bytes, status, variant, unmeasured }) {
    const { config } = this.#status;
    unwrap(this.#run.restore(bytes, variant));
    unwrap(this.#run.setLearningRate(config.lr));
    this.#evaluations.current = unmeasured;
    this.#status = {
      ...status,
      ...positionOf(this.#run.position()),
      gradient: config.gradient,
      config,
      phase: 'paused',
      stepFraction: 0,
    };
    this.#progress = new ProgressBuffer(this.#status.step);
    this.#finishIfComplete();
  }

  /** Returns what has happened since the last report. @returns {Progress} */
  takeProgress() {
    const progress = this.#progress;
    this.#progress = new ProgressBuffer(this.#status.step);
    return { status: this.#status, nudge: this.#run.latestNudge(), ...progress.report() };
  }

  delete() {
    this.#run.delete();
  }

  #advance() {
    if (this.#isComplete()) return this.#conclude();
    const before = performance.now();
    const advance = this.#run.advance(this.#slice.milliseconds(), Math.min(this.#stepsLeft, unlimitedSteps));
    this.#account(advance, (performance.now() - before) / 1000);
    this.#stepsLeft -= advance.losses.length;
    if (advance.diverged) this.#stopDiverged(String(advance.diverged));
    if (advance.epochEnded) this.#endEpoch(advance);
    if (this.#stepsLeft <= 0) this.pause();
    else if (this.#evaluations.isDue()) this.#beginEvaluation({ epoch: null, optional: true });
  }

  /** @param {Advance} advance @param {number} seconds */
  #account(advance, seconds) {
    const { examples, step, stepFraction } = this.#status;
    const made = advance.step + advance.stepFraction - step - stepFraction;
    const seen = advance.examples + (advance.stepFraction - stepFraction) * this.#status.config.batch;
    this.#images.add(Math.max(seen, 0), seconds);
    this.#steps.add(made, this.#tick());
    if (advance.losses.length > 0) {
      this.#progress.addSteps(advance);
      this.#update({ trainLoss: advance.epochLoss, trainAccuracy: advance.epochAccuracy });
    }
    this.#update({
      ...positionOf(advance),
      stepFraction: advance.stepFraction,
      examples: examples + advance.examples,
      imagesPerSecond: this.#images.perSecond(),
    });
    this.#update({ remainingSeconds: this.#remainingSeconds() });
  }

  /** @param {Advance} advance */
  #endEpoch({ epoch, epochLoss, epochAccuracy }) {
    this.#progress.epochs.push({ epoch, loss: epochLoss, accuracy: epochAccuracy });
    this.#beginEvaluation({ epoch, optional: false });
    if (!this.#evaluations.current) this.#finishIfComplete();
  }

  /** Ends a run whose number of epochs was reduced to those completed; they may have been measured already. */
  #conclude() {
    const { epoch, stepInEpoch } = this.#status;
    this.#beginEvaluation({ epoch: stepInEpoch === 0 ? epoch : null, optional: false });
    this.#finishIfComplete();
  }

  /** @param {string} why */
  #stopDiverged(why) {
    this.divergence = why;
    this.pause();
  }

  /** @param {{ epoch: number|null, optional: boolean }} evaluation */
  #beginEvaluation(evaluation) {
    this.#evaluations.begin(evaluation, this.#status.step);
  }

  /** Does a slice of the measurement under way. */
  #evaluate() {
    const result = this.#evaluations.advance(this.#run, this.#slice.milliseconds(), this.#status.step);
    if (this.#status.phase === 'training') this.#steps.add(0, this.#tick());
    if (!result) return;
    const { split, epoch, loss, accuracy, ofRestored, isLast } = result;
    const { step } = this.#status;
    if (!ofRestored)
      this.#progress[split === 'validation' ? 'validations' : 'tests'].push({ step, epoch, loss, accuracy });
    this.#update(
      split === 'validation'
        ? { validationLoss: loss, validationAccuracy: accuracy }
        : { testLoss: loss, testAccuracy: accuracy },
    );
    if (!isLast) return;
    const { stoppedEarly } = this.#status;
    this.#update(positionOf(this.#run.position()));
    if (this.#status.stoppedEarly && !stoppedEarly) this.#takeRestored();
    this.#finishIfComplete();
  }

  /**
   * Updates the status for the weights of the best epoch: validation is known for them, the test set is to be measured.
   */
  #takeRestored() {
    this.#update(positionOf(this.#run.position()));
    const { bestLoss, bestAccuracy } = this.#status;
    this.#update({ validationLoss: bestLoss, validationAccuracy: bestAccuracy });
    this.#evaluations.beginOfRestored();
  }

  #isComplete() {
    const { epoch, epochs, stoppedEarly } = this.#status;
    return stoppedEarly || epoch >= epochs;
  }

  /** Ends the run after its last epoch, once the measurements are finished, too. */
  #finishIfComplete() {
    if (this.#isComplete() && !this.#evaluations.current) this.#update({ phase: 'done', remainingSeconds: 0 });
  }

  /** Adds the time since the last call to the run's clock. @returns {number} seconds */
  #tick() {
    const now = performance.now();
    const seconds = (now - this.#clockedAt) / 1000;
    this.#clockedAt = now;
    this.#update({ elapsedSeconds: this.#status.elapsedSeconds + seconds });
    return seconds;
  }

  #remainingSeconds() {
    const { stepFraction, epoch, epochs, stepInEpoch, stepsPerEpoch } = this.#status;
    const rate = this.#steps.perSecond();
    if (rate === 0) return null;
    return Math.max(0, (epochs - epoch) * stepsPerEpoch - stepInEpoch - stepFraction) / rate;
  }

  /** @param {Partial<RunStatus>} change */
  #update(change) {
    this.#status = { ...this.#status, ...change };
  }
}
