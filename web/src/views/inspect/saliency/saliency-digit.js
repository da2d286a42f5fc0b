import { createDigitCanvas } from '../../images/digit-canvas.js';
import { element, setText } from '../../controls/element.js';
import { formatCount } from '../../controls/format.js';
import { createRadioRow } from '../../controls/radio-row.js';

/**
 * The choice of the digit whose saliency is shown: one of the test set, or the one on the draw pad.
 *
 * @typedef {import('../../../state/reducer.js').State} State
 * @typedef {import('../../../state/session.js').Actions} Actions
 */

/**
 * Returns the earlier array if both are equal, since the same drawing arrives again with each of the network's answers.
 * @param {Uint8Array|null} before
 * @param {Uint8Array|null} now
 */
const keptIfEqual = (before, now) => (before && now && now.every((value, k) => value === before[k]) ? before : now);

/** @param {Actions} actions @param {() => void} whenChanged */
export function createSaliencyDigit(actions, whenChanged) {
  const sources = createRadioRow({
    name: 'mind-source',
    label: 'Digit',
    testid: 'mind-source',
    choose: (value) => pick({ source: value }),
  });
  const number = element('input', {
    class: 'input',
    type: 'number',
    min: 1,
    step: 1,
    value: 1,
    'data-testid': 'mind-number',
    'aria-label': 'Number of the test image',
    onchange: () => pick({ row: Math.max(0, Math.round(Number(number.value) || 1) - 1) }),
  });
  const next = element(
    'button',
    { type: 'button', class: 'button button-small', 'data-testid': 'mind-next', onclick: () => pick({ row: row + 1 }) },
    'Next',
  );
  const canvas = createDigitCanvas({ 'aria-label': 'The digit asked about' });
  const words = element('p', { class: 'note', 'data-testid': 'mind-digit-words' });
  const numbered = element('div', { class: 'mind-number' }, number, next);
  const root = element(
    'div',
    { class: 'mind-digit' },
    element('div', { class: 'mind-small' }, canvas.canvas),
    element('div', {}, sources.root, numbered, words),
  );

  let source = 'test';
  let row = 0;
  /** @type {unknown} */
  let fetchedFrom = null;
  let fetchedRow = -1;
  /** @type {Uint8Array|null} */
  let fetched = null;
  let label = '';
  /** @type {Uint8Array|null} */
  let drawn = null;

  /** @param {{ source?: string, row?: number }} change */
  function pick(change) {
    source = change.source ?? source;
    row = change.row ?? row;
    whenChanged();
  }

  /** @param {State} state */
  async function fetchImage({ data: { test, classNames } }) {
    fetchedFrom = test;
    fetchedRow = row;
    fetched = null;
    const [pixels, labels] = await Promise.all([
      actions.data.imagesOf('test', Uint32Array.of(row)),
      actions.data.labelsOf('test'),
    ]);
    if (fetchedFrom !== test || fetchedRow !== row || pixels.length === 0) return;
    fetched = pixels;
    label = classNames[labels[row]];
    whenChanged();
  }

  /** @param {State} state @returns {Uint8Array|null} */
  function testImage(state) {
    const { test } = state.data;
    if (!test) return null;
    row = Math.min(row, test.size - 1);
    if (fetchedFrom !== test || fetchedRow !== row) void fetchImage(state);
    return fetched;
  }

  return {
    root,
    /** @param {State} state @returns {Uint8Array|null} 784 pixels; null while there are none */
    update(state) {
      const { test } = state.data;
      sources.update(
        [
          { value: 'test', label: 'Test image' },
          { value: 'drawn', label: 'My drawing' },
        ],
        source,
      );
      numbered.hidden = source !== 'test';
      drawn = keptIfEqual(drawn, state.prediction?.frame ?? null);
      const pixels = source === 'test' ? testImage(state) : drawn;
      if (document.activeElement !== number) number.value = String(row + 1);
      number.max = String(test?.size ?? 1);
      next.disabled = !test || row + 1 >= test.size;
      canvas.show(pixels);
      if (source === 'test')
        setText(
          words,
          test
            ? `Image ${formatCount(row + 1)} of ${formatCount(test.size)}${pixels ? `, labelled ${label}` : ''}.`
            : 'There is no test set. Choose one under Data.',
        );
      else
        setText(
          words,
          pixels ? 'What is on the draw pad.' : 'Nothing is drawn yet: draw a digit in the Draw panel, then come back.',
        );
      return pixels;
    },
  };
}
