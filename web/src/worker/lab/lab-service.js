import { unwrap } from '../core/unwrap.js';

/**
 * @typedef {import('./lab-loader.js').LabModule} LabModule
 * @typedef {import('./lab-loader.js').GradientLab} GradientLab
 * @typedef {import('./lab-loader.js').GradientSubject} GradientSubject
 * @typedef {ReturnType<GradientLab['differences']>[number]} LayerDifference
 * @typedef {ReturnType<GradientLab['advanceKinks']>} KinkReport
 * @typedef {ReturnType<GradientLab['advanceStepSizes']>} StepSizeReport
 *
 * @typedef {{ method: string, h: number, directions: number, precision: 'float'|'double' }} MethodChoice
 * @typedef {object} Advance
 * @property {boolean} finished
 * @property {number} fraction of the whole
 * @property {number} milliseconds that this slice took
 * @property {LayerDifference[]|null} layers against backpropagation in double, once finished
 *
 * @typedef {{ exact: Float64Array, of: Record<string, Float64Array> }} UnitGradients one value for each input of a unit, without its bias
 */

const sliceMs = 50;

/** What the Gradients panel has worked out, a slice a call: whoever calls may stop calling. */
export class LabService {
  #module;
  /** @type {GradientSubject|null} */
  #subject = null;
  /** @type {GradientLab|null} */
  #openLab = null;
  #method = '';
  /** Whole gradients, by method. @type {Map<string, Float64Array>} */
  #gradients = new Map();
  /** @type {LayerDifference[]} */
  #layers = [];

  /** @param {LabModule} module */
  constructor(module) {
    this.#module = module;
  }

  /** What everything that follows is about. @param {GradientSubject} subject */
  take(subject) {
    this.#openLab?.delete();
    this.#openLab = null;
    this.#gradients.clear();
    this.#layers = [];
    this.#subject = subject;
    this.#gradients.set('exact', this.#lab.gradient(true));
  }

  /** Begins to obtain a gradient. @param {MethodChoice} choice */
  begin({ method, h, directions, precision }) {
    unwrap(this.#lab.begin(method, h, directions, precision));
    this.#method = method;
    this.#gradients.delete(method);
  }

  /** @returns {Advance} */
  advance() {
    const lab = this.#lab;
    const before = performance.now();
    const { finished, fraction } = lab.advance(sliceMs);
    const milliseconds = performance.now() - before;
    if (!finished) return { finished, fraction, milliseconds, layers: null };
    this.#layers = lab.differences();
    this.#gradients.set(this.#method, lab.gradient(false));
    return { finished, fraction, milliseconds, layers: this.#layers };
  }

  /**
   * The gradients there are of a unit's incoming weights.
   * @param {number} place of the layer among those with parameters
   * @param {number} unit
   * @returns {UnitGradients|null} null before any method is through
   */
  unitGradients(place, unit) {
    if (this.#layers.length === 0) return null;
    const { units, inputs } = this.#layers[place];
    const offset = this.#layers.slice(0, place).reduce((sum, layer) => sum + (layer.inputs + 1) * layer.units, 0);
    const ofUnit = (/** @type {Float64Array} */ gradient) =>
      Float64Array.from({ length: inputs }, (_, input) => gradient[offset + input * units + unit]);
    const { exact, ...of } = Object.fromEntries(
      [...this.#gradients].map(([method, gradient]) => [method, ofUnit(gradient)]),
    );
    return { exact, of };
  }

  /** @param {number} h */
  beginKinks(h) {
    this.#lab.beginKinks(h);
  }

  /** @returns {KinkReport} */
  advanceKinks() {
    return this.#lab.advanceKinks(sliceMs);
  }

  /** Images of the mini-batch that a nudge of this weight takes over a kink. @param {{ layer: number, input: number|null, inputs: number, unit: number }} weight `input` null: its bias */
  imagesCrossingAt({ layer, input, inputs, unit }) {
    return this.#lab.imagesCrossingAt(layer, input ?? inputs, unit);
  }

  /** @param {number} weights to be nudged @param {number} seed that chooses them */
  beginStepSizes(weights, seed) {
    this.#lab.beginStepSizes(weights, seed);
  }

  /** @returns {StepSizeReport} */
  advanceStepSizes() {
    return this.#lab.advanceStepSizes(sliceMs);
  }

  /** The laboratory in which methods, the count of kinks and the study of step sizes take turns. */
  get #lab() {
    if (!this.#subject) throw new Error('there is nothing on the bench yet');
    this.#openLab ??= unwrap(this.#module.createLab(this.#subject));
    return this.#openLab;
  }
}
