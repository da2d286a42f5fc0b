import { shareDone } from './race.js';

/**
 * Converts the outcome of a lane to a result for the comparison table.
 *
 * @typedef {import('./race.js').Lane} Lane
 * @typedef {import('../results/results.js').Result} Result
 */

/**
 * @param {Lane} lane that has ended
 * @param {{ settings: import('../../config/hyper-parameters.js').Settings, loss: string, images: number, at: Date }} environment what it was trained on, and when
 * @returns {Result|null} null if it has not trained at all
 */
export function resultOfLane(lane, { settings, loss, images, at }) {
  const { offer, facts, seconds, accuracy } = lane;
  const share = shareDone(lane);
  if (!facts || share === 0) return null;
  const isPreset = settings.layers === '' && settings.loss === '' && settings.init === '';
  return {
    id: `race ${at.getTime()} ${offer.id}`,
    network: isPreset ? settings.preset : '',
    implementation: offer.id,
    data: settings.dataset,
    images,
    accuracy,
    seconds,
    projected: share,
    epochs: facts.steps / facts.stepsPerEpoch,
    source: 'this visit',
    loss,
    learningRate: settings.lr,
    batch: settings.batch,
    optimizer: settings.optimizer,
    imagesPerSecond: (share * facts.steps * images) / facts.stepsPerEpoch / seconds,
    threads: 1,
    device: offer.device,
    date: at.toISOString(),
    note: 'from a race',
  };
}
