import { html } from 'lit-html';
import { strongestShade } from '../../../charts/confusion-picture.js';
import { formatCount } from '../../controls/format.js';
import { areDigits, fullClassName } from '../../data/class-names.js';
import { cellTexts, shadesOf } from './confusion-text.js';

/**
 * @typedef {{ truth: number, answer: number }} Cell
 *
 * @typedef {object} TableProps
 * @property {number[][]} confusion
 * @property {boolean} shares whether the cells show percentages of their row
 * @property {string[]} classNames
 * @property {Cell | null} chosen the cell whose images are shown
 * @property {Cell} stop the cell that Tab leads to
 * @property {(cell: Cell) => void} choose
 * @property {(cell: Cell) => void} move called with the cell that an arrow key leads to
 */

const steps = /** @type {Record<string, [number, number]>} */ ({
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
});

/** @param {Cell | null} cell @param {number} truth @param {number} answer */
const isAt = (cell, truth, answer) => cell?.truth === truth && cell.answer === answer;

/**
 * Returns the template of the confusion matrix as a table. Pressing a cell shows its images. The table is one Tab stop;
 * arrow keys move within it.
 * @param {TableProps} props
 */
export function confusionTable({ confusion, shares, classNames, chosen, stop, choose, move }) {
  const texts = cellTexts(confusion, shares);
  const shades = shadesOf(confusion);

  /** @param {KeyboardEvent} event @param {number} truth @param {number} answer */
  function onKey(event, truth, answer) {
    const [down, right] = steps[event.key] ?? [0, 0];
    const goal = { truth: truth + down, answer: answer + right };
    if ((down === 0 && right === 0) || !(goal.answer in (confusion[goal.truth] ?? []))) return;
    event.preventDefault();
    const table = /** @type {Element} */ (event.target).closest('table');
    const button = /** @type {HTMLElement} */ (table?.querySelector(`[data-testid="${testid(goal)}"]`));
    button.focus();
    move(goal);
  }

  /** @param {number} truth @param {number} answer */
  function cell(truth, answer) {
    const said = truth === answer ? 'answered correctly' : `answered with ${fullClassName(classNames, answer)}`;
    const share = shares ? `, ${texts[truth][answer]}%` : '';
    const label = `${formatCount(confusion[truth][answer])} of class ${fullClassName(classNames, truth)} ${said}${share}`;
    return html`<td ?data-right=${truth === answer}>
      <button
        type="button"
        class="confusion-cell"
        data-testid=${testid({ truth, answer })}
        tabindex=${isAt(stop, truth, answer) ? 0 : -1}
        aria-pressed=${isAt(chosen, truth, answer)}
        aria-label=${label}
        ?data-none=${confusion[truth][answer] === 0}
        .style=${`--shade: ${(100 * strongestShade * shades[truth][answer]).toFixed(1)}%`}
        @click=${() => choose({ truth, answer })}
        @keydown=${(/** @type {KeyboardEvent} */ event) => onKey(event, truth, answer)}
      >
        ${texts[truth][answer]}
      </button>
    </td>`;
  }

  return html`<table class="confusion" data-testid="confusion">
    <caption class="only-read-aloud">
      Confusion matrix: a row for each class the images are of, a column for each class the network answers
    </caption>
    <thead>
      <tr aria-hidden="true">
        <td></td>
        <td class="confusion-axis" colspan=${classNames.length}>Predicted</td>
      </tr>
      <tr>
        <td class="confusion-axis">${areDigits(classNames) ? 'Digit' : 'Class'}</td>
        ${classNames.map((name) => html`<th scope="col">${name}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${confusion.map(
        (row, truth) =>
          html`<tr>
            <th scope="row">${classNames[truth]}</th>
            ${row.map((_, answer) => cell(truth, answer))}
          </tr>`,
      )}
    </tbody>
  </table>`;
}

/** @param {Cell} cell */
const testid = ({ truth, answer }) => `confusion-${truth}-${answer}`;
