import { computingOrder, hasKinks, nudgesWeights } from './gradient-lab.js';
import { messageOf } from '../../worker/protocol.js';

/**
 * @typedef {import('./gradient-lab.js').LabState} LabState
 * @typedef {import('./gradient-lab.js').Outcome} Outcome
 * @typedef {import('./gradient-lab.js').Precision} Precision
 * @typedef {import('./gradient-lab.js').Subject} Subject
 * @typedef {import('../../worker/lab/lab-client.js').LabClient} LabClient
 * @typedef {import('../../worker/protocol.js').StepCost} StepCost
 *
 * @typedef {{ subject: import('../../worker/lab/lab-service.js').GradientSubject, fresh: boolean, shapes: Pick<Subject, 'layers'|'parameters'|'multiplyAdds'> }} Taken
 *
 * @typedef {{ get(): LabState, dispatch(action: import('./lab-reducer.js').LabAction): void }} LabStore
 *
 * @typedef {object} LabEnvironment what the laboratory gets from the page
 * @property {() => LabClient} openLab
 * @property {() => Promise<Taken|null>} takeSubject
 * @property {(method: string) => Promise<StepCost|null>} stepCostOf
 * @property {() => { h: number, directions: number, seed: number }} settings
 */

/** A method that has run this long and needs at least as long again is stopped, unless the visitor has started it. */
const patienceSeconds = 2;
const kinkSeconds = 4;
/** A study of step sizes with fewer multiply-adds than this (some seconds) starts without a request. */
const studyUnasked = 3e10;
const evaluationsPerWeight = 2 * 2 * 25;

/** Computes what the panel shows, one thing after the other and in short slices, so that a new request takes over. */
export class LabControl {
  #store;
  #environment;
  /** @type {LabClient|null} */
  #lab = null;
  /** Increases with each subject and each failure, so that results from before are dropped. */
  #turn = 0;
  /** Increases with each request for a subject; only the latest of them continues. */
  #takes = 0;
  /** Whether a new subject is being loaded; no computation starts meanwhile. */
  #taking = false;
  /** @type {{ method: string, patience: number }[]} */
  #queue = [];
  #working = false;
  /** Count the studies of step sizes and the rounds of cost measurements; only the latest of each continues. */
  #study = 0;
  #round = 0;
  #stepCostKey = '';
  #stepCostsFor = '';

  /** @param {LabStore} store @param {LabEnvironment} environment */
  constructor(store, environment) {
    this.#store = store;
    this.#environment = environment;
  }

  /** Loads the network in its current state, and computes everything that is fast. */
  async take() {
    const take = ++this.#takes;
    this.#turn += 1;
    this.#queue = [];
    this.#taking = true;
    const taken = await this.#environment.takeSubject();
    if (take !== this.#takes) return;
    if (taken) await this.#put(taken, take);
    if (take !== this.#takes) return;
    this.#taking = false;
    if (taken && !this.#store.get().failure) this.computeAll();
  }

  /** @param {Taken} taken @param {number} take */
  async #put({ subject, fresh, shapes }, take) {
    await this.#guarded(async (lab) => {
      await lab.call('take', subject);
      if (take !== this.#takes) return;
      const { step, labels, layers: layersText } = subject;
      this.#store.dispatch({
        type: 'lab-subject',
        subject: { step, fresh, images: labels.length, layersText: String(layersText), ...shapes },
      });
    });
  }

  /** @param {Precision} precision */
  setPrecision(precision) {
    this.#store.dispatch({ type: 'lab-precision', precision });
    this.computeAll();
  }

  /** @param {string[]} [methods] */
  computeAll(methods = computingOrder) {
    if (this.#taking) return;
    this.#queue = this.#queue.filter(({ method }) => !methods.includes(method));
    methods.forEach((method) =>
      this.#store.dispatch({
        type: 'lab-outcome',
        method,
        outcome: { phase: 'waiting', fraction: 0, seconds: 0, layers: null, crossings: null },
      }),
    );
    this.#queue.push(...methods.map((method) => ({ method, patience: patienceSeconds })));
    void this.#work();
  }

  /** Computes the gradient by this method, however long it takes. @param {string} method */
  compute(method) {
    if (this.#taking) return;
    this.#queue.push({ method, patience: Infinity });
    this.#store.dispatch({ type: 'lab-outcome', method, outcome: { phase: 'waiting' } });
    void this.#work();
  }

  /** @param {string} method */
  stop(method) {
    this.#queue = this.#queue.filter((waiting) => waiting.method !== method);
    this.#store.dispatch({ type: 'lab-outcome', method, outcome: { phase: 'stopped' } });
  }

  /** @param {string} method */
  select(method) {
    this.#store.dispatch({ type: 'lab-method', method });
  }

  /** @param {number} place @param {number} unit */
  async look(place, unit) {
    this.#store.dispatch({ type: 'lab-unit', place, unit });
    await this.#showUnit();
  }

  async studyStepSizes() {
    const [turn, study] = [this.#turn, ++this.#study];
    const { subject } = this.#store.get();
    if (!subject || this.#taking) return;
    const isCurrent = () => turn === this.#turn && study === this.#study;
    await this.#guarded(async (lab) => {
      await lab.call('beginStepSizes', weightsFor(subject), this.#environment.settings().seed);
      for (let finished = false; !finished && isCurrent();) {
        const report = await lab.call('advanceStepSizes');
        ({ finished } = report);
        if (isCurrent()) this.#store.dispatch({ type: 'lab-step-sizes', report });
      }
    });
  }

  /** @param {string} key identifies what the costs depend on; while it is the same, measured costs are kept */
  estimateWhenIdle(key) {
    this.#stepCostKey = key;
    this.#estimateWhenIdle();
  }

  measureAgain() {
    this.#stepCostsFor = '';
    this.#estimateWhenIdle();
  }

  #estimateWhenIdle() {
    if (!this.#working && this.#store.get().subject && this.#stepCostKey !== this.#stepCostsFor)
      void this.#measureStepCosts();
  }

  async #measureStepCosts() {
    this.#stepCostsFor = this.#stepCostKey;
    const round = ++this.#round;
    this.#store.dispatch({ type: 'lab-step-costs-cleared' });
    for (const method of computingOrder) {
      if (round !== this.#round) return;
      this.#store.dispatch({ type: 'lab-step-cost', method, stepCost: { pending: true } });
      const stepCost = await this.#environment.stepCostOf(method);
      if (round === this.#round) this.#store.dispatch({ type: 'lab-step-cost', method, stepCost });
    }
  }

  async #work() {
    if (this.#working) return;
    this.#working = true;
    await this.#guarded(async (lab) => {
      for (let next = this.#queue.shift(); next; next = this.#queue.shift())
        await this.#obtain(lab, next.method, next.patience);
    });
    this.#working = false;
    if (!this.#store.get().failure) await this.#finishOff();
    this.#estimateWhenIdle();
  }

  /** @param {LabClient} lab @param {string} method @param {number} patience */
  async #obtain(lab, method, patience) {
    const turn = this.#turn;
    const { precision } = this.#store.get();
    const { h, directions } = this.#environment.settings();
    const report = (/** @type {Partial<Outcome>} */ outcome) =>
      this.#store.dispatch({ type: 'lab-outcome', method, outcome });
    await lab.call('begin', { method, h, directions, precision });
    if (turn !== this.#turn) return;
    report({ phase: 'computing', fraction: 0, seconds: 0, h, directions, precision, layers: null, crossings: null });
    for (let seconds = 0; ;) {
      const { finished, fraction, milliseconds, layers } = await lab.call('advance');
      if (turn !== this.#turn || this.#store.get().outcomes[method].phase !== 'computing') return;
      seconds += milliseconds / 1000;
      if (finished) return report({ phase: 'done', fraction: 1, seconds, layers });
      const left = (seconds / fraction) * (1 - fraction);
      const isLong = seconds > patience && left > patience;
      report({ fraction, seconds, ...(isLong ? { phase: /** @type {const} */ ('long') } : {}) });
      if (isLong) return;
    }
  }

  /** Computes what follows the methods: the shown unit's gradients, the kinks and the study of step sizes. */
  async #finishOff() {
    if (this.#taking) return;
    const turn = this.#turn;
    await this.#showUnit();
    const { subject } = this.#store.get();
    if (turn !== this.#turn || !subject || this.#working) return;
    if (hasKinks(subject)) await this.#guarded((lab) => this.#countKinks(lab, turn));
    const { stepSizes, studiesLater } = this.#store.get();
    if (turn !== this.#turn || stepSizes || studiesLater) return;
    const unasked = weightsFor(subject) * evaluationsPerWeight * subject.multiplyAdds * subject.images < studyUnasked;
    if (unasked) await this.studyStepSizes();
    else this.#store.dispatch({ type: 'lab-step-sizes', report: null, later: true });
  }

  /** @param {LabClient} lab @param {number} turn */
  async #countKinks(lab, turn) {
    const { h } = this.#environment.settings();
    const known = this.#store.get().kinks;
    if (known?.h !== h) {
      await lab.call('beginKinks', h);
      this.#store.dispatch({ type: 'lab-kinks', kinks: null });
    }
    await this.#findCrossings(lab, turn, h);
    if (known?.h !== h) await this.#countAll(lab, turn, h);
  }

  /**
   * Counts, for each method and layer, the images that cross a kink at the weight with the largest difference.
   * @param {LabClient} lab
   * @param {number} turn
   * @param {number} h
   */
  async #findCrossings(lab, turn, h) {
    for (const [method, { phase, h: used, layers, crossings }] of Object.entries(this.#store.get().outcomes)) {
      if (!nudgesWeights(method) || phase !== 'done' || used !== h || !layers || crossings) continue;
      const counted = [];
      for (const layer of layers) {
        if (turn !== this.#turn) return;
        counted.push(await lab.call('imagesCrossingAt', layer));
      }
      if (turn === this.#turn) this.#store.dispatch({ type: 'lab-outcome', method, outcome: { crossings: counted } });
    }
  }

  /** @param {LabClient} lab @param {number} turn @param {number} h */
  async #countAll(lab, turn, h) {
    const end = performance.now() + 1000 * kinkSeconds;
    for (let finished = false; !finished && turn === this.#turn && performance.now() < end;) {
      const report = await lab.call('advanceKinks');
      ({ finished } = report);
      if (turn === this.#turn) this.#store.dispatch({ type: 'lab-kinks', kinks: { h, ...report } });
    }
  }

  async #showUnit() {
    const { unit, outcomes } = this.#store.get();
    if (!Object.values(outcomes).some(({ layers }) => layers)) return;
    const turn = this.#turn;
    await this.#guarded(async (lab) => {
      const gradients = await lab.call('unitGradients', unit.place, unit.unit);
      if (turn === this.#turn && gradients) this.#store.dispatch({ type: 'lab-pictures', ...unit, gradients });
    });
  }

  /** @param {(lab: LabClient) => Promise<void>} work */
  async #guarded(work) {
    this.#lab ??= this.#environment.openLab();
    try {
      await work(this.#lab);
    } catch (error) {
      // The worker has died, and the next request starts another one.
      this.#turn += 1;
      this.#queue = [];
      this.#store.dispatch({ type: 'lab-failed', message: messageOf(error) });
    }
  }
}

/** Returns how many weights to study: fewer if evaluating the loss is slow. @param {Subject} subject */
const weightsFor = ({ multiplyAdds }) => (multiplyAdds < 1e6 ? 24 : 4);
