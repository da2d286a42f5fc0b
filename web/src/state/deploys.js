import { followMissingParts } from './missing-part.js';
import { createReloadedRun } from './run/reloaded-run.js';

/**
 * What an open page needs when its server gets a new version of it. A first visit does without until all that it needs
 * has come.
 *
 * @typedef {ReturnType<typeof createDeploys>} Deploys
 *
 * @param {import('./data/data-choice.js').Store} store
 * @param {import('./data/data-choice.js').Notices} notices
 * @param {import('./run/run-control.js').RunControl} run
 * @param {import('./run/kept-runs.js').KeptRuns} keptRuns
 */
export function createDeploys(store, notices, run, keptRuns) {
  followMissingParts(store, notices);
  const reloadedRun = createReloadedRun(store, run, keptRuns);
  void reloadedRun.goOn();
  return { prepareReload: reloadedRun.prepare };
}
