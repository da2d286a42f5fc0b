import { drawsDirections } from '../../config/gradient-methods.js';
import { labelOf, methodNames } from '../../state/gradients/gradient-lab.js';
import { element, setText } from '../controls/element.js';
import { createRadioRow } from '../controls/radio-row.js';
import { createSignedLegend } from '../figures/signed-colours.js';
import { largestMagnitude } from '../figures/signed-scale.js';
import { whenThemeChanges } from '../page/theme.js';
import { createHistogram } from './histogram.js';
import { createUnitPicture } from './unit-picture.js';
import { geometryOf } from './unit-geometry.js';

/**
 * @typedef {import('./gradients-panel.js').Shown} Shown
 * @typedef {import('../../state/gradients/gradient-lab.js').LabState} LabState
 * @typedef {import('../../state/gradients/lab-control.js').LabControl} LabControl
 */

/**
 * Creates the section that shows one unit's gradient by every method, as pictures on one scale.
 * @param {LabControl} control
 */
export function createSeeSection(control) {
  const layers = createRadioRow({
    name: 'lab-layer',
    label: 'Layer',
    testid: 'lab-layer',
    choose: (value) => control.look(Number(value), 0),
    wraps: true,
  });
  const chooser = createUnitChooser((unit) => control.look(control.store.get().unit.place, unit));
  const legend = createSignedLegend('∂loss/∂weight');
  const shape = element('p', { class: 'note' });
  const exact = createUnitPicture('exact', 'Backpropagation, double', (at) => at);
  const pictures = new Map(
    methodNames.map((method) => [method, createUnitPicture(method, labelOf(method), () => control.select(method))]),
  );
  const grid = element(
    'div',
    { class: 'picture-grid', 'data-testid': 'lab-pictures' },
    exact.root,
    ...[...pictures.values()].map(({ root }) => root),
  );
  const histogram = createHistogram();
  /** @type {LabState|undefined} */
  let current;
  whenThemeChanges(() => current && paint(current));

  /** @param {LabState} lab */
  function paint({ pictures: taken, subject, outcomes, selected }) {
    const known = Object.values(outcomes).find((outcome) => outcome.layers)?.layers;
    if (!taken || !subject || !known) return;
    const geometry = geometryOf(subject.layers, known[taken.place].layer);
    const { exact: reference, of } = taken.gradients;
    const limit = limitOf(taken.gradients);
    legend.update(limit);
    setText(shape, `Weights into ${geometry.unitName} ${taken.unit + 1}: ${geometry.shape}.`);
    exact.update({ geometry, values: reference, limit, difference: null });
    for (const [method, picture] of pictures) {
      const values = of[method] ?? null;
      picture.update({ geometry, values, limit, difference: values && values.map((value, k) => value - reference[k]) });
      picture.root.classList.toggle('selected', method === selected);
    }
    histogram.update({
      exact: reference,
      values: of[selected] ?? null,
      limit,
      method: selected,
      label: labelOf(selected),
    });
  }

  return {
    root: element(
      'div',
      { class: 'section-body' },
      element(
        'div',
        { class: 'lab-choices' },
        element('span', { class: 'field-label' }, 'Layer'),
        layers.root,
        chooser.root,
      ),
      element('div', { class: 'see-head' }, legend.root, shape),
      grid,
      histogram.root,
    ),
    /** @param {Shown} shown @param {Shown} [previous] */
    update({ lab }, previous) {
      current = lab;
      const known = Object.values(lab.outcomes).find((outcome) => outcome.layers)?.layers ?? [];
      if (known.length > 0) {
        layers.update(
          known.map(({ layer, name }, place) => ({ value: String(place), label: `${layer + 1}: ${name}` })),
          String(lab.unit.place),
        );
        chooser.update(lab.unit.unit, known[lab.unit.place].units);
      }
      if (!previous || lab.pictures !== previous.lab.pictures || lab.selected !== previous.lab.selected) paint(lab);
    },
  };
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

/** @param {(unit: number) => void} choose */
function createUnitChooser(choose) {
  const input = element('input', {
    class: 'input unit-number',
    type: 'number',
    min: 1,
    step: 1,
    'aria-label': 'Unit',
    'data-testid': 'lab-unit',
    onchange: () => pick(Number(input.value) - 1),
  });
  const of = element('span', { class: 'note' });
  const step = (/** @type {number} */ by) => () => pick(Number(input.value) - 1 + by);
  const back = element(
    'button',
    { type: 'button', class: 'button button-small', 'aria-label': 'Unit before', onclick: step(-1) },
    '‹',
  );
  const on = element(
    'button',
    { type: 'button', class: 'button button-small', 'aria-label': 'Next unit', onclick: step(1) },
    '›',
  );
  let count = 1;
  let shown = -1;

  /** @param {number} unit */
  function pick(unit) {
    const wanted = Number.isFinite(unit) ? Math.round(Math.max(0, Math.min(count - 1, unit))) : shown;
    input.value = String(wanted + 1);
    choose(wanted);
  }

  return {
    root: element(
      'div',
      { class: 'unit-chooser' },
      element('span', { class: 'field-label' }, 'Unit'),
      back,
      input,
      on,
      of,
    ),
    /** @param {number} unit @param {number} units */
    update(unit, units) {
      count = units;
      input.max = String(units);
      // Do not overwrite what the visitor is typing.
      if (unit !== shown) input.value = String(unit + 1);
      shown = unit;
      back.disabled = unit === 0;
      on.disabled = unit === units - 1;
      setText(of, `of ${units}`);
    },
  };
}
