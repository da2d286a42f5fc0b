import { loadCore } from '../../../web/src/worker/core/core-loader.js';
import { measureStepCost } from '../../../web/src/worker/run/step-cost.js';
import { unwrap } from '../../../web/src/worker/core/unwrap.js';
import { newRun, trainEpoch } from './gradlab-epoch.js';
import { serveJobs } from './job-loop.js';
import { mnist } from './mnist.js';

/** @typedef {import('../../../web/src/worker/core/core-loader.js').Core} Core */

/** @type {Promise<Core>|undefined} one variant for the life of the worker */
let loading;
/** @type {Map<string, import('../../../web/src/worker/core/core-loader.js').Dataset>} */
const sets = new Map();

/** @param {Core} core @param {'train'|'test'} split @param {number} count of its first images */
async function firstImages(core, split, count) {
  const { pixels, labels } = await mnist(split);
  const rows = Math.min(count, labels.length);
  const key = `${split} ${rows}`;
  const known = sets.get(key);
  if (known) return known;
  const set = unwrap(core.datasetFromBytes(pixels.subarray(0, rows * 784), labels.subarray(0, rows)));
  sets.set(key, set);
  return set;
}

serveJobs(async (variant, job) => {
  loading ??= loadCore(new URL(`/core/gradlab-${variant}.mjs`, location.href).href, job.threads);
  const core = await loading;
  const [train, test] = [await firstImages(core, 'train', job.images), await firstImages(core, 'test', Infinity)];
  if (job.priceMs === undefined) return trainEpoch(core, train, test, job);
  const run = newRun(core, train, test, job);
  try {
    const measured = job.priceMs / 2;
    return await measureStepCost(run, { least: measured, most: measured }, async () => {});
  } finally {
    run.delete();
  }
});
