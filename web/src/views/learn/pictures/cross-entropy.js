import { createFunctionPlot, sampled } from '../plot.js';
import { createReading, frame, written } from '../picture-frame.js';
import { createSampleDigit, formatNetwork } from '../sample-digit.js';

/** @type {[number, number]} */
const plotRange = [0.005, 1];

/** Both costs over the output of the right digit, and where a digit of the data stands. @type {import('../picture-frame.js').CreatePicture} */
export function createPicture(actions) {
  const plot = createFunctionPlot({
    label: 'Cross-entropy and quadratic cost over the output of the right digit',
    x: { title: 'Output of the right digit', range: [0, 1], ticks: [0, 0.25, 0.5, 0.75, 1] },
    y: { title: 'What it costs', range: [0, 5], ticks: [0, 1, 2, 3, 4, 5] },
  });
  const reading = createReading();
  const curves = [
    { points: sampled((p) => -Math.log(p), plotRange), tone: /** @type {const} */ ('ink') },
    { points: sampled((p) => (1 - p) ** 2 / 2, [0, 1]), tone: /** @type {const} */ ('soft'), dashed: true },
  ];
  const words = [
    { at: { x: 0.2, y: 2.2 }, word: 'cross-entropy, −log p', tone: /** @type {const} */ ('ink') },
    { at: { x: 0.03, y: 0.62 }, word: 'quadratic', tone: /** @type {const} */ ('soft') },
  ];
  plot.draw({ curves, words });
  const sampleDigit = createSampleDigit(actions, ({ network, label, name }) => {
    if (!network) return reading.say('No network has learned anything yet. Use the button below, and press Start.');
    const p = network.outputs[label];
    const entropy = network.kind === 'probability';
    const spent = entropy ? -Math.log(p) : (1 - p) ** 2 / 2;
    plot.draw({ curves, words, marks: [{ at: { x: p, y: spent }, tone: entropy ? 'ink' : 'soft' }] });
    plot.describe(
      `Cross-entropy grows without limit as the output of the right digit nears 0, the quadratic cost only to one half. This digit stands at ${written(p)}.`,
    );
    const kind = entropy
      ? `the share ${written(p)}, which costs ${written(spent)} in cross-entropy; the slope at its logit is ${written(p - 1)}`
      : `the output ${written(p)}, which adds ${written(spent)} to the quadratic cost; this network has no softmax`;
    reading.say(
      `${formatNetwork(network)[0].toUpperCase()}${formatNetwork(network).slice(1)} gives the right digit, ${name}, ${kind}.`,
    );
  });
  return {
    root: frame('What the right digit’s output costs', sampleDigit.root, plot.root, reading.root),
    update: sampleDigit.update,
  };
}
