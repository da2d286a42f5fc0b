import { fullClassName, nounOf } from './class-names.js';
import { createDigitCanvas } from '../images/digit-canvas.js';
import { element, setText } from '../controls/element.js';
import { formatCount } from '../controls/format.js';
import { term } from '../controls/term.js';

/**
 * @typedef {import('../../worker/protocol.js').DatasetSummary} DatasetSummary
 * @typedef {import('../../worker/protocol.js').RowProblem} RowProblem
 */

const samplesShown = 10;

/** @param {number} digit */
function createClassCount(digit) {
  const bar = element('span', { class: 'class-count-bar' });
  const root = element('li', { class: 'class-count' }, bar, String(digit));
  return {
    root,
    /** @param {number} count @param {number} most @param {string} name */
    update(count, most, name) {
      bar.style.setProperty('--share', String(most > 0 ? count / most : 0));
      root.title = `${formatCount(count)} × ${name}`;
    },
  };
}

function createSamples() {
  const digits = Array.from({ length: samplesShown }, () => createDigitCanvas());
  return {
    root: element('div', { class: 'samples' }, ...digits.map(({ canvas }) => canvas)),
    /** @param {Uint8Array[]} samples @param {number[]} labels @param {string[]} classNames */
    update(samples, labels, classNames) {
      digits.forEach(({ canvas, show }, i) => {
        show(samples[i] ?? null);
        canvas.setAttribute(
          'aria-label',
          i < samples.length ? `A sample labelled ${fullClassName(classNames, labels[i])}` : 'No sample',
        );
      });
    },
  };
}

/** @param {RowProblem} problem */
function problemItem({ row, column, message }) {
  const place = column > 0 ? `Row ${formatCount(row)}, column ${formatCount(column)}` : `Row ${formatCount(row)}`;
  return element('li', {}, `${place}: ${message}`);
}

function createProblems() {
  const summary = element('summary');
  const list = element('ol');
  const root = element('details', { class: 'problems', hidden: true }, summary, list);
  return {
    root,
    /** @param {number} skipped @param {RowProblem[]} problems */
    update(skipped, problems) {
      root.hidden = skipped === 0;
      const first = problems.length < skipped ? `; the first ${problems.length}` : '';
      setText(summary, `${formatCount(skipped)} ${skipped === 1 ? 'row' : 'rows'} skipped${first}`);
      list.replaceChildren(...problems.map(problemItem));
    },
  };
}

/**
 * Creates a summary of one data set: its name, its size, the number of images of each digit, and a few samples.
 * @param {string} title
 */
export function createDatasetView(title) {
  const size = element('span', { class: 'dataset-size' });
  const name = element('span', { class: 'dataset-name' });
  const classes = Array.from({ length: 10 }, (_, digit) => createClassCount(digit));
  const samples = createSamples();
  const problems = createProblems();
  const assumed = element('p', { class: 'note', 'data-testid': 'assumed' });
  const root = element(
    'div',
    { class: 'dataset' },
    element('h3', {}, term(title.toLowerCase(), title)),
    element('p', { class: 'dataset-head note' }, name, size),
    samples.root,
    element(
      'ol',
      { class: 'class-counts', 'aria-label': `${title}: how many of each digit` },
      ...classes.map((count) => count.root),
    ),
    assumed,
    problems.root,
  );

  /** @type {DatasetSummary | null | undefined} */
  let shown;
  /** @type {string[] | undefined} */
  let named;
  /** @param {DatasetSummary | null} summary @param {string[]} classNames */
  function update(summary, classNames) {
    if (summary === shown && classNames === named) return;
    shown = summary;
    named = classNames;
    setText(size, summary ? `${formatCount(summary.size)} ${nounOf(classNames)}` : 'none yet');
    setText(name, summary?.name ?? '\u00a0');
    name.title = summary?.name ?? '';
    const counts = summary?.classCounts ?? Array(10).fill(0);
    const most = Math.max(...counts);
    classes.forEach((view, digit) => view.update(counts[digit], most, fullClassName(classNames, digit)));
    setText(assumed, summary?.assumed?.join(' ') ?? '');
    samples.update(summary?.samples ?? [], summary?.sampleLabels ?? [], classNames);
    problems.update(summary?.skipped ?? 0, summary?.problems ?? []);
  }
  return { root, update };
}
