import { html } from 'lit-html';
import { formatSignificant, frame, pictureWithSlider, reading } from '../picture-frame.js';
import { chain } from '../valley.js';

const inputValue = 1.5;
const bias = -1;
const target = 1;
const h = 1e-4;
const control = { label: 'Weight w', min: -4, max: 4, step: 0.1, value: 0.4, format: formatSignificant };

/** @param {number} w */
const chainAt = (w) => chain(w, inputValue, bias, target);

/** @param {string} name @param {number} value */
const cell = (name, value) =>
  html`<li><span class="note">${name}</span><strong>${formatSignificant(value)}</strong></li>`;

/** One weight, one sum, one activation, one cost: values on the way forward, slopes on the way back. */
export const createPicture = pictureWithSlider(control, (w, slider) => {
  const link = chainAt(w);
  const nudged = (chainAt(w + h).c - chainAt(w - h).c) / (2 * h);
  return frame(
    'One weight on its way to the cost, and back',
    html`<p class="chain-title">Forward →</p>
      <ol class="chain-row" aria-label="Forward: values">
        ${cell('w', w)} ${cell('z = w·1.5 − 1', link.z)} ${cell('a = σ(z)', link.a)} ${cell('C = ½ (a − 1)²', link.c)}
      </ol>
      <p class="chain-title">← Backward</p>
      <ol class="chain-row chain-back" aria-label="Backward: slopes, from the cost to the weight">
        ${cell('∂C/∂a = a − 1', link.costByActivation)} ${cell('× ∂a/∂z = a (1 − a)', link.activationBySum)}
        ${cell('× ∂z/∂w = x', link.sumByWeight)} ${cell('= ∂C/∂w', link.slope)}
      </ol>`,
    slider,
    reading(
      `The error of the unit, δ = ∂C/∂z, is ${formatSignificant(link.delta)}. Times the input 1.5, it is the weight’s slope, ${formatSignificant(link.slope)}. Nudging w by 0.0001 to both sides gives ${formatSignificant(nudged)}.`,
    ),
  );
});
