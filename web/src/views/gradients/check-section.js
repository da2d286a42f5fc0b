import { html } from 'lit-html';
import { guard } from 'lit-html/directives/guard.js';
import { labelOf, methodNames } from '../../state/gradients/gradient-lab.js';
import { boundTo } from '../controls/bound-to.js';
import { formatDuration } from '../controls/format.js';
import { radioRow } from '../controls/radio-row.js';
import { formatScientific } from '../figures/scientific.js';
import { formatCause, formatCosine, formatPhase, formatPlace, formatSettings } from './check-text.js';
import { headOf, rowOf } from './lab-table.js';
import { geometryOf } from './unit-geometry.js';
import { verdictOn, worstOf } from './verdict.js';

/**
 * @typedef {import('../../state/gradients/gradient-lab.js').LabState} LabState
 * @typedef {import('../../state/gradients/gradient-lab.js').Outcome} Outcome
 * @typedef {import('../../state/gradients/gradient-lab.js').Precision} Precision
 * @typedef {import('../../state/gradients/gradient-lab.js').Subject} Subject
 * @typedef {import('./verdict.js').Verdict} Verdict
 * @typedef {NonNullable<Outcome['layers']>} Layers
 *
 * @typedef {object} CheckActions
 * @property {(precision: Precision) => void} setPrecision
 * @property {(method: string) => void} select
 * @property {(method: string) => void} compute
 * @property {(method: string) => void} stop
 */

const methodLabels = ['Relative error', 'Verdict', 'Cosine', 'Time'];
const layerLabels = ['Layer', 'Relative error', 'Verdict', 'Cosine', 'Largest difference', 'Where'];

/**
 * Returns the section that compares every method with backpropagation in double precision, and one of them layer by
 * layer.
 * @param {LabState} lab
 * @param {CheckActions} actions
 */
export function checkSection(lab, actions) {
  const precisionRow = {
    name: 'lab-precision',
    label: 'Precision',
    testid: 'lab-precision',
    choose: (/** @type {string} */ value) => actions.setPrecision(value === 'float' ? 'float' : 'double'),
  };
  const precisions = [
    { value: 'double', label: 'Double' },
    { value: 'float', label: 'Float, as in training' },
  ];
  return html`<div class="section-body">
    <div class="lab-choices">
      <span class="field-label">Arithmetic of the methods</span>
      ${radioRow(precisionRow, precisions, lab.precision)}
    </div>
    <div class="table-scroll" role="group" aria-label="All methods" tabindex="0">
      <table class="lab-table method-table">
        ${headOf(['Method', ...methodLabels])}
        <tbody>
          ${methodNames.map((method) => methodRow(method, lab, actions))}
        </tbody>
      </table>
    </div>
    ${guard([lab.selected, lab.outcomes[lab.selected], lab.kinks, lab.subject], () => layerDetail(lab))}
  </div>`;
}

/** @param {string} method @param {LabState} lab @param {CheckActions} actions */
function methodRow(method, { outcomes, selected, subject }, actions) {
  const outcome = outcomes[method];
  const { phase, layers } = outcome;
  const isSelected = method === selected;
  return html`<tr class=${isSelected ? 'selected' : ''} data-testid="lab-${method}" data-state=${phase}>
    <th scope="row">
      <label class="method-choice" data-method=${method}
        ><input
          type="radio"
          name="lab-method"
          value=${method}
          .checked=${boundTo(isSelected)}
          @change=${() => actions.select(method)}
        /><span class="method-mark" aria-hidden="true"></span>${labelOf(method)}</label
      >
    </th>
    ${
      phase === 'done' && layers && subject
        ? resultCells(method, outcome, layers, subject)
        : progressCell(method, outcome, actions)
    }
  </tr>`;
}

/** @param {string} method @param {Outcome} outcome @param {Layers} layers @param {Subject} subject */
function resultCells(method, outcome, layers, subject) {
  const worst = worstOf(layers);
  const verdict = verdictOn(worst, method, outcome, subject);
  const [errorLabel, verdictLabel, cosineLabel, timeLabel] = methodLabels;
  return html`<td class="number" data-label=${errorLabel} data-value=${worst.relativeError}>
      ${formatScientific(worst.relativeError)}
    </td>
    <td class="verdict" data-label=${verdictLabel} data-value=${verdict.cause}>${verdictText(verdict)}</td>
    <td class="number" data-label=${cosineLabel}>${formatCosine(Math.min(...layers.map((layer) => layer.cosine)))}</td>
    <td class="time" data-label=${timeLabel}>${formatDuration(outcome.seconds)}</td>`;
}

/** @param {string} method @param {Outcome} outcome @param {CheckActions} actions */
function progressCell(method, outcome, { compute, stop }) {
  const { phase, fraction } = outcome;
  return html`<td class="under-way" colspan=${methodLabels.length}>
    <progress
      class="progress"
      max="1"
      .value=${fraction}
      aria-label="${labelOf(method)}, share computed"
      ?hidden=${phase === 'waiting' || phase === 'stopped'}
    ></progress>
    <span class="phase">${formatPhase(outcome)}</span>
    <button type="button" class="button-quiet" ?hidden=${phase !== 'computing'} @click=${() => stop(method)}>
      Cancel
    </button>
    <button
      type="button"
      class="button-quiet"
      ?hidden=${phase !== 'long' && phase !== 'stopped'}
      @click=${() => compute(method)}
    >
      Compute it
    </button>
  </td>`;
}

/** @param {Verdict} verdict */
const verdictText = ({ mark, words }) => html`<span class="verdict-mark" aria-hidden="true">${mark}</span>${words}`;

/** Returns one method's comparison, layer by layer. @param {LabState} lab */
function layerDetail(lab) {
  const { selected, subject, outcomes } = lab;
  const outcome = outcomes[selected];
  const { layers } = outcome;
  const isKnown = layers && subject;
  return html`<div class="layer-detail">
    <h3>${labelOf(selected)}, layer by layer${layers ? ` (${formatSettings(outcome, selected)})` : ''}</h3>
    <div class="table-scroll ${layers ? '' : 'empty'}" role="group" aria-label="Layer by layer" tabindex="0">
      <table class="lab-table layer-table">
        ${headOf(layerLabels)}
        <tbody>
          ${
            isKnown
              ? layers.map((layer) => layerRow(layer, selected, outcome, subject))
              : rowOf(layerLabels.map(() => '–'))
          }
        </tbody>
      </table>
    </div>
    <p class="note" data-testid="lab-cause">${causeOf(lab)}</p>
  </div>`;
}

/** @param {LabState} lab */
function causeOf(lab) {
  const { selected, subject, outcomes } = lab;
  if (!subject) return '';
  const outcome = outcomes[selected];
  return outcome.layers ? formatCause(selected, outcome, lab, subject) : `Not computed yet: ${formatPhase(outcome)}.`;
}

/** @param {Layers[number]} layer @param {string} method @param {Outcome} outcome @param {Subject} subject */
function layerRow(layer, method, outcome, subject) {
  const { relativeError, cosine, largestDifference } = layer;
  return rowOf([
    `${layer.layer + 1}: ${layer.name}`,
    formatScientific(relativeError),
    html`<span>${verdictText(verdictOn(layer, method, outcome, subject))}</span>`,
    formatCosine(cosine),
    formatScientific(largestDifference),
    largestDifference === 0 ? 'nowhere' : formatPlace(layer, geometryOf(subject.layers, layer.layer)),
  ]);
}
