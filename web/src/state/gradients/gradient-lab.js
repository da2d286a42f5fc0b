import { gradientOptions } from '../../config/gradient-methods.js';

/**
 * The gradient laboratory in the page's state.
 *
 * @typedef {import('../../worker/protocol.js').LayerSummary} LayerSummary
 * @typedef {import('../../worker/protocol.js').StepCost} StepCost
 * @typedef {import('../../worker/lab/lab-service.js').LayerDifference} LayerDifference
 * @typedef {import('../../worker/lab/lab-service.js').StepSizeReport} StepSizeReport
 * @typedef {import('../../worker/lab/lab-service.js').UnitGradients} UnitGradients
 * @typedef {'float'|'double'} Precision
 *
 * @typedef {object} Subject the network and the mini-batch whose gradients are computed
 * @property {number} step updates made before
 * @property {boolean} fresh whether no run has started with this network
 * @property {number} images of the mini-batch
 * @property {string} layersText
 * @property {LayerSummary[]} layers
 * @property {number} parameters
 * @property {number} multiplyAdds for one image
 *
 * @typedef {object} Outcome how far a method has got
 * @property {'waiting'|'computing'|'done'|'long'|'stopped'} phase `long`: stopped automatically, since it would take too long
 * @property {number} fraction
 * @property {number} seconds spent on it
 * @property {number} h
 * @property {number} directions
 * @property {Precision} precision
 * @property {LayerDifference[]|null} layers
 * @property {(number|null)[]|null} crossings for each layer, how many images cross a kink when the weight with the
 *   largest difference is nudged
 *
 * @typedef {{ h: number, crossed: number, nudges: number, finished: boolean, fraction: number }} Kinks
 *
 * @typedef {object} LabState
 * @property {string|null} failure
 * @property {Subject|null} subject
 * @property {Precision} precision
 * @property {Record<string, Outcome>} outcomes by method
 * @property {Kinks|null} kinks
 * @property {StepSizeReport|null} stepSizes
 * @property {boolean} studiesLater whether the step sizes are studied only on request
 * @property {Record<string, { pending: true }|StepCost>} stepCosts by method
 * @property {string} selected the method whose details are shown
 * @property {{ place: number, unit: number }} unit that is shown; `place` counts layers with parameters
 * @property {{ place: number, unit: number, gradients: UnitGradients }|null} pictures
 */

export const methodNames = gradientOptions.map(({ value }) => value);
const fastestFirst = [
  'backprop',
  'node-perturbation',
  'structured-difference',
  'forward-gradient',
  'spsa',
  'central-difference',
  'forward-difference',
];
/** The order in which the methods are computed: the fastest first, and before them any that is not in the list. */
export const computingOrder = methodNames.toSorted((a, b) => fastestFirst.indexOf(a) - fastestFirst.indexOf(b));
export const labelOf = (/** @type {string} */ method) =>
  gradientOptions.find(({ value }) => value === method)?.label ?? method;

/** Returns whether the loss has kinks, that is, points without a derivative. @param {Subject} subject */
export const hasKinks = ({ layers }) => layers.some(({ kind }) => kind === 'relu' || kind === 'maxpool');

/** Returns whether the method changes one weight at a time. @param {string} method */
export const nudgesWeights = (method) =>
  ['forward-difference', 'central-difference', 'structured-difference'].includes(method);
