/**
 * The network that comes with the page; see docs/pretrained.md.
 *
 * @type {import('../results.mjs').Section}
 */
export const pretrainedSection = {
  file: 'pretrained.json',
  render(/** @type {import('../train/rows.mjs').TrainingRow[]} */ rows) {
    const lines = rows.map(
      ({ command, testAccuracy, epochs }) =>
        `${(100 * (testAccuracy ?? NaN)).toFixed(2)} % of MNIST's test images after ${epochs} epochs:\n\n\`\`\`sh\n${command}\n\`\`\``,
    );
    return `## The pre-trained network\n\nIts weights before it learned from drawings ([pretrained.md](pretrained.md)): ${lines.join('\n\n') || 'Not measured.'}`;
  },
};
