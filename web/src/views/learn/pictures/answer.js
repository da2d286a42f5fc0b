import { outputsFigure } from '../../draw/outputs.js';
import { formatSignificant, frame, noNetworkText, reading } from '../picture-frame.js';
import { createSampleDigit, formatNetwork } from '../sample-digit.js';

/** @param {string} text */
const capital = (text) => text[0].toUpperCase() + text.slice(1);

/** A digit and the ten numbers that come out. @type {import('../picture-frame.js').CreatePicture} */
export function createPicture(actions, refresh) {
  const sample = createSampleDigit(actions, refresh);

  return (state) => {
    const { network = null, name } = sample.answered() ?? {};
    const values = network?.outputs ?? [];
    const digit = network ? values.indexOf(Math.max(...values)) : null;
    const text =
      network && digit !== null
        ? `${capital(formatNetwork(network))} answers ${digit}, with ${formatSignificant(values[digit])}; the truth is ${name}. All ten together make ${formatSignificant(values.reduce((a, b) => a + b, 0))}.`
        : noNetworkText;
    return frame(
      'A digit, and the ten numbers that come out',
      sample.template(state),
      outputsFigure(network && { digit, outputs: values }, network?.kind ?? 'probability', state.data.classNames),
      reading(sample.answered() ? text : ''),
    );
  };
}
