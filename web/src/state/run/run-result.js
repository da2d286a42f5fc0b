/**
 * What a run of the page came to, as a cell of the comparison's table.
 *
 * @typedef {import('../reducer.js').State} State
 * @typedef {import('../results/results.js').Result} Result
 * @typedef {import('../../config/hyper-parameters.js').Settings} Settings
 * @typedef {import('../../worker/protocol.js').RunStatus} RunStatus
 */

/** Of a run as it stands: a finished one is whole, one that was ended is projected from its share. @param {RunStatus} status */
export function shareOf({ phase, step, stepFraction, stepsPerEpoch, epochs }) {
  if (phase === 'done') return 1;
  return Math.min(1, (step + stepFraction) / (stepsPerEpoch * epochs));
}

/**
 * @param {RunStatus} status
 * @param {{ settings: Settings, images: number|null, threads: number, variant: string }} from what it was made from
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
    // Before the first step it is the untrained network's.
    accuracy: status.step > 0 ? status.testAccuracy : null,
    seconds: status.elapsedSeconds,
    projected: share,
    // One that stopped of its own accord was whole with fewer.
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

/** The command that trains the same in Node. @param {string} dataset @param {string} fragment what of the settings differs from the network's own */
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
