import { html } from 'lit-html';
import { formatSignificant, frame, reading, slider, smallButton } from '../picture-frame.js';

const unitCount = 64;

/** Returns one random number a unit: it is dropped while the rate is above. */
const drawChances = () => Array.from({ length: unitCount }, () => Math.random());

/** A layer of units, some of which are dropped. @type {import('../picture-frame.js').CreatePicture} */
export function createPicture(_actions, refresh) {
  let chances = drawChances();
  let rate = 0.5;

  function drawAgain() {
    chances = drawChances();
    refresh();
  }

  /** @param {number} next */
  function change(next) {
    rate = next;
    refresh();
  }

  return () => {
    const kept = chances.filter((chance) => chance >= rate).length;
    return frame(
      'A layer during training: filled units take part',
      html`<div class="dropout-grid" role="img" aria-label="${unitCount} units, ${unitCount - kept} of them dropped">
        ${chances.map((chance) => html`<span ?data-out=${chance < rate}></span>`)}
      </div>`,
      slider({ label: 'Rate r', min: 0, max: 0.9, step: 0.05, value: rate, format: formatSignificant, change }),
      html`<div>${smallButton('Next step', drawAgain)}</div>`,
      reading(
        `At this step ${kept} of ${unitCount} units take part; each activation is multiplied by 1/(1 − ${formatSignificant(rate)}) = ${formatSignificant(1 / (1 - rate))}.`,
      ),
    );
  };
}
