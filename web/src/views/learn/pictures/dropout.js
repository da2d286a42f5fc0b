import { element } from '../../controls/element.js';
import { createReading, createSlider, frame, written } from '../picture-frame.js';

const unitCount = 64;

/** A layer of units, some of which are out. @type {import('../picture-frame.js').CreatePicture} */
export function createPicture() {
  const units = Array.from({ length: unitCount }, () => element('span'));
  const grid = element('div', { class: 'dropout-grid', role: 'img' }, ...units);
  const reading = createReading();
  const slider = createSlider({
    label: 'Rate r',
    min: 0,
    max: 0.9,
    step: 0.05,
    value: 0.5,
    format: written,
    onChange: show,
  });
  const again = element('button', { type: 'button', class: 'button button-small', onclick: draw }, 'Next step');
  /** One number a unit: it is out while the rate is above. */
  let chances = units.map(() => Math.random());

  function draw() {
    chances = units.map(() => Math.random());
    show(slider.value());
  }

  /** @param {number} rate */
  function show(rate) {
    units.forEach((unit, i) => unit.toggleAttribute('data-out', chances[i] < rate));
    const kept = chances.filter((chance) => chance >= rate).length;
    grid.setAttribute('aria-label', `${unitCount} units, ${unitCount - kept} of them out`);
    reading.say(
      `At this step ${kept} of ${unitCount} units take part; each activation is multiplied by 1/(1 − ${written(rate)}) = ${written(1 / (1 - rate))}.`,
    );
  }
  show(slider.value());
  return {
    root: frame(
      'A layer during training: filled units take part',
      grid,
      slider.root,
      element('div', {}, again),
      reading.root,
    ),
    update() {},
  };
}
