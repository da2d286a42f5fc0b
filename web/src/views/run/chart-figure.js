import { element, setAttribute, setText } from '../controls/element.js';

/**
 * @typedef {import('../../charts/smoothing.js').Point} Point
 * @typedef {{ train: Point[], validation: Point[], test: Point[] }} Shown the curves of the current run
 */

/**
 * Creates a figure with a title and a chart, or a text in the chart's place while there is nothing to draw.
 * @param {string} name
 * @param {string} title
 */
export function createFigure(name, title) {
  const canvas = element('canvas', { 'data-testid': `${name}-chart`, role: 'img', 'aria-label': title });
  const words = element('p');
  const note = element('span', { class: 'note' });
  const empty = element('div', { class: 'chart-empty' }, words);
  const root = element(
    'figure',
    { class: 'chart' },
    element('figcaption', {}, title, note),
    element('div', { class: 'chart-place' }, canvas, empty),
  );
  return {
    root,
    canvas,
    /**
     * @param {string} label description of the picture for screen readers
     * @param {string} instead the text shown in place of the picture; '' if there is something to draw
     * @param {string} [remark] next to the title
     */
    describe(label, instead, remark = '') {
      empty.hidden = instead === '';
      setText(words, instead);
      setText(note, remark);
      setAttribute(canvas, 'aria-label', label);
    },
  };
}

/**
 * Creates the figure for a chart of a run.
 * @param {'loss' | 'accuracy'} name
 * @param {string} title
 * @param {string} invitation
 */
export function createChartFigure(name, title, invitation) {
  const { root, canvas, describe } = createFigure(name, title);
  return {
    root,
    canvas,
    /**
     * @param {Shown} shown
     * @param {{ behind: boolean, waitsForEpoch: boolean }} state `behind`: whether curves of earlier runs are shown
     * @param {string} [remark] next to the title
     */
    describe(shown, { behind, waitsForEpoch }, remark) {
      const isEmpty = !behind && shown.train.length === 0 && shown.test.length === 0;
      const words = waitsForEpoch ? 'The first point comes with the end of the first epoch.' : invitation;
      describe(formatCurves(title, shown), isEmpty ? words : '', remark);
    },
  };
}

/** @param {string} title @param {Shown} shown */
function formatCurves(title, { train, validation, test }) {
  const latest = (/** @type {Point[]} */ points) => points.at(-1)?.y.toPrecision(3) ?? 'nothing yet';
  const held = validation.length > 0 ? `validation ${latest(validation)}, ` : '';
  return `${title}, latest values: training ${latest(train)}, ${held}test ${latest(test)}`;
}
