import { diagramTokens, drawReliability } from '../../../charts/reliability-diagram.js';
import { rem, textRem } from '../../../charts/chart-style.js';
import { resolveColours } from '../../../charts/token-colours.js';
import { saveFile } from '../../../state/save-file.js';
import { element, setAttribute, setText } from '../../controls/element.js';
import { formatCount, formatPercent, formatWholePercent } from '../../controls/format.js';
import { term } from '../../controls/term.js';
import { whenThemeChanges } from '../../page/theme.js';

/**
 * @typedef {import('./measures.js').Calibration} Calibration
 * @typedef {import('../../../worker/protocol.js').Prediction['kind']} Kind
 */

const [PICTURE_WIDTH, PICTURE_HEIGHT, PICTURE_TYPE] = [1440, 1080, 30];

/**
 * Creates the calibration figure, which compares accuracy with confidence: as a drawing, in a sentence and as a table.
 */
export function createCalibration() {
  const canvas = element('canvas', { role: 'img', 'data-testid': 'reliability' });
  const words = element('p', { class: 'note calibration-words', 'data-testid': 'calibration' });
  const save = element(
    'button',
    { type: 'button', class: 'button button-small', onclick: () => savePicture() },
    'Diagram as PNG',
  );
  const body = element('tbody');
  const head = ['Confidence', 'Images', 'Mean confidence', 'Right'].map((label) =>
    element('th', { scope: 'col' }, label),
  );
  const table = element('table', { class: 'layers' }, element('thead', {}, element('tr', {}, ...head)), body);
  const root = element(
    'figure',
    { class: 'calibration' },
    element('figcaption', {}, term('calibration', 'Calibration')),
    element('div', { class: 'calibration-place' }, canvas),
    words,
    save,
    element('details', { class: 'more' }, element('summary', {}, 'These bins as a table'), table),
  );
  /** @type {{ calibration: Calibration | null, kind: Kind, set: string }} */
  let shown = { calibration: null, kind: 'probability', set: '' };

  const diagram = () => ({
    bins: shown.calibration?.bins ?? [],
    xTitle:
      shown.kind === 'probability'
        ? 'Confidence: probability of the answer, %'
        : 'Confidence: activation of the answer, ×100',
    yTitle: 'Right, %',
    formatCount,
  });

  function draw() {
    const place = /** @type {HTMLElement} */ (canvas.parentElement);
    const { clientWidth: width, clientHeight: height } = place;
    if (width === 0) return;
    const scale = devicePixelRatio;
    Object.assign(canvas, { width: Math.round(width * scale), height: Math.round(height * scale) });
    const pen = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
    pen.scale(scale, scale);
    drawReliability(
      pen,
      { width, height },
      rem(textRem),
      diagram(),
      resolveColours(place, diagramTokens),
      getComputedStyle(place).fontFamily,
    );
  }

  function savePicture() {
    const picture = Object.assign(document.createElement('canvas'), { width: PICTURE_WIDTH, height: PICTURE_HEIGHT });
    const pen = /** @type {CanvasRenderingContext2D} */ (picture.getContext('2d'));
    const words = {
      ...diagram(),
      title: `Reliability: ${shown.set}`,
      lines: [
        `Expected calibration error ${formatPercent(shown.calibration?.expectedError)}; images per bin beneath the axis`,
      ],
    };
    drawReliability(
      pen,
      { width: PICTURE_WIDTH, height: PICTURE_HEIGHT },
      PICTURE_TYPE,
      words,
      resolveColours(root, diagramTokens),
      getComputedStyle(root).fontFamily,
    );
    picture.toBlob((blob) => blob && saveFile({ name: 'reliability.png', blob }), 'image/png');
  }

  new ResizeObserver(draw).observe(/** @type {HTMLElement} */ (canvas.parentElement));
  whenThemeChanges(draw);

  return {
    root,
    /** @param {Calibration | null} calibration @param {Kind} kind @param {string} set */
    update(calibration, kind, set) {
      shown = { calibration, kind, set };
      save.disabled = !calibration;
      setText(words, formatCalibration(calibration, kind));
      const bins = calibration?.bins.filter(({ count }) => count > 0) ?? [];
      body.replaceChildren(
        ...bins.map(({ low, high, count, confidence, accuracy }) => {
          const cells = [formatCount(count), formatPercent(confidence), formatPercent(accuracy)];
          return element(
            'tr',
            {},
            element('th', { scope: 'row' }, `${formatWholePercent(low)} to ${formatWholePercent(high)}`),
            ...cells.map((cell) => element('td', {}, cell)),
          );
        }),
      );
      setAttribute(
        canvas,
        'aria-label',
        `Reliability diagram: how often answers are right against how sure the network is. ${words.textContent} The table below has the numbers.`,
      );
      draw();
    },
  };
}

/** @param {Calibration | null} calibration @param {Kind} kind */
function formatCalibration(calibration, kind) {
  if (!calibration) return 'Bars on the diagonal would mean that the network is right as often as it is sure.';
  const { expectedError, meanConfidence } = calibration;
  const right =
    calibration.bins.reduce((total, { count, accuracy }) => total + count * (accuracy ?? 0), 0) /
    calibration.bins.reduce((total, { count }) => total + count, 0);
  const gap = meanConfidence - right;
  const verdict =
    Math.abs(gap) < 0.01
      ? 'about as sure as it is right'
      : gap > 0
        ? 'surer than it is right'
        : 'less sure than it is right';
  const note =
    kind === 'probability'
      ? ''
      : ' Without a softmax the outputs are not probabilities; they are read here as if they were, within 0 and 1.';
  return `Expected calibration error ${formatPercent(expectedError)}: on average ${formatPercent(meanConfidence)} sure and ${formatPercent(right)} right, it is ${verdict}.${note}`;
}
