import { gradientOptions } from '../../config/gradient-methods.js';

/**
 * What the gradient laboratory has worked out. A state of its own: nothing of it is needed before the panel is.
 *
 * @typedef {import('../../worker/protocol.js').LayerSummary} LayerSummary
 * @typedef {import('../../worker/protocol.js').Price} Price
 * @typedef {import('../../worker/lab/lab-service.js').LayerDifference} LayerDifference
 * @typedef {import('../../worker/lab/lab-service.js').StepSizeReport} StepSizeReport
 * @typedef {import('../../worker/lab/lab-service.js').UnitGradients} UnitGradients
 * @typedef {'float'|'double'} Precision
 *
 * @typedef {object} Subject what the gradients are of
 * @property {number} step updates made before
 * @property {boolean} fresh whether it is a network that no run has begun with
 * @property {number} images of the mini-batch
 * @property {string} layersText
 * @property {LayerSummary[]} layers
 * @property {number} parameters
 * @property {number} multiplyAdds for one image
 *
 * @typedef {object} Outcome how far a method has got
 * @property {'waiting'|'computing'|'done'|'long'|'stopped'} phase `long`: given up by itself, since it would take so long
 * @property {number} fraction
 * @property {number} seconds spent on it
 * @property {number} h
 * @property {number} directions
 * @property {Precision} precision
 * @property {LayerDifference[]|null} layers
 * @property {(number|null)[]|null} crossings for each layer, images that a nudge of the weight with the largest difference takes over a kink
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
 * @property {boolean} studiesLater whether the step sizes wait to be asked for
 * @property {Record<string, { pending: true }|Price>} stepCosts by method
 * @property {string} selected the method looked at closely
 * @property {{ place: number, unit: number }} unit looked at; `place` counts layers with parameters
 * @property {{ place: number, unit: number, gradients: UnitGradients }|null} pictures
 *
 * @typedef {{ type: 'failed', message: string }
 *   | { type: 'subject', subject: Subject }
 *   | { type: 'precision', precision: Precision }
 *   | { type: 'outcome', method: string, outcome: Partial<Outcome> }
 *   | { type: 'kinks', kinks: Kinks|null }
 *   | { type: 'step-sizes', report: StepSizeReport|null, later?: boolean }
 *   | { type: 'price', method: string, stepCost: { pending: true }|Price|null }
 *   | { type: 'prices-gone' }
 *   | { type: 'select', method: string }
 *   | { type: 'unit', place: number, unit: number }
 *   | { type: 'pictures', place: number, unit: number, gradients: UnitGradients }} LabAction
 */

/** The quick ones first. */
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

/** Of the network before, the unit looked at stays where the new one has it, too. @param {LabState} state @param {Subject} subject @returns {LabState} */
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

/** @param {LabState['stepCosts']} stepCosts @param {string} method @param {{ pending: true }|Price|null} stepCost */
function withStepCost(stepCosts, method, stepCost) {
  const others = Object.fromEntries(Object.entries(stepCosts).filter(([name]) => name !== method));
  return stepCost ? { ...others, [method]: stepCost } : others;
}

/** Whether the loss has kinks, where it has no derivative. @param {Subject} subject */
export const hasKinks = ({ layers }) => layers.some(({ kind }) => kind === 'relu' || kind === 'maxpool');

/** Whether the method changes one weight at a time. @param {string} method */
export const nudgesWeights = (method) =>
  ['forward-difference', 'central-difference', 'structured-difference'].includes(method);
