import { labelOf, methodNames } from '../../state/gradients/gradient-lab.js';
import { element, setText } from '../controls/element.js';
import { formatDuration } from '../controls/format.js';
import { createRadioRow } from '../controls/radio-row.js';
import { formatCause, formatCosine, formatPhase, formatPlace, formatSettings } from './check-text.js';
import { formatError } from '../figures/scientific.js';
import { geometryOf } from './unit-geometry.js';
import { verdictOn, worstOf } from './verdict.js';

/**
 * @typedef {import('./gradients-panel.js').Shown} Shown
 * @typedef {import('../../state/gradients/gradient-lab.js').Outcome} Outcome
 * @typedef {import('../../state/gradients/gradient-lab.js').LabState} LabState
 * @typedef {import('../../state/gradients/lab-control.js').LabControl} LabControl
 */

const numbers = [
  { label: 'Relative error', kind: 'number' },
  { label: 'Verdict', kind: 'verdict' },
  { label: 'Cosine', kind: 'number' },
  { label: 'Time', kind: 'time' },
];

/** @param {...(Node|string)} cells the first one is the row's header */
const row = (...cells) =>
  element(
    'tr',
    {},
    ...cells.map((cell, i) => (i === 0 ? element('th', { scope: 'row' }, cell) : element('td', {}, cell))),
  );
/** @param {string[]} labels */
const head = (labels) =>
  element('thead', {}, element('tr', {}, ...labels.map((label) => element('th', { scope: 'col' }, label))));

/**
 * Creates the section that compares every method with backpropagation in double precision, and one of them layer by
 * layer.
 * @param {LabControl} control
 */
export function createCheckSection(control) {
  const precision = createRadioRow({
    name: 'lab-precision',
    label: 'Precision',
    testid: 'lab-precision',
    choose: (value) => control.setPrecision(value === 'float' ? 'float' : 'double'),
  });
  const rows = methodNames.map((method) => createMethodRow(control, method));
  const methods = element(
    'table',
    { class: 'lab-table method-table' },
    head(['Method', ...numbers.map(({ label }) => label)]),
    element('tbody', {}, ...rows.map(({ root }) => root)),
  );
  const detail = createLayerTable();
  const root = element(
    'div',
    { class: 'section-body' },
    element(
      'div',
      { class: 'lab-choices' },
      element('span', { class: 'field-label' }, 'Arithmetic of the methods'),
      precision.root,
    ),
    element('div', { class: 'table-scroll', role: 'group', 'aria-label': 'All methods', tabindex: '0' }, methods),
    detail.root,
  );
  return {
    root,
    /** @param {Shown} shown @param {Shown} [previous] */
    update({ lab }, previous) {
      if (lab === previous?.lab) return;
      precision.update(
        [
          { value: 'double', label: 'Double' },
          { value: 'float', label: 'Float, as in training' },
        ],
        lab.precision,
      );
      rows.forEach((each) => each.update(lab));
      detail.update(lab, previous?.lab);
    },
  };
}

/** @param {LabControl} control @param {string} method */
function createMethodRow(control, method) {
  const choice = element('input', {
    type: 'radio',
    name: 'lab-method',
    value: method,
    onchange: () => control.select(method),
  });
  const name = element(
    'label',
    { class: 'method-choice', 'data-method': method },
    choice,
    element('span', { class: 'method-mark', 'aria-hidden': 'true' }),
    labelOf(method),
  );
  const [error, verdict, cosine, time] = numbers.map(({ label, kind }) =>
    element('td', { class: kind, 'data-label': label }),
  );
  const underWay = element('td', { class: 'under-way', colspan: numbers.length });
  const progress = element('span', { class: 'phase' });
  const bar = element('progress', {
    class: 'progress',
    max: 1,
    value: 0,
    'aria-label': `${labelOf(method)}, share computed`,
  });
  const stop = element(
    'button',
    { type: 'button', class: 'button-quiet', onclick: () => control.stop(method) },
    'Cancel',
  );
  const go = element(
    'button',
    { type: 'button', class: 'button-quiet', onclick: () => control.compute(method) },
    'Compute it',
  );
  const root = element('tr', { 'data-testid': `lab-${method}` }, element('th', { scope: 'row' }, name), underWay);
  underWay.append(bar, progress, stop, go);
  /** @type {Outcome|undefined} */
  let shown;

  /** @param {Outcome} outcome */
  function showProgress(outcome) {
    const { phase, fraction } = outcome;
    bar.value = fraction;
    setText(progress, formatPhase(outcome));
    bar.hidden = phase === 'waiting' || phase === 'stopped';
    stop.hidden = phase !== 'computing';
    go.hidden = phase !== 'long' && phase !== 'stopped';
  }

  /** @param {Outcome} outcome @param {NonNullable<Outcome['layers']>} layers @param {import('../../state/gradients/gradient-lab.js').Subject} subject */
  function showNumbers(outcome, layers, subject) {
    const worst = worstOf(layers);
    setText(error, formatError(worst.relativeError));
    error.dataset.value = String(worst.relativeError);
    const { mark, words, cause } = verdictOn(worst, method, outcome, subject);
    verdict.dataset.value = cause;
    verdict.replaceChildren(element('span', { class: 'verdict-mark', 'aria-hidden': 'true' }, mark), words);
    setText(cosine, formatCosine(Math.min(...layers.map((layer) => layer.cosine))));
    setText(time, formatDuration(outcome.seconds));
  }

  return {
    root,
    /** @param {LabState} lab */
    update({ outcomes: { [method]: outcome }, selected, subject }) {
      choice.checked = selected === method;
      root.classList.toggle('selected', selected === method);
      if (outcome === shown) return;
      shown = outcome;
      root.dataset.state = outcome.phase;
      const { layers } = outcome;
      const isDone = outcome.phase === 'done' && layers !== null && subject !== null;
      if (isDone) showNumbers(outcome, layers, subject);
      else showProgress(outcome);
      if (isDone === root.contains(underWay))
        (isDone ? [underWay] : [error, verdict, cosine, time]).forEach((cell) => cell.remove());
      if (!root.contains(isDone ? error : underWay))
        root.append(...(isDone ? [error, verdict, cosine, time] : [underWay]));
    },
  };
}

function createLayerTable() {
  const title = element('h3');
  const cause = element('p', { class: 'note', 'data-testid': 'lab-cause' });
  const body = element('tbody');
  const table = element(
    'table',
    { class: 'lab-table layer-table' },
    head(['Layer', 'Relative error', 'Verdict', 'Cosine', 'Largest difference', 'Where']),
    body,
  );
  const scroll = element(
    'div',
    { class: 'table-scroll', role: 'group', 'aria-label': 'Layer by layer', tabindex: '0' },
    table,
  );

  /** @param {LabState} lab */
  function show(lab) {
    const { selected, subject } = lab;
    const outcome = lab.outcomes[selected];
    setText(
      title,
      outcome.layers
        ? `${labelOf(selected)}, layer by layer (${formatSettings(outcome, selected)})`
        : `${labelOf(selected)}, layer by layer`,
    );
    scroll.classList.toggle('empty', !outcome.layers);
    if (!outcome.layers || !subject) {
      body.replaceChildren(row('–', '–', '–', '–', '–', '–'));
      setText(cause, subject ? `Not there yet: ${formatPhase(outcome)}.` : '');
      return;
    }
    body.replaceChildren(
      ...outcome.layers.map((layer) => {
        const { mark, words } = verdictOn(layer, selected, outcome, subject);
        const verdict = element(
          'span',
          {},
          element('span', { class: 'verdict-mark', 'aria-hidden': 'true' }, mark),
          words,
        );
        const where =
          layer.largestDifference === 0 ? 'nowhere' : formatPlace(layer, geometryOf(subject.layers, layer.layer));
        return row(
          `${layer.layer + 1}: ${layer.name}`,
          formatError(layer.relativeError),
          verdict,
          formatCosine(layer.cosine),
          formatError(layer.largestDifference),
          where,
        );
      }),
    );
    setText(cause, formatCause(selected, outcome, lab, subject));
  }

  return {
    root: element('div', { class: 'layer-detail' }, title, scroll, cause),
    /** @param {LabState} lab @param {LabState} [previous] */
    update(lab, previous) {
      const { selected, outcomes, kinks, subject } = lab;
      if (
        previous &&
        previous.selected === selected &&
        previous.outcomes[selected] === outcomes[selected] &&
        previous.kinks === kinks &&
        previous.subject === subject
      )
        return;
      show(lab);
    },
  };
}
