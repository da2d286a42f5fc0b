import { html } from 'lit-html';
import { formatCount, formatPercent } from '../../controls/format.js';
import { fullClassName } from '../../data/class-names.js';
import { createSignedCanvas } from '../../figures/signed-canvas.js';
import { signedLegend } from '../../figures/signed-colours.js';
import { largestMagnitude } from '../../figures/signed-scale.js';
import { digitTemplate } from '../../images/digit.js';
import { memoizeOne } from '../../page/memoize-one.js';
import { ownedElement } from '../../page/owned-element.js';

/**
 * @typedef {import('../../../worker/protocol.js').SaliencyReport} SaliencyReport
 * @typedef {{ pixels: Uint8Array, digit: number|null, ofAnswer: boolean }} Question
 * @typedef {{ report: SaliencyReport & { of: number }, question: Question }} Answered
 */

export const side = 28;

/** @param {ArrayLike<number>} values */
export const largestAt = (values) => Array.from(values).indexOf(Math.max(...Array.from(values)));

/** @param {Answered} answered @param {string[]} classNames */
function pictureOf({ report: { gradient, kind, of }, question: { ofAnswer } }, classNames) {
  const limit = largestMagnitude(gradient);
  const largest = Array.from(gradient, Math.abs).indexOf(limit);
  const quantity = ofAnswer ? (kind === 'probability' ? 'probability' : 'activation') : 'score';
  const [row, column] = [Math.floor(largest / side) + 1, (largest % side) + 1];
  return {
    values: gradient,
    width: side,
    height: side,
    limit,
    look: 'saliency-picture',
    aspect: '1',
    testid: 'saliency',
    quantity,
    label: `How the ${quantity} of ${fullClassName(classNames, of)} changes with each pixel; most at row ${row}, column ${column}`,
  };
}

/** Creates the template of the gradient as a signed picture, with the digit drawn faintly over it. */
export function createSaliencyFigure() {
  const pictured = memoizeOne(pictureOf);

  /** @param {Answered} answered @param {string[]} classNames @param {string} moment */
  return (answered, classNames, moment) => {
    const { report, question } = answered;
    const picture = pictured(answered, classNames);
    const answer = largestAt(report.answers);
    const output = report.answers[answer];
    const text = [
      `The network answers ${fullClassName(classNames, answer)} (${report.kind === 'probability' ? formatPercent(output) : output.toFixed(2)}).`,
      `More ink on green raises the ${picture.quantity} of ${fullClassName(classNames, report.of)}, more ink on purple lowers it.`,
      `The picture is the gradient with respect to the ${formatCount(side * side)} pixels, each from 0 to 1.`,
      question.ofAnswer ? '' : 'A score is a class’s output before the softmax or sigmoid that ends the network.',
      moment,
    ].join(' ');
    return html`<figure class="saliency-figure">
      <div class="saliency-layers">
        ${ownedElement(createSignedCanvas, picture)}
        ${digitTemplate({ pixels: question.pixels, name: 'digit saliency-over' })}
      </div>
      <figcaption>
        ${signedLegend('Change per unit of ink', picture.limit)}
        <p class="note" data-testid="saliency-words">${text}</p>
      </figcaption>
    </figure>`;
  };
}
