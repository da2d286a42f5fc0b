import { html } from 'lit-html';
import { fullClassName, nounOf } from './class-names.js';
import { createDigitCanvas } from '../images/digit-canvas.js';
import { formatCount } from '../controls/format.js';
import { termTemplate } from '../controls/term.js';

/**
 * @typedef {import('../../worker/protocol.js').DatasetSummary} DatasetSummary
 * @typedef {import('../../worker/protocol.js').RowProblem} RowProblem
 */

const samplesShown = 10;
const noCounts = Array(10).fill(0);

/** @param {number[]} counts @param {string[]} classNames */
function classCounts(counts, classNames) {
  const most = Math.max(1, ...counts);
  return counts.map(
    (count, k) =>
      html`<li class="class-count" title="${formatCount(count)} × ${fullClassName(classNames, k)}">
        <span class="class-count-bar" .style=${`--share: ${count / most}`}></span>${k}
      </li>`,
  );
}

/** @param {RowProblem} problem */
function formatProblem({ row, column, message }) {
  const position = column > 0 ? `Row ${formatCount(row)}, column ${formatCount(column)}` : `Row ${formatCount(row)}`;
  return `${position}: ${message}`;
}

/** @param {number} skipped @param {RowProblem[]} problems */
function problemList(skipped, problems) {
  const first = problems.length < skipped ? `; the first ${problems.length}` : '';
  return html`<details class="problems" ?hidden=${skipped === 0}>
    <summary>${formatCount(skipped)} ${skipped === 1 ? 'row' : 'rows'} skipped${first}</summary>
    <ol>
      ${problems.map((problem) => html`<li>${formatProblem(problem)}</li>`)}
    </ol>
  </details>`;
}

/**
 * Creates the template of a data set's summary: its name, its size, the number of images of each class, and a few
 * samples.
 * @param {string} title
 */
export function createDatasetView(title) {
  const samples = Array.from({ length: samplesShown }, () => createDigitCanvas());
  /** @type {DatasetSummary | null | undefined} */
  let painted;

  /** @param {DatasetSummary | null} summary @param {string[]} classNames */
  function paint(summary, classNames) {
    samples.forEach(({ canvas, show }, i) => {
      const label = summary?.sampleLabels[i];
      if (summary !== painted) show(summary?.samples[i] ?? null);
      canvas.ariaLabel = label === undefined ? 'No sample' : `A sample labelled ${fullClassName(classNames, label)}`;
    });
    painted = summary;
  }

  return (/** @type {DatasetSummary | null} */ summary, /** @type {string[]} */ classNames) => {
    paint(summary, classNames);
    return html`<div class="dataset">
      <h3>${termTemplate(title.toLowerCase(), title)}</h3>
      <p class="dataset-head note">
        <span class="dataset-name" title=${summary?.name ?? ''}>${summary?.name ?? '\u00a0'}</span
        ><span class="dataset-size"
          >${summary ? `${formatCount(summary.size)} ${nounOf(classNames)}` : 'none yet'}</span
        >
      </p>
      <div class="samples">${samples.map(({ canvas }) => canvas)}</div>
      <ol class="class-counts" aria-label="${title}: how many of each digit">
        ${classCounts(summary?.classCounts ?? noCounts, classNames)}
      </ol>
      <p class="note" data-testid="assumed">${summary?.assumed?.join(' ')}</p>
      ${problemList(summary?.skipped ?? 0, summary?.problems ?? [])}
    </div>`;
  };
}
