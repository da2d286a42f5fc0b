import { element, setAttribute, setText } from './element.js';

/**
 * @typedef {import('../charts/smoothing.js').Point} Point
 * @typedef {{ train: Point[], validation: Point[], test: Point[] }} Shown the curves of the run in front
 */

/**
 * A chart with its title, and words in its place while there is nothing to draw.
 * @param {'loss' | 'accuracy'} name
 * @param {string} title
 * @param {string} invitation
 */
export function createChartFigure(name, title, invitation) {
  const canvas = element('canvas', { 'data-testid': `${name}-chart`, role: 'img', 'aria-label': title });
  const words = element('p');
  const empty = element('div', { class: 'chart-empty' }, words);
  const root = element('figure', { class: 'chart' }, element('figcaption', {}, title), element('div', { class: 'chart-place' }, canvas, empty));
  return {
    root,
    canvas,
    /** @param {Shown} shown @param {{ behind: boolean, waitsForEpoch: boolean }} state `behind`: curves of earlier runs are there */
    describe(shown, { behind, waitsForEpoch }) {
      empty.hidden = behind || shown.train.length > 0 || shown.test.length > 0;
      setText(words, waitsForEpoch ? 'The first point comes with the end of the first epoch.' : invitation);
      setAttribute(canvas, 'aria-label', curvesInWords(title, shown));
    },
  };
}

/** @param {string} title @param {Shown} shown */
function curvesInWords(title, { train, validation, test }) {
  const latest = (/** @type {Point[]} */ points) => points.at(-1)?.y.toPrecision(3) ?? 'nothing yet';
  const held = validation.length > 0 ? `validation ${latest(validation)}, ` : '';
  return `${title}, latest values: training ${latest(train)}, ${held}test ${latest(test)}`;
}
