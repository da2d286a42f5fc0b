import { createOutputs } from '../../draw/outputs.js';
import { createReading, frame, written } from '../picture-frame.js';
import { createSampleDigit, formatNetwork } from '../sample-digit.js';

/** A digit and the ten numbers that come out. @type {import('../picture-frame.js').CreatePicture} */
export function createPicture(actions) {
  const outputs = createOutputs();
  const reading = createReading();
  const sampleDigit = createSampleDigit(actions, ({ pixels, network, name }) => {
    if (!network) return reading.say('No network has learned anything yet. Use the button below, and press Start.');
    const { outputs: values, kind } = network;
    const digit = values.indexOf(Math.max(...values));
    outputs.update({ digit, outputs: values, kind, frame: pixels }, kind);
    reading.say(
      `${capital(formatNetwork(network))} answers ${digit}, with ${written(values[digit])}; the truth is ${name}. All ten together make ${written(values.reduce((a, b) => a + b, 0))}.`,
    );
  });
  const root = frame('A digit, and the ten numbers that come out', sampleDigit.root, outputs.root, reading.root);

  /** @type {import('../picture-frame.js').Picture['update']} */
  function update(state, previous) {
    if (state.data.classNames !== previous?.data.classNames) outputs.rename(state.data.classNames);
    sampleDigit.update(state);
  }
  return { root, update };
}

/** @param {string} words */
const capital = (words) => words[0].toUpperCase() + words.slice(1);
