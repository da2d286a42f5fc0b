import { html } from 'lit-html';
import { rem, textRem } from '../../../charts/chart-style.js';
import { diagramTokens, drawReliability } from '../../../charts/reliability-diagram.js';
import { resolveColours } from '../../../charts/token-colours.js';
import { saveFile } from '../../../state/save-file.js';
import { formatCount, formatPercent, formatWholePercent } from '../../controls/format.js';
import { termTemplate } from '../../controls/term.js';
import { createSizedCanvas } from '../../figures/sized-canvas.js';
import { ownedElement } from '../../page/owned-element.js';

/**
 * @typedef {import('./measures.js').Calibration} Calibration
 * @typedef {import('../../../worker/protocol.js').Prediction['kind']} Kind
 * @typedef {{ calibration: Calibration | null, kind: Kind, set: string }} Shown `set`: describes what was measured
 */

const [pictureWidth, pictureHeight, pictureType] = [1440, 1080, 30];

/** @param {Shown} shown */
const diagramOf = ({ calibration, kind }) => ({
  bins: calibration?.bins ?? [],
  xTitle:
    kind === 'probability' ? 'Confidence: probability of the answer, %' : 'Confidence: activation of the answer, ×100',
  yTitle: 'Correct, %',
  formatCount,
});

/** Creates the canvas with the diagram. */
const createDiagram = () =>
  createSizedCanvas('calibration-place', 'reliability', (pen, size, /** @type {Shown} */ shown, place) =>
    drawReliability(
      pen,
      size,
      rem(textRem),
      diagramOf(shown),
      resolveColours(place, diagramTokens),
      getComputedStyle(place).fontFamily,
    ),
  );

/** @param {Shown} shown @param {HTMLElement} place whose colours and font the picture has */
function savePicture(shown, place) {
  const canvas = Object.assign(document.createElement('canvas'), { width: pictureWidth, height: pictureHeight });
  const pen = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
  const error = formatPercent(shown.calibration?.expectedError);
  const diagram = {
    ...diagramOf(shown),
    title: `Reliability: ${shown.set}`,
    lines: [`Expected calibration error ${error}; images per bin below the axis`],
  };
  drawReliability(
    pen,
    { width: pictureWidth, height: pictureHeight },
    pictureType,
    diagram,
    resolveColours(place, diagramTokens),
    getComputedStyle(place).fontFamily,
  );
  canvas.toBlob((blob) => blob && saveFile({ name: 'reliability.png', blob }), 'image/png');
}

/**
 * Returns the template of the calibration figure, which compares accuracy with confidence: as a drawing, in a sentence
 * and as a table.
 * @param {Shown} shown
 */
export function calibrationFigure(shown) {
  const { calibration, kind } = shown;
  const sentence = formatCalibration(calibration, kind);
  const label = `Reliability diagram: how often answers are correct against how confident the network is. ${sentence} The table below has the numbers.`;
  const save = (/** @type {any} */ { target }) => savePicture(shown, target);
  return html`<figure class="calibration">
    <figcaption>${termTemplate('calibration', 'Calibration')}</figcaption>
    ${ownedElement(createDiagram, { value: shown, label })}
    <p class="note calibration-words" data-testid="calibration">${sentence}</p>
    <button type="button" class="button button-small" ?disabled=${!calibration} @click=${save}>Diagram as PNG</button>
    <details class="more">
      <summary>These bins as a table</summary>
      <table class="layers">
        <thead>
          <tr>
            ${['Confidence', 'Images', 'Mean confidence', 'Correct'].map((title) => html`<th scope="col">${title}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${calibration?.bins.filter(({ count }) => count > 0).map(binRow)}
        </tbody>
      </table>
    </details>
  </figure>`;
}

/** @param {Calibration['bins'][number]} bin */
const binRow = ({ low, high, count, confidence, accuracy }) =>
  html`<tr>
    <th scope="row">${formatWholePercent(low)} to ${formatWholePercent(high)}</th>
    <td>${formatCount(count)}</td>
    <td>${formatPercent(confidence)}</td>
    <td>${formatPercent(accuracy)}</td>
  </tr>`;

/** @param {Calibration | null} calibration @param {Kind} kind */
function formatCalibration(calibration, kind) {
  if (!calibration) return 'Bars on the diagonal would mean that the network is correct as often as it is confident.';
  const { expectedError, meanConfidence } = calibration;
  const right =
    calibration.bins.reduce((total, { count, accuracy }) => total + count * (accuracy ?? 0), 0) /
    calibration.bins.reduce((total, { count }) => total + count, 0);
  const gap = meanConfidence - right;
  const verdict =
    Math.abs(gap) < 0.01 ? 'neither over- nor underconfident' : gap > 0 ? 'overconfident' : 'underconfident';
  const note =
    kind === 'probability'
      ? ''
      : ' Without a softmax the outputs are not probabilities; here they are treated as if they were, limited to 0 to 1.';
  return `Expected calibration error ${formatPercent(expectedError)}: on average ${formatPercent(meanConfidence)} confident and ${formatPercent(right)} correct, so it is ${verdict}.${note}`;
}
