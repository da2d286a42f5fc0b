/**
 * Formats the lines that the command prints.
 *
 * @typedef {import('../../web/src/config/hyper-parameters.js').Settings} Settings
 * @typedef {import('./engine.mjs').EpochReport} EpochReport
 * @typedef {import('./engine.mjs').Measured} Measured
 */

const percent = (/** @type {number} */ share) => `${(100 * share).toFixed(2)} %`;
const images = new Intl.NumberFormat('en');

/** @param {Settings} settings @param {import('./data.mjs').OpenedData} data @param {string} variant */
export function headLine({ preset, layers, optimizer, lr, schedule, batch, epochs, seed }, data, variant) {
  const sets = `${images.format(data.train)} training and ${images.format(data.test)} test images of ${data.name}`;
  const method = `${optimizer}, learning rate ${lr} (${schedule}), batch ${batch}, ${epochs} epochs, seed ${seed}`;
  return `${layers || preset} on ${sets}: ${method}; ${variant}`;
}

/** @param {EpochReport} report @param {number} epochs */
export function epochLine({ epoch, seconds, train, validation, test }, epochs) {
  const parts = [
    `epoch ${String(epoch).padStart(String(epochs).length)} of ${epochs}`,
    `loss ${train.loss.toFixed(4)}`,
    `training ${percent(train.accuracy)}`,
    validation && `validation ${percent(validation.accuracy)}`,
    test && `test ${percent(test.accuracy)}`,
    `${seconds.toFixed(1)} s`,
  ];
  return parts.filter(Boolean).join('  ');
}

/** @param {EpochReport} report */
export function lastLine({ epoch, seconds, train, test }) {
  const { accuracy } = test ?? train;
  return `${test ? 'test' : 'training'} accuracy ${percent(accuracy)} after ${epoch} epochs in ${seconds.toFixed(1)} s`;
}
