import { strongestShade } from '../../../charts/confusion-picture.js';
import { fullClassName } from '../../data/class-names.js';
import { element, setText } from '../../controls/element.js';
import { formatCount } from '../../controls/format.js';
import { classes } from './answers.js';
import { cellTexts, shadesOf } from './confusion-text.js';

/** @typedef {{ truth: number, answer: number }} Cell */

const steps = /** @type {Record<string, [number, number]>} */ ({
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
});

/**
 * Creates the confusion matrix as a table. Pressing a cell shows its images. The table is one Tab stop; arrow keys move
 * within it.
 * @param {(cell: Cell) => void} choose
 */
export function createConfusionTable(choose) {
  const buttons = Array.from({ length: classes }, (_, truth) =>
    Array.from({ length: classes }, (_, answer) =>
      element('button', {
        type: 'button',
        class: 'confusion-cell',
        'data-testid': `confusion-${truth}-${answer}`,
        tabindex: truth + answer === 0 ? 0 : -1,
        onclick: () => pick(truth, answer),
        onkeydown: (/** @type {KeyboardEvent} */ event) => go(event, truth, answer),
      }),
    ),
  );
  const columns = Array.from({ length: classes }, () => element('th', { scope: 'col' }));
  const rows = Array.from({ length: classes }, () => element('th', { scope: 'row' }));
  const root = element(
    'table',
    { class: 'confusion', 'data-testid': 'confusion' },
    element(
      'caption',
      { class: 'only-read-aloud' },
      'Confusion matrix: a row for each class the images are of, a column for each class the network answers',
    ),
    element(
      'thead',
      {},
      element(
        'tr',
        { 'aria-hidden': 'true' },
        element('td'),
        element('td', { class: 'confusion-axis', colspan: classes }, 'The network says'),
      ),
      element('tr', {}, element('td', { class: 'confusion-axis' }, 'It is'), ...columns),
    ),
    element(
      'tbody',
      {},
      ...buttons.map((row, truth) =>
        element(
          'tr',
          {},
          rows[truth],
          ...row.map((button, answer) => element('td', { 'data-right': truth === answer }, button)),
        ),
      ),
    ),
  );
  let stop = buttons[0][0];

  /** @param {HTMLButtonElement} button */
  function makeStop(button) {
    stop.tabIndex = -1;
    stop = button;
    stop.tabIndex = 0;
  }

  /** @param {number} truth @param {number} answer */
  function pick(truth, answer) {
    makeStop(buttons[truth][answer]);
    choose({ truth, answer });
  }

  /** @param {KeyboardEvent} event @param {number} truth @param {number} answer */
  function go(event, truth, answer) {
    const [down, right] = steps[event.key] ?? [0, 0];
    const goal = buttons[truth + down]?.[answer + right];
    if (!goal || (down === 0 && right === 0)) return;
    event.preventDefault();
    makeStop(goal);
    goal.focus();
  }

  return {
    root,
    /** @param {number[][]} confusion @param {boolean} shares @param {string[]} classNames @param {Cell | null} chosen */
    update(confusion, shares, classNames, chosen) {
      const texts = cellTexts(confusion, shares);
      const shades = shadesOf(confusion);
      classNames.forEach((name, k) => {
        setText(columns[k], name);
        setText(rows[k], name);
      });
      buttons.forEach((row, truth) =>
        row.forEach((button, answer) => {
          setText(button, texts[truth][answer]);
          button.style.setProperty('--shade', `${(100 * strongestShade * shades[truth][answer]).toFixed(1)}%`);
          button.toggleAttribute('data-none', confusion[truth][answer] === 0);
          button.setAttribute('aria-pressed', String(chosen?.truth === truth && chosen.answer === answer));
          const said = truth === answer ? 'answered rightly' : `answered with ${fullClassName(classNames, answer)}`;
          button.setAttribute(
            'aria-label',
            `${formatCount(confusion[truth][answer])} of class ${fullClassName(classNames, truth)} ${said}${shares ? `, ${texts[truth][answer]} %` : ''}`,
          );
        }),
      );
    },
  };
}
