import { laneClientOf } from '../worker/race/lane-client.js';

/** @returns {import('../worker/race/lane-client.js').LaneClient} for one lane of TensorFlow.js */
export function startTensorflowLane() {
  return laneClientOf(() => new Worker(new URL('./tensorflow-worker.js', import.meta.url), { type: 'module' }));
}
