import { element } from '../../controls/element.js';
import { createReading, createSlider, frame, written } from '../picture-frame.js';
import { chain } from '../valley.js';

const inputValue = 1.5;
const bias = -1;
const wanted = 1;
const h = 1e-4;

/** One weight, one sum, one bend, one cost: values on the way forward, slopes on the way back. @type {import('../picture-frame.js').CreatePicture} */
export function createPicture() {
  const forward = element('ol', { class: 'chain-row', 'aria-label': 'Forward: values' });
  const back = element('ol', {
    class: 'chain-row chain-back',
    'aria-label': 'Backward: slopes, from the cost to the weight',
  });
  const reading = createReading();
  const slider = createSlider({
    label: 'Weight w',
    min: -4,
    max: 4,
    step: 0.1,
    value: 0.4,
    format: written,
    onChange: show,
  });

  /** @param {number} w */
  function show(w) {
    const link = chain(w, inputValue, bias, wanted);
    const nudged = (chain(w + h, inputValue, bias, wanted).c - chain(w - h, inputValue, bias, wanted).c) / (2 * h);
    forward.replaceChildren(
      ...[
        ['w', w],
        ['z = w·1.5 − 1', link.z],
        ['a = σ(z)', link.a],
        ['C = ½ (a − 1)²', link.c],
      ].map(cell),
    );
    back.replaceChildren(
      ...[
        ['∂C/∂a = a − 1', link.costByActivation],
        ['× ∂a/∂z = a (1 − a)', link.activationBySum],
        ['× ∂z/∂w = x', link.sumByWeight],
        ['= ∂C/∂w', link.slope],
      ].map(cell),
    );
    reading.say(
      `The error of the unit, δ = ∂C/∂z, is ${written(link.delta)}. Times the input 1.5, it is the weight’s slope, ${written(link.slope)}. Nudging w by 0.0001 to both sides gives ${written(nudged)}.`,
    );
  }
  show(slider.value());
  const root = frame(
    'One weight on its way to the cost, and back',
    element('p', { class: 'chain-title' }, 'Forward →'),
    forward,
    element('p', { class: 'chain-title' }, '← Backward'),
    back,
    slider.root,
    reading.root,
  );
  return { root, update() {} };
}

/** @param {(string|number)[]} entry */
function cell([name, value]) {
  return element(
    'li',
    {},
    element('span', { class: 'note' }, String(name)),
    element('strong', {}, written(Number(value))),
  );
}
