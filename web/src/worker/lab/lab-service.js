import { unwrap } from '../core/unwrap.js';

/**
 * @typedef {import('./lab-loader.js').LabModule} LabModule
 * @typedef {import('./lab-loader.js').GradientLab} GradientLab
 * @typedef {import('./lab-loader.js').GradientSubject} GradientSubject
 * @typedef {Exclude<ReturnType<GradientLab['differences']>, Error>[number]} LayerDifference
 * @typedef {Exclude<ReturnType<GradientLab['advanceKinks']>, Error>} KinkReport
 * @typedef {Exclude<ReturnType<GradientLab['advanceStepSizes']>, Error>} StepSizeReport
 *
 * @typedef {{ method: string, h: number, directions: number, precision: 'float'|'double' }} MethodChoice
 * @typedef {object} Advance
 * @property {boolean} finished
 * @property {number} fraction of the whole
 * @property {number} milliseconds duration of this slice
 * @property {LayerDifference[]|null} layers differences from backpropagation in double precision, once finished
 *
 * @typedef {{ exact: Float64Array, of: Record<string, Float64Array> }} UnitGradients one value per input of a unit,
 *   without its bias
 */

const sliceMs = 50;

/** Computes what the Gradient lab shows, one slice per call, so that the caller can stop at any time. */
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

  /** Sets the network and mini-batch that all further calls work on. @param {GradientSubject} subject */
  take(subject) {
    this.#openLab?.delete();
    this.#openLab = null;
    this.#gradients.clear();
    this.#layers = [];
    this.#subject = subject;
    this.#gradients.set('exact', unwrap(this.#lab.gradient(true)));
  }

  /** Begins to compute a gradient. @param {MethodChoice} choice */
  begin({ method, h, directions, precision }) {
    unwrap(this.#lab.begin(method, h, directions, precision));
    this.#method = method;
    this.#gradients.delete(method);
  }

  /** @returns {Advance} */
  advance() {
    const lab = this.#lab;
    const before = performance.now();
    const { finished, fraction } = unwrap(lab.advance(sliceMs));
    const milliseconds = performance.now() - before;
    if (!finished) return { finished, fraction, milliseconds, layers: null };
    this.#layers = unwrap(lab.differences());
    this.#gradients.set(this.#method, unwrap(lab.gradient(false)));
    return { finished, fraction, milliseconds, layers: this.#layers };
  }

  /**
   * Returns the gradients computed so far with respect to a unit's incoming weights.
   * @param {number} place index of the layer among those with parameters
   * @param {number} unit
   * @returns {UnitGradients|null} null until a method has finished
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
    unwrap(this.#lab.beginKinks(h));
  }

  /** @returns {KinkReport} */
  advanceKinks() {
    return unwrap(this.#lab.advanceKinks(sliceMs));
  }

  /**
   * Counts the images of the mini-batch for which changing this weight by h crosses a kink of the loss.
   * @param {{ layer: number, input: number|null, inputs: number, unit: number }} weight `input` null: the unit's bias
   */
  imagesCrossingAt({ layer, input, inputs, unit }) {
    return unwrap(this.#lab.imagesCrossingAt(layer, input ?? inputs, unit));
  }

  /** @param {number} weights how many are changed @param {number} seed of their random choice */
  beginStepSizes(weights, seed) {
    unwrap(this.#lab.beginStepSizes(weights, seed));
  }

  /** @returns {StepSizeReport} */
  advanceStepSizes() {
    return unwrap(this.#lab.advanceStepSizes(sliceMs));
  }

  /** The module's object for the current subject; gradient methods, kink count and step size study share it. */
  get #lab() {
    if (!this.#subject) throw new Error('no network has been given to it yet');
    this.#openLab ??= unwrap(this.#module.createLab(this.#subject));
    return this.#openLab;
  }
}
