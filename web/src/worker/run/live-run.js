import { RollingRate } from './rolling-rate.js';
import { ProgressBuffer } from './progress-buffer.js';
import { newStatus, placeOf } from './run-status.js';
import { SliceLength } from './slice-length.js';
import { unwrap } from '../core/unwrap.js';

/**
 * @typedef {import('../protocol.js').Progress} Progress
 * @typedef {import('../protocol.js').RunStatus} RunStatus
 * @typedef {import('../protocol.js').Snapshot} Snapshot
 * @typedef {import('../core/core-loader.js').TrainingRun} TrainingRun
 * @typedef {ReturnType<TrainingRun['advance']>} Advance
 * @typedef {import('../protocol.js').Evaluation} Evaluation
 * @typedef {import('../protocol.js').Measured} Measured what a run is measured on beside its training set
 */

/** More steps than a slice can make. */
const unlimitedSteps = 2 ** 31 - 1;
/** Between the epochs' ends both sets are measured when that takes less than a twentieth of the time, and at most once a second. */
const evaluationShare = 20;
const evaluationPauseMs = 1000;

/**
 * One training run, worked on in slices of 50 ms or less: steps of the optimiser, and measurements on validation and test set in
 * between. It decides what the next slice is, keeps the run's clock, and gathers what there is to report.
 */
export class LiveRun {
  #run;
  #batch;
  #measured;
  #data;
  /** @type {RunStatus} */
  #status;
  #stepsLeft = Infinity;
  /**
   * The measurement under way, and on what it is still to be made. An optional one is dropped when training goes on.
   * One of weights that were put back tells how good they are, and is no point of the run's curves.
   * @type {Evaluation|null}
   */
  #evaluation = null;
  #evaluated = { step: -1, at: -Infinity, took: 0 };
  #evaluationTook = 0;
  /** The step at which each set was last measured. @type {Partial<Record<Measured, number>>} */
  measuredAt = {};
  #clockedAt = 0;
  #images = new RollingRate();
  #steps = new RollingRate();
  #slice = new SliceLength();
  #news = new ProgressBuffer(0);
  /** Why the last step diverged, and what to try. @type {string|null} */
  divergence = null;

  /**
   * @param {TrainingRun} run
   * @param {{ gradient: string, batch: number, measured: Measured[], data: string }} choice `data`: the fingerprints of the sets
   */
  constructor(run, { gradient, batch, measured, data }) {
    this.#run = run;
    this.#data = data;
    this.#measured = measured;
    this.#batch = batch;
    this.#status = { ...newStatus(gradient), ...placeOf(run.position()) };
    this.#wantEvaluation({ epoch: 0, optional: false });
  }

  get status() {
    return this.#status;
  }

  /**
   * One slice of whatever comes next.
   * @returns {boolean} false when there is nothing to do until told otherwise
   */
  work() {
    if (this.#evaluation) this.#evaluate(this.#evaluation);
    else if (this.#status.phase === 'training') this.#advance();
    else return false;
    return true;
  }

  /** @param {number} steps how many; Infinity to go on until paused or done */
  train(steps) {
    if (this.#status.phase !== 'paused') return;
    this.#stepsLeft = steps;
    this.divergence = null;
    if (this.#evaluation?.optional) this.#evaluation = null;
    this.#clockedAt = performance.now();
    this.#update({ phase: 'training' });
  }

  pause() {
    if (this.#status.phase !== 'training') return;
    this.#tick();
    this.#update({ phase: 'paused' });
    if (!this.#evaluation) this.#wantEvaluation({ epoch: null, optional: true });
  }

  /** @param {number} learningRate */
  setLearningRate(learningRate) {
    unwrap(this.#run.setLearningRate(learningRate));
    this.#update({ learningRate });
  }

  /** An unfinished step is dropped, and with it the speed of the method before. @param {import('../protocol.js').GradientChoice} choice */
  setGradient({ gradient, h, directions }) {
    unwrap(this.#run.setGradient(gradient, h, directions));
    this.#images.forget();
    this.#steps.forget();
    this.#update({ gradient, stepFraction: 0 });
  }

  /** @param {number} epochs */
  setEpochs(epochs) {
    unwrap(this.#run.setEpochs(epochs));
    this.#update(placeOf(this.#run.position()));
    if (this.#status.phase === 'done' && !this.#isComplete()) this.#update({ phase: 'paused' });
    if (this.#status.phase === 'paused') this.#finishIfComplete();
  }

  /** @param {number} patience */
  setPatience(patience) {
    unwrap(this.#run.setPatience(patience));
    this.#update(placeOf(this.#run.position()));
    if (this.#status.phase === 'done' && !this.#isComplete()) this.#update({ phase: 'paused' });
  }

  /** The weights of the best epoch instead of the last ones. */
  restoreBest() {
    if (this.#status.phase === 'training' || this.#evaluation || this.#status.bestEpoch === 0) return;
    this.#run.restoreBest();
    this.#update({ stepFraction: 0 });
    this.#takeRestored();
  }

  /** The network, to be asked things, which keeps slices short while it happens often; null before it has taken a step. */
  get network() {
    this.#slice.asked();
    return this.#status.step > 0 ? this.#run : null;
  }

  /** @returns {Omit<Snapshot, 'variant'>} */
  capture() {
    return {
      bytes: this.#run.capture(),
      status: this.#status,
      unmeasured: this.#evaluation?.optional === false ? this.#evaluation : null,
      data: this.#data,
    };
  }

  /** The network as it is now; null before its first step. */
  takeModel() {
    const model = this.#status.step > 0 ? this.#run.model() : null;
    return model && { model, status: this.#status };
  }

  /** @template T @param {(run: TrainingRun) => T} look */
  lend(look) {
    return look(this.#run);
  }

  /** Goes on where a snapshot was taken, paused. @param {Snapshot} snapshot */
  restore({ bytes, status, variant, unmeasured }) {
    unwrap(this.#run.restore(bytes, variant));
    this.#evaluation = unmeasured;
    this.#status = {
      ...status,
      ...placeOf(this.#run.position()),
      gradient: this.#status.gradient,
      phase: 'paused',
      stepFraction: 0,
    };
    this.#news = new ProgressBuffer(this.#status.step);
    this.#finishIfComplete();
  }

  /** What has happened since the last report. @returns {Progress} */
  takeProgress() {
    const progress = this.#news;
    this.#news = new ProgressBuffer(this.#status.step);
    return { status: this.#status, ...progress.report() };
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
    else if (this.#evaluationIsDue()) this.#wantEvaluation({ epoch: null, optional: true });
  }

  /** @param {Advance} advance @param {number} seconds */
  #account(advance, seconds) {
    const { examples, step, stepFraction } = this.#status;
    const made = advance.step + advance.stepFraction - step - stepFraction;
    const seen = advance.examples + (advance.stepFraction - stepFraction) * this.#batch;
    this.#images.add(Math.max(seen, 0), seconds);
    this.#steps.add(made, this.#tick());
    if (advance.losses.length > 0) {
      this.#news.addSteps(advance);
      this.#update({ trainLoss: advance.epochLoss, trainAccuracy: advance.epochAccuracy });
    }
    this.#update({
      ...placeOf(advance),
      stepFraction: advance.stepFraction,
      examples: examples + advance.examples,
      imagesPerSecond: this.#images.perSecond(),
    });
    this.#update({ remainingSeconds: this.#remainingSeconds() });
  }

  /** @param {Advance} advance */
  #endEpoch({ epoch, epochLoss, epochAccuracy }) {
    this.#news.epochs.push({ epoch, loss: epochLoss, accuracy: epochAccuracy });
    this.#wantEvaluation({ epoch, optional: false });
    if (!this.#evaluation) this.#finishIfComplete();
  }

  /** The last epoch may have been struck off while its measurements were already known. */
  #conclude() {
    const { epoch, stepInEpoch } = this.#status;
    this.#wantEvaluation({ epoch: stepInEpoch === 0 ? epoch : null, optional: false });
    this.#finishIfComplete();
  }

  /** @param {string} why */
  #stopDiverged(why) {
    this.divergence = why;
    this.pause();
  }

  /** @param {{ epoch: number|null, optional: boolean }} evaluation */
  #wantEvaluation(evaluation) {
    if (this.#measured.length === 0 || this.#evaluated.step === this.#status.step) return;
    this.#evaluation = { ...evaluation, left: this.#measured };
    this.#evaluationTook = 0;
  }

  #evaluationIsDue() {
    if (this.#evaluation) return false;
    const pause = Math.max(evaluationPauseMs, this.#evaluated.took * evaluationShare);
    return performance.now() - this.#evaluated.at >= pause;
  }

  /** @param {Evaluation} evaluation */
  #evaluate({ epoch, optional, ofRestored = false, left: [split, ...left] }) {
    const before = performance.now();
    const { finished, loss, accuracy } = this.#run.evaluate(split, this.#slice.milliseconds());
    const now = performance.now();
    this.#evaluationTook += now - before;
    if (this.#status.phase === 'training') this.#steps.add(0, this.#tick());
    if (!finished) return;
    this.measuredAt[split] = this.#status.step;
    if (!ofRestored)
      this.#news[split === 'validation' ? 'validations' : 'tests'].push({
        step: this.#status.step,
        epoch,
        loss,
        accuracy,
      });
    this.#update(
      split === 'validation'
        ? { validationLoss: loss, validationAccuracy: accuracy }
        : { testLoss: loss, testAccuracy: accuracy },
    );
    this.#evaluation = left.length > 0 ? { epoch, optional, ofRestored, left } : null;
    if (this.#evaluation) return;
    const { stoppedEarly } = this.#status;
    this.#update(placeOf(this.#run.position()));
    this.#evaluated = { step: this.#status.step, at: now, took: this.#evaluationTook };
    if (this.#status.stoppedEarly && !stoppedEarly) this.#takeRestored();
    this.#finishIfComplete();
  }

  /** Weights of the best epoch are in use: how good they are on the validation set is known, and on the test set to be measured. */
  #takeRestored() {
    this.#update(placeOf(this.#run.position()));
    const { bestLoss, bestAccuracy } = this.#status;
    this.#update({ validationLoss: bestLoss, validationAccuracy: bestAccuracy });
    if (this.#measured.includes('test'))
      this.#evaluation = { epoch: null, optional: false, ofRestored: true, left: ['test'] };
  }

  #isComplete() {
    const { epoch, epochs, stoppedEarly } = this.#status;
    return stoppedEarly || epoch >= epochs;
  }

  /** A run is done when the measurements after its last epoch are known too. */
  #finishIfComplete() {
    if (this.#isComplete() && !this.#evaluation) this.#update({ phase: 'done', remainingSeconds: 0 });
  }

  /** Takes the time since the last look into the run's clock. @returns {number} seconds */
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
