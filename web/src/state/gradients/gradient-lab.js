import { gradientOptions } from '../../config/gradient-methods.js';

/**
 * The state of the gradient laboratory. It is separate from the page's state, since it is needed only with its panel.
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
 *
 * @typedef {{ type: 'failed', message: string }
 *   | { type: 'subject', subject: Subject }
 *   | { type: 'precision', precision: Precision }
 *   | { type: 'outcome', method: string, outcome: Partial<Outcome> }
 *   | { type: 'kinks', kinks: Kinks|null }
 *   | { type: 'step-sizes', report: StepSizeReport|null, later?: boolean }
 *   | { type: 'price', method: string, stepCost: { pending: true }|StepCost|null }
 *   | { type: 'prices-gone' }
 *   | { type: 'select', method: string }
 *   | { type: 'unit', place: number, unit: number }
 *   | { type: 'pictures', place: number, unit: number, gradients: UnitGradients }} LabAction
 */

/** The order in which the methods are computed: the fastest first. */
export const computingOrder = [
  'backprop',
  'node-perturbation',
  'structured-difference',
  'forward-gradient',
  'spsa',
  'central-difference',
  'forward-difference',
];
export const methodNames = gradientOptions.map(({ value }) => value);
export const labelOf = (/** @type {string} */ method) =>
  gradientOptions.find(({ value }) => value === method)?.label ?? method;

/** @returns {Outcome} */
const notBegun = () => ({
  phase: 'waiting',
  fraction: 0,
  seconds: 0,
  h: 0,
  directions: 1,
  precision: 'double',
  layers: null,
  crossings: null,
});

/** @returns {LabState} */
export function emptyLab() {
  return {
    failure: null,
    subject: null,
    precision: 'double',
    outcomes: Object.fromEntries(methodNames.map((method) => [method, notBegun()])),
    kinks: null,
    stepSizes: null,
    studiesLater: false,
    stepCosts: {},
    selected: 'structured-difference',
    unit: { place: 0, unit: 0 },
    pictures: null,
  };
}

/** @param {LabState} state @param {LabAction} action @returns {LabState} */
export function labReducer(state, action) {
  switch (action.type) {
    case 'failed':
      return { ...state, failure: action.message };
    case 'subject':
      return withSubject(state, action.subject);
    case 'precision':
      return { ...state, precision: action.precision };
    case 'outcome':
      return {
        ...state,
        outcomes: { ...state.outcomes, [action.method]: { ...state.outcomes[action.method], ...action.outcome } },
      };
    case 'kinks':
      return { ...state, kinks: action.kinks };
    case 'step-sizes':
      return { ...state, stepSizes: action.report, studiesLater: action.later ?? false };
    case 'price':
      return { ...state, stepCosts: withStepCost(state.stepCosts, action.method, action.stepCost) };
    case 'prices-gone':
      return { ...state, stepCosts: {} };
    case 'select':
      return { ...state, selected: action.method };
    case 'unit':
      return { ...state, unit: { place: action.place, unit: action.unit } };
    case 'pictures':
      return { ...state, pictures: { place: action.place, unit: action.unit, gradients: action.gradients } };
  }
}

/**
 * Replaces the subject and clears all outcomes. The same unit stays shown if the new network has the same layers.
 * @param {LabState} state
 * @param {Subject} subject
 * @returns {LabState}
 */
function withSubject(state, subject) {
  const { outcomes, unit } = emptyLab();
  const alike = state.subject?.layersText === subject.layersText;
  return {
    ...state,
    failure: null,
    subject,
    outcomes,
    kinks: null,
    stepSizes: null,
    studiesLater: false,
    unit: alike ? state.unit : unit,
    pictures: null,
  };
}

/** @param {LabState['stepCosts']} stepCosts @param {string} method @param {{ pending: true }|StepCost|null} stepCost */
function withStepCost(stepCosts, method, stepCost) {
  const others = Object.fromEntries(Object.entries(stepCosts).filter(([name]) => name !== method));
  return stepCost ? { ...others, [method]: stepCost } : others;
}

/** Returns whether the loss has kinks, that is, points without a derivative. @param {Subject} subject */
export const hasKinks = ({ layers }) => layers.some(({ kind }) => kind === 'relu' || kind === 'maxpool');

/** Returns whether the method changes one weight at a time. @param {string} method */
export const nudgesWeights = (method) =>
  ['forward-difference', 'central-difference', 'structured-difference'].includes(method);
