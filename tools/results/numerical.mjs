/**
 * The section that compares training by numerical differentiation with backpropagation from the same seed.
 *
 * @typedef {import('../train/rows.mjs').TrainingRow} TrainingRow
 */

const percent = (/** @type {number|undefined} */ share) =>
  share === undefined ? '–' : `${(100 * share).toFixed(2)} %`;

/** @param {TrainingRow} row */
function tableLine({ preset, settings, images, epochs, seconds, trainAccuracy, testAccuracy, command }) {
  const steps = epochs * Math.ceil(images / Number(settings.batch));
  return `| \`${preset}\` | ${settings.gradient} | ${images.toLocaleString('en')} | ${steps.toLocaleString('en')} | ${seconds.toFixed(1)} s | ${percent(trainAccuracy)} | ${percent(testAccuracy)} | \`${command}\` |`;
}

/** @type {import('../results.mjs').Section} */
export const numericalSection = {
  file: 'numerical.json',
  render(/** @type {TrainingRow[]} */ rows) {
    const machines = [
      ...new Set(
        rows.map(({ machine, variant, note }) => [machine, `variant ${variant}`, note].filter(Boolean).join('; ')),
      ),
    ];
    const lines = rows
      .toSorted((a, b) => (a.preset < b.preset ? 1 : a.preset > b.preset ? -1 : b.seconds - a.seconds))
      .map(tableLine);
    return `## Trained by numerical differentiation

Whole runs by structured differences, each next to backpropagation on the same mini-batches from the same seed: the same learning for another price. One pass over the images that are named.
Measured on: ${machines.join('. ') || 'nothing yet'}.

| network | gradient | images | steps | time | training accuracy | test accuracy | command |
|---|---|---|---|---|---|---|---|
${lines.join('\n')}`;
  },
};
