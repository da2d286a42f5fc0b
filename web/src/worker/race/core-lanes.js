import { factsOf, completeValidation, RaceEnvironment } from './race-environment.js';

/**
 * Runs the lanes that train with the core, each with its own gradient method.
 *
 * @typedef {import('../core/core-loader.js').TrainingRun} TrainingRun
 * @typedef {import('./lane-protocol.js').LaneSlice} LaneSlice
 * @typedef {{ run: TrainingRun, milliseconds: number }} Lane
 */

/** A browser runs new wasm unoptimised until its optimising compiler has finished. */
const warmUpMs = 120;
/** More steps than a slice can make. */
const unlimitedSteps = 2 ** 31 - 1;

export class CoreLanes {
  /** @type {RaceEnvironment|null} */
  #environment = null;
  /** @type {Map<string, Lane>} */
  #lanes = new Map();

  /** @param {import('./lane-protocol.js').WorkerData} workerData */
  async open(workerData) {
    this.#environment = await RaceEnvironment.open(workerData);
  }

  /**
   * @param {string} id
   * @param {import('./lane-protocol.js').RunChoice} choice
   * @returns {import('./lane-protocol.js').LaneFacts}
   */
  add(id, choice) {
    const run = /** @type {RaceEnvironment} */ (this.#environment).createRun(choice);
    // Computes gradients and discards them: the run stays at its first step.
    run.probe(warmUpMs);
    this.#lanes.set(id, { run, milliseconds: 0 });
    return { ...factsOf(run), reference: null };
  }

  /** @param {string} id @param {number} milliseconds @returns {LaneSlice} */
  advance(id, milliseconds) {
    const lane = this.#lane(id);
    const { run } = lane;
    const end = lane.milliseconds + milliseconds;
    /** @type {Float32Array[]} */
    const losses = [];
    let diverged = '';
    let position = run.position();
    let stepFraction = 0;
    while (lane.milliseconds < end && !position.done && !diverged) {
      completeValidation(run);
      const before = performance.now();
      const slice = run.advance(end - lane.milliseconds, unlimitedSteps);
      lane.milliseconds += performance.now() - before;
      losses.push(slice.losses);
      ({ stepFraction } = slice);
      diverged = String(slice.diverged);
      position = slice;
    }
    return {
      seconds: lane.milliseconds / 1000,
      step: position.step,
      stepFraction,
      losses: joined(losses),
      done: position.done,
      diverged,
    };
  }

  /** @param {string} id */
  measure(id) {
    return /** @type {RaceEnvironment} */ (this.#environment).measure(this.#lane(id).run);
  }

  /** @param {string} id */
  #lane(id) {
    const lane = this.#lanes.get(id);
    if (!lane) throw new Error(`There is no lane ${id}.`);
    return lane;
  }
}

/** @param {Float32Array[]} parts */
function joined(parts) {
  const whole = new Float32Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
