import { html, nothing } from 'lit-html';
import { boundTo } from '../../controls/bound-to.js';
import { termTemplate } from '../../controls/term.js';
import { signedLegend } from '../../figures/signed-colours.js';
import { formatSigned } from '../../figures/signed-scale.js';
import { formatPlace, sizeOf } from './stages.js';
import { limitOf, valuePicture } from './value-picture.js';

/**
 * @typedef {import('./stages.js').Stage} Stage
 * @typedef {import('../../../worker/protocol.js').Unit} Unit
 */

const mostNamed = 3;

/** @param {ArrayLike<number>} values */
function total(values) {
  let sum = 0;
  for (let k = 0; k < values.length; ++k) sum += values[k];
  return sum;
}

/** Formats a summand with a fixed number of decimals, so that the displayed numbers add up. @param {number} value */
const summand = (value) => `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(3)}`;

/**
 * Describes the strongest inputs.
 * @param {Float32Array} inputs input · weight each
 * @param {Stage['inputShape']} shape
 */
function strongest(inputs, shape) {
  const order = Array.from(inputs.keys())
    .filter((place) => inputs[place] !== 0)
    .sort((a, b) => Math.abs(inputs[b]) - Math.abs(inputs[a]));
  if (order.length === 0) return 'All of its inputs are zero';
  return `Most from ${order
    .slice(0, mostNamed)
    .map((place) => `${formatPlace(shape, place)} (${formatSigned(inputs[place])})`)
    .join(', ')}`;
}

/** @param {Stage} stage @param {number} place @param {Float32Array} inputs @param {number} bias */
function formatDrivers(stage, place, inputs, bias) {
  const after = stage.activation
    ? `; after ${stage.activation} ${stage.values[place].toPrecision(3).replace('-', '−')}`
    : '';
  return `Inputs × weights ${summand(total(inputs))}, bias ${summand(bias)}: together ${summand(stage.sums[place])}${after}. ${strongest(inputs, stage.inputShape)}.`;
}

/**
 * Returns the template of the choice of a unit.
 * @param {Stage[]} stages
 * @param {Unit} unit
 * @param {(unit: Unit) => void} choose
 */
function unitChoice(stages, unit, choose) {
  const weighted = stages.filter((stage) => stage.weighted);
  const stage = weighted.find(({ layer }) => layer === unit.layer);
  const last = stage ? sizeOf(stage.shape) - 1 : 0;
  const chooseNumber = (/** @type {any} */ { target }) =>
    choose({ layer: unit.layer, place: Math.min(last, Math.max(0, Math.round(Number(target.value) || 1) - 1)) });
  return html`<div class="unit-choice">
    <select
      class="input"
      aria-label="Layer of the unit"
      data-testid="unit-layer"
      @change=${(/** @type {any} */ { target }) => choose({ layer: Number(target.value), place: 0 })}
    >
      ${weighted.map(
        ({ layer, title }) => html`<option value=${layer} .selected=${boundTo(layer === unit.layer)}>${title}</option>`,
      )}
    </select>
    <input
      class="input"
      type="number"
      min="1"
      max=${last + 1}
      step="1"
      aria-label="Number of the unit"
      data-testid="unit-number"
      .value=${boundTo(String(unit.place + 1))}
      @change=${chooseNumber}
    />
  </div>`;
}

/**
 * Returns the template of what drives a unit: each of its inputs times its weight, as a picture and in words.
 * @param {Stage[]} stages
 * @param {Unit} unit
 * @param {Float32Array | null} drivers input · weight of each, and last the bias
 * @param {(unit: Unit) => void} choose
 */
export function unitDrivers(stages, unit, drivers, choose) {
  const stage = stages.find(({ layer }) => layer === unit.layer);
  return html`<section class="unit-drivers" aria-labelledby="unit-drivers-heading">
    <h2 id="unit-drivers-heading">${termTemplate('what drives a unit', 'What drives a unit')}</h2>
    <p class="note">Select a unit in a layer’s picture, or enter its number here. Units count from 1.</p>
    ${unitChoice(stages, unit, choose)} ${stage && drivers?.length ? driversOf(stage, unit.place, drivers) : nothing}
  </section>`;
}

/** @param {Stage} stage @param {number} place @param {Float32Array} drivers */
function driversOf(stage, place, drivers) {
  const inputs = drivers.subarray(0, -1);
  const name = formatPlace(stage.shape, place);
  const label = `Input times weight of each of the ${inputs.length} inputs of ${name}`;
  const digit = stage.isOutput ? `, the output for ${place}` : '';
  return html`<p class="unit-name">${stage.title}, ${name}${digit}</p>
    <div class="drivers-picture">
      ${valuePicture({ values: inputs, shape: stage.inputShape, range: 'signed', label })}
    </div>
    ${signedLegend('input × weight', limitOf(inputs, 'signed'))}
    <p class="note unit-words" data-testid="unit-words">
      ${formatDrivers(stage, place, inputs, drivers[drivers.length - 1])}
    </p>`;
}
