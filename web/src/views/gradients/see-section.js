import { html } from 'lit-html';
import { guard } from 'lit-html/directives/guard.js';
import { drawsDirections } from '../../config/gradient-methods.js';
import { labelOf, methodNames } from '../../state/gradients/gradient-lab.js';
import { boundTo } from '../controls/bound-to.js';
import { radioRow } from '../controls/radio-row.js';
import { signedLegend } from '../figures/signed-colours.js';
import { largestMagnitude } from '../figures/signed-scale.js';
import { histogramFigure } from './histogram.js';
import { geometryOf } from './unit-geometry.js';
import { unitPicture } from './unit-picture.js';

/**
 * @typedef {import('../../state/gradients/gradient-lab.js').LabState} LabState
 *
 * @typedef {object} SeeActions
 * @property {(place: number, unit: number) => void} look
 * @property {(method: string) => void} select
 */

/**
 * Returns the section that shows one unit's gradient by every method, as pictures on one scale.
 * @param {LabState} lab
 * @param {SeeActions} actions
 */
export function seeSection(lab, actions) {
  const { unit, pictures, selected } = lab;
  const layers = Object.values(lab.outcomes).find((outcome) => outcome.layers)?.layers ?? [];
  const layerRow = {
    name: 'lab-layer',
    label: 'Layer',
    testid: 'lab-layer',
    choose: (/** @type {string} */ value) => actions.look(Number(value), 0),
    wraps: true,
  };
  const layerChoices = layers.map(({ layer, name }, place) => ({
    value: String(place),
    label: `${layer + 1}: ${name}`,
  }));
  return html`<div class="section-body">
    <div class="lab-choices">
      <span class="field-label">Layer</span>
      ${radioRow(layerRow, layerChoices, String(unit.place))}
      ${unitChooser(unit.unit, layers[unit.place]?.units ?? 1, (chosen) => actions.look(unit.place, chosen))}
    </div>
    ${guard([pictures, selected], () => unitGradients(lab, actions))}
  </div>`;
}

/** @param {LabState} lab @param {SeeActions} actions */
function unitGradients({ pictures, subject, outcomes, selected }, { select }) {
  const layers = Object.values(outcomes).find((outcome) => outcome.layers)?.layers;
  const layer = pictures && layers?.[pictures.place].layer;
  const geometry = subject && layer !== undefined && layer !== null ? geometryOf(subject.layers, layer) : null;
  const gradients = geometry && pictures ? pictures.gradients : null;
  const exact = gradients?.exact ?? null;
  const limit = gradients ? limitOf(gradients) : 1;
  const pictureOf = (/** @type {string} */ method) => ({
    method,
    label: labelOf(method),
    selected: geometry !== null && method === selected,
    geometry,
    values: gradients?.of[method] ?? null,
    exact: exact ?? undefined,
    limit,
  });
  const reference = {
    ...pictureOf('exact'),
    label: 'Backpropagation, double',
    selected: false,
    values: exact,
    exact: undefined,
  };
  return html`<div class="see-head">
      ${signedLegend('∂loss/∂weight', limit)}
      <p class="note">
        ${geometry && pictures ? `Weights into ${geometry.unitName} ${pictures.unit + 1}: ${geometry.shape}.` : ''}
      </p>
    </div>
    <div class="picture-grid" data-testid="lab-pictures">
      ${[reference, ...methodNames.map(pictureOf)].map((picture) => unitPicture(picture, select))}
    </div>
    ${histogramFigure({
      exact,
      values: gradients?.of[selected] ?? null,
      limit,
      method: selected,
      label: labelOf(selected),
    })}`;
}

/**
 * Returns the limit of the scale: that of the exact gradient and of the methods close to it. With the noisy methods
 * included, the other pictures would look empty.
 * @param {import('../../state/gradients/gradient-lab.js').UnitGradients} gradients
 */
function limitOf({ exact, of }) {
  const calm = Object.entries(of).filter(([method]) => !drawsDirections(method));
  const own = largestMagnitude(exact);
  return Math.max(own, ...calm.map(([, values]) => Math.min(largestMagnitude(values), 2 * own || Infinity))) || 1;
}

/** @param {number} unit @param {number} count of units @param {(unit: number) => void} choose */
function unitChooser(unit, count, choose) {
  /** @param {Event} event */
  function changed(event) {
    const input = /** @type {HTMLInputElement} */ (event.currentTarget);
    const wanted = Math.round(Number(input.value)) - 1;
    const chosen = Number.isFinite(wanted) ? Math.max(0, Math.min(count - 1, wanted)) : unit;
    // The number typed may be out of range, and the unit the same as before.
    input.value = String(chosen + 1);
    choose(chosen);
  }
  return html`<div class="unit-chooser">
    <span class="field-label">Unit</span>
    <button
      type="button"
      class="button button-small"
      aria-label="Previous unit"
      ?disabled=${unit === 0}
      @click=${() => choose(unit - 1)}
    >
      ‹
    </button>
    <input
      class="input unit-number"
      type="number"
      min="1"
      max=${count}
      step="1"
      aria-label="Unit"
      data-testid="lab-unit"
      .value=${boundTo(String(unit + 1))}
      @change=${changed}
    />
    <button
      type="button"
      class="button button-small"
      aria-label="Next unit"
      ?disabled=${unit === count - 1}
      @click=${() => choose(unit + 1)}
    >
      ›
    </button>
    <span class="note">of ${count}</span>
  </div>`;
}
