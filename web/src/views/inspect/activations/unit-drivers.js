import { element, setText } from '../../controls/element.js';
import { formatSigned } from '../../figures/signed-scale.js';
import { createSignedLegend } from '../../figures/signed-colours.js';
import { term } from '../../controls/term.js';
import { formatPlace, sizeOf } from './stages.js';
import { createValuePicture } from './value-picture.js';

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

/**
 * Creates the view of what drives a unit: each of its inputs times its weight, as a picture and in words.
 * @param {(unit: Unit) => void} choose
 */
export function createUnitDrivers(choose) {
  const layer = element('select', {
    class: 'input',
    'aria-label': 'Layer of the unit',
    'data-testid': 'unit-layer',
    onchange: () => choose({ layer: Number(layer.value), place: 0 }),
  });
  const unit = element('input', {
    class: 'input',
    type: 'number',
    min: 0,
    step: 1,
    'aria-label': 'Number of the unit',
    'data-testid': 'unit-number',
    onchange: () => chooseNumber(),
  });
  const name = element('p', { class: 'unit-name' });
  const words = element('p', { class: 'note unit-words', 'data-testid': 'unit-words' });
  const picture = createValuePicture();
  const legend = createSignedLegend('input × weight');
  const root = element(
    'section',
    { class: 'unit-drivers', 'aria-labelledby': 'unit-drivers-heading' },
    element('h2', { id: 'unit-drivers-heading' }, term('what drives a unit', 'What drives a unit')),
    element('p', { class: 'note' }, 'Press a unit in a layer’s picture, or choose it here; units count from 0.'),
    element('div', { class: 'unit-choice' }, layer, unit),
    name,
    element('div', { class: 'drivers-picture' }, picture.root),
    legend.root,
    words,
  );
  let offered = '';

  function chooseNumber() {
    const place = Math.min(Number(unit.max), Math.max(0, Math.round(Number(unit.value)) || 0));
    choose({ layer: Number(layer.value), place });
  }

  /** @param {Stage[]} weighted */
  function offer(weighted) {
    const key = JSON.stringify(weighted.map(({ layer: index, title }) => [index, title]));
    if (key === offered) return;
    offered = key;
    layer.replaceChildren(...weighted.map(({ layer: index, title }) => element('option', { value: index }, title)));
  }

  return {
    root,
    /** @param {Stage[]} stages @param {Unit} chosen @param {Float32Array | null} drivers input · weight of each, and last the bias */
    update(stages, chosen, drivers) {
      offer(stages.filter(({ weighted }) => weighted));
      const stage = stages.find(({ layer: index }) => index === chosen.layer);
      if (!stage || !drivers || drivers.length === 0) return;
      layer.value = String(chosen.layer);
      unit.max = String(sizeOf(stage.shape) - 1);
      if (document.activeElement !== unit) unit.value = String(chosen.place);
      const inputs = drivers.subarray(0, -1);
      const bias = drivers[drivers.length - 1];
      setText(name, `${stage.title}, ${formatPlace(stage.shape, chosen.place)}`);
      legend.update(
        picture.show(inputs, {
          shape: stage.inputShape,
          range: 'signed',
          label: `Input times weight of each of the ${inputs.length} inputs of ${formatPlace(stage.shape, chosen.place)}`,
        }),
      );
      const after = stage.activation
        ? `; after ${stage.activation} ${stage.values[chosen.place].toPrecision(3).replace('-', '−')}`
        : '';
      setText(
        words,
        `Inputs × weights ${summand(total(inputs))}, bias ${summand(bias)}: together ${summand(stage.sums[chosen.place])}${after}. ${strongest(inputs, stage.inputShape)}.`,
      );
    },
  };
}
