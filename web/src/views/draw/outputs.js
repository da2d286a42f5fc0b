import './draw.css';
import { areDigits } from '../data/class-names.js';
import { element, setText } from '../controls/element.js';
import { formatPercent } from '../controls/format.js';
import { outputRange } from './output-range.js';
import { term } from '../controls/term.js';

/** @typedef {import('../../worker/protocol.js').Prediction} Prediction */

/** @param {number} output @param {Prediction['kind']} kind */
const formatOutput = (output, kind) =>
  kind === 'probability' ? formatPercent(output) : output.toFixed(3).replace('-', '−');

/** @param {number} digit */
function createOutput(digit) {
  const name = element('span', { class: 'output-name' }, String(digit));
  const bar = element('span', { class: 'output-bar' });
  const number = element('span', { class: 'output-value' });
  const root = element('li', { class: 'output' }, name, element('span', { class: 'output-track' }, bar), number);
  return {
    root,
    name,
    /** @param {Prediction | null} prediction @param {{ low: number, high: number }} range */
    update(prediction, { low, high }) {
      const output = prediction?.outputs?.[digit];
      const extent = high - low;
      bar.style.setProperty('--from', String((Math.min(output ?? 0, 0) - low) / extent));
      bar.style.setProperty('--share', String(Math.abs(output ?? 0) / extent));
      setText(number, prediction && output !== undefined ? formatOutput(output, prediction.kind) : '');
      root.toggleAttribute('data-chosen', prediction?.digit === digit);
    },
  };
}

/** Creates the bars of the network's ten outputs, titled by what the outputs are. */
export function createOutputs() {
  const outputs = Array.from({ length: 10 }, (_, digit) => createOutput(digit));
  const title = element('span');
  /** @type {Prediction['kind'] | null} */
  let titled = null;
  const root = element(
    'figure',
    { class: 'outputs-figure' },
    element('figcaption', { class: 'note' }, title),
    element('ol', { class: 'outputs', 'data-testid': 'outputs' }, ...outputs.map((output) => output.root)),
  );

  /** @param {Prediction['kind']} kind */
  function entitle(kind) {
    if (kind === titled) return;
    titled = kind;
    const word = kind === 'probability' ? term('probability', 'Probability') : term('activation', 'Activation');
    title.replaceChildren(word, ' of each output');
  }

  return {
    root,
    /** @param {string[]} names of the ten classes */
    rename(names) {
      outputs.forEach((output, k) => setText(output.name, names[k]));
      root.toggleAttribute('data-named', !areDigits(names));
    },
    /**
     * @param {Prediction | null} prediction
     * @param {Prediction['kind']} kind the kind of outputs to expect, while there is no prediction
     */
    update(prediction, kind) {
      entitle(prediction?.outputs ? prediction.kind : kind);
      const range = outputRange(prediction?.outputs ?? []);
      outputs.forEach((output) => output.update(prediction, range));
    },
  };
}
