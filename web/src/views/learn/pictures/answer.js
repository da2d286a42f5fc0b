import { componentOf } from '../../controls/element-of.js';
import { outputsFigure } from '../../draw/outputs.js';
import { createReading, frame, written } from '../picture-frame.js';
import { createSampleDigit, formatNetwork } from '../sample-digit.js';

/** @type {Parameters<typeof outputsFigure>} */
const noOutputs = [null, 'probability', []];

/** A digit and the ten numbers that come out. @type {import('../picture-frame.js').CreatePicture} */
export function createPicture(actions) {
  /** @type {string[]} */
  let classNames = [];
  const outputs = componentOf(outputsFigure, ...noOutputs);
  const reading = createReading();
  const sampleDigit = createSampleDigit(actions, ({ network, name }) => {
    if (!network) return reading.say('No network has learned anything yet. Use the button below, and press Start.');
    const { outputs: values, kind } = network;
    const digit = values.indexOf(Math.max(...values));
    outputs.update({ digit, outputs: values }, kind, classNames);
    reading.say(
      `${capital(formatNetwork(network))} answers ${digit}, with ${written(values[digit])}; the truth is ${name}. All ten together make ${written(values.reduce((a, b) => a + b, 0))}.`,
    );
  });
  const root = frame('A digit, and the ten numbers that come out', sampleDigit.root, outputs.root, reading.root);

  /** @type {import('../picture-frame.js').Picture['update']} */
  function update(state) {
    classNames = state.data.classNames;
    sampleDigit.update(state);
  }
  return { root, update };
}

/** @param {string} words */
const capital = (words) => words[0].toUpperCase() + words.slice(1);
