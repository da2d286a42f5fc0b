import { methodNames } from './gradient-lab.js';

/**
 * Changes the gradient laboratory in the page's state.
 *
 * @typedef {import('../../worker/protocol.js').StepCost} StepCost
 * @typedef {import('./gradient-lab.js').Kinks} Kinks
 * @typedef {import('./gradient-lab.js').LabState} LabState
 * @typedef {import('./gradient-lab.js').Outcome} Outcome
 * @typedef {import('./gradient-lab.js').Precision} Precision
 * @typedef {import('./gradient-lab.js').StepSizeReport} StepSizeReport
 * @typedef {import('./gradient-lab.js').Subject} Subject
 * @typedef {import('./gradient-lab.js').UnitGradients} UnitGradients
 *
 * @typedef {{ type: 'lab-failed', message: string }
 *   | { type: 'lab-subject', subject: Subject }
 *   | { type: 'lab-precision', precision: Precision }
 *   | { type: 'lab-outcome', method: string, outcome: Partial<Outcome> }
 *   | { type: 'lab-kinks', kinks: Kinks|null }
 *   | { type: 'lab-step-sizes', report: StepSizeReport|null, later?: boolean }
 *   | { type: 'lab-step-cost', method: string, stepCost: { pending: true }|StepCost|null }
 *   | { type: 'lab-step-costs-cleared' }
 *   | { type: 'lab-method', method: string }
 *   | { type: 'lab-unit', place: number, unit: number }
 *   | { type: 'lab-pictures', place: number, unit: number, gradients: UnitGradients }} LabAction
 */

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

/** @param {LabState} state @param {import('../reducer.js').Action} action @returns {LabState} */
export function labReducer(state, action) {
  switch (action.type) {
    case 'lab-failed':
      return { ...state, failure: action.message };
    case 'lab-subject':
      return withSubject(state, action.subject);
    case 'lab-precision':
      return { ...state, precision: action.precision };
    case 'lab-outcome':
      return {
        ...state,
        outcomes: { ...state.outcomes, [action.method]: { ...state.outcomes[action.method], ...action.outcome } },
      };
    case 'lab-kinks':
      return { ...state, kinks: action.kinks };
    case 'lab-step-sizes':
      return { ...state, stepSizes: action.report, studiesLater: action.later ?? false };
    case 'lab-step-cost':
      return { ...state, stepCosts: withStepCost(state.stepCosts, action.method, action.stepCost) };
    case 'lab-step-costs-cleared':
      return { ...state, stepCosts: {} };
    case 'lab-method':
      return { ...state, selected: action.method };
    case 'lab-unit':
      return { ...state, unit: { place: action.place, unit: action.unit } };
    case 'lab-pictures':
      return { ...state, pictures: { place: action.place, unit: action.unit, gradients: action.gradients } };
    default:
      return state;
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
