/**
 * Converts a run of the page to a result for the comparison table.
 *
 * @typedef {import('../reducer.js').State} State
 * @typedef {import('../results/results.js').Result} Result
 * @typedef {import('../../config/hyper-parameters.js').Settings} Settings
 * @typedef {import('../../worker/protocol.js').RunStatus} RunStatus
 */

/** Returns the completed share of a run: 1 if it has finished, less if it was ended early. @param {RunStatus} status */
export function shareOf({ phase, step, stepFraction, stepsPerEpoch, epochs }) {
  if (phase === 'done') return 1;
  return Math.min(1, (step + stepFraction) / (stepsPerEpoch * epochs));
}

/**
 * @param {RunStatus} status
 * @param {{ settings: Settings, images: number|null, threads: number, variant: string }} from the run's inputs
 * @param {Pick<Result, 'id'|'date'|'command'> & Partial<Result>} about
 * @returns {Result}
 */
export function resultOf(status, { settings, images, threads, variant }, about) {
  const { preset, dataset, lr, batch, optimizer } = settings;
  const share = shareOf(status);
  return {
    network: preset,
    implementation: status.gradient,
    data: dataset,
    images,
    // Before the first step, this is the accuracy of the untrained network.
    accuracy: status.step > 0 ? status.testAccuracy : null,
    seconds: status.elapsedSeconds,
    projected: share,
    // A run that stopped early is complete with fewer epochs.
    epochs: share < 1 ? status.epochs : status.epoch,
    learningRate: lr,
    batch,
    optimizer,
    imagesPerSecond: status.elapsedSeconds > 0 ? status.examples / status.elapsedSeconds : undefined,
    threads,
    device: `CPU, WebAssembly (${variant})`,
    source: 'this visit',
    ...about,
  };
}

/**
 * Returns the command that trains the same network in Node.
 * @param {string} dataset
 * @param {string} fragment of the URL: the settings that differ from the preset's defaults
 */
export function commandFor(dataset, fragment) {
  if (dataset === 'upload') return undefined;
  const skipped = ['dataset', 'mine', 'panel', 'autostart'];
  const pairs = fragment
    .split('&')
    .filter(Boolean)
    .map((pair) => pair.split('='))
    .filter(([key]) => !skipped.includes(key));
  const option = (/** @type {string} */ key) => key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  const wishes = pairs.map(([key, value]) => `--${option(key)} ${decodeURIComponent(value)}`);
  return ['npm run train --', `--data ${dataset}`, ...wishes].join(' ');
}
