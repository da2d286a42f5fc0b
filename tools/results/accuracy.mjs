import { presets } from '../../web/src/config/presets.js';

/**
 * The section on the accuracy that each preset reaches on MNIST with its own recipe.
 *
 * @typedef {import('../train/rows.mjs').TrainingRow} TrainingRow
 */

/** The test accuracies to reach. A preset without one is only reported. @type {Record<string, number>} */
const targets = {
  perceptron: 0.92,
  'nielsen-30': 0.956,
  'nielsen-40': 0.962,
  'nielsen-100': 0.976,
  dnn: 0.98,
  cnn: 0.99,
  alexnet: 0.994,
};

const percent = (/** @type {number} */ share, digits = 2) => `${(100 * share).toFixed(digits)} %`;

/** @param {number[]} values */
export function median(values) {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** @param {TrainingRow} row */
function formatRecipe({ epochs, settings }) {
  const { optimizer, lr, schedule, batch, shift, rotation, scale, shear, elastic, weightDecay } = settings;
  const changes = [
    shift && `shift ±${shift} px`,
    rotation && `rotation ±${rotation}°`,
    scale && `scale ±${scale} %`,
    shear && `shear ±${shear}`,
    elastic && `elastic ${elastic} px`,
  ].filter(Boolean);
  const parts = [
    optimizer,
    `rate ${lr}`,
    schedule,
    `batch ${batch}`,
    `${epochs} epochs`,
    weightDecay && `weight decay ${weightDecay}`,
    ...changes,
  ];
  return parts.filter(Boolean).join(', ');
}

/** @param {string} preset @param {TrainingRow[]} rows of all presets @returns {string} a line of the table */
function tableLine(preset, rows) {
  const target = targets[preset] ? percent(targets[preset], 1) : '–';
  const own = rows.filter((row) => row.preset === preset).toSorted((a, b) => a.seed - b.seed);
  if (own.length === 0) return `| \`${preset}\` | ${target} | not measured | | | | |`;
  const accuracies = own.map(({ testAccuracy }) => testAccuracy ?? NaN);
  const each = own.map(({ seed }, i) => `${seed}: ${percent(accuracies[i])}`).join('<br>');
  const seconds = median(own.map((row) => row.seconds)).toFixed(0);
  const command = own[0].command.replace(`--seed ${own[0].seed}`, '--seed N');
  return `| \`${preset}\` | ${target} | ${percent(median(accuracies))} | ${each} | ${seconds} s | ${formatRecipe(own[0])} | \`${command}\` |`;
}

/** @type {import('../results.mjs').Section} */
export const accuracySection = {
  file: 'accuracy.json',
  render(/** @type {TrainingRow[]} */ rows) {
    const machines = [
      ...new Set(
        rows.map(({ machine, variant, note }) => [machine, `variant ${variant}`, note].filter(Boolean).join('; ')),
      ),
    ];
    return `## Accuracy on MNIST

Trained on all 60,000 images with the preset's own recipe, as the page does when one presses Start; the test accuracy (10,000 images) after the last
epoch, the median of the seeds that are listed. Seconds are a whole run's, with the test set measured at every epoch's end.
Measured on: ${machines.join('. ') || 'nothing yet'}.

| network | to reach | median | by seed | a run | recipe | command |
|---|---|---|---|---|---|---|
${Object.keys(presets)
  .map((preset) => tableLine(preset, rows))
  .join('\n')}

\`single-neuron\` has nothing to reach. Its one hidden neuron gives one number, and each output is a straight line over that number. The
lines of the digits in the middle are nearly flat and masked by the steep ones of the digits at the two ends (Hastie, Tibshirani and Friedman, "The Elements of
Statistical Learning", section 4.2), so about two digits are recognised and eight are not.
Where the first weights leave the neuron at zero for every image (seed 1), nothing is learned but how often each digit occurs: every answer is a 1, the commonest, 11.35 %.`;
  },
};
