import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { digitNames } from '../../web/src/state/data/data-reducer.js';
import { choiceOf } from '../../web/src/state/run/run-choice.js';
import { loadFirst } from '../../web/src/worker/core/core-loader.js';
import { variantsFor } from '../../web/src/worker/core/core-variants.js';
import { mnistFiles } from '../../web/src/worker/mnist/mnist-files.js';
import { refuse } from '../../web/src/worker/protocol.js';
import { specOf } from '../../web/src/worker/run/run-factory.js';
import { createServices } from '../../web/src/worker/services.js';
import { projectFolder } from '../setup/folders.mjs';

/**
 * Drives the services of the page's worker to the end of a run, without a page.
 *
 * @typedef {import('../../web/src/config/hyper-parameters.js').Settings} Settings
 * @typedef {import('../../web/src/worker/protocol.js').Progress} Progress
 * @typedef {import('../../web/src/worker/protocol.js').WorkerEvent} WorkerEvent
 * @typedef {{ loss: number, accuracy: number }} Measured
 * @typedef {{ epoch: number, seconds: number, train: Measured, validation?: Measured, test?: Measured }} EpochReport `seconds` since the run began
 */

/** The interval between the engine's progress reports, and so the longest delay of an epoch's line. */
const reportEveryMs = 50;

/** Plain SIMD rounds the same everywhere, with any number of threads; fused multiply-add does not. */
const machine = () => ({ relaxedSimd: false, sharedMemory: true, cores: availableParallelism(), memory: Infinity });

/** @param {number} threads 0 = automatic */
export async function openEngine(threads) {
  /** @type {(event: WorkerEvent) => void} */
  let listener = () => {};
  const emit = (/** @type {WorkerEvent} */ event) => listener(event);
  // Node may deliver many messages of a port before it runs any timer; with setImmediate, timers get their turn.
  const nextTurn = () => setImmediate();
  const { core } = await loadFirst(
    pathToFileURL(join(projectFolder, 'web/public/core/')).href,
    variantsFor(machine(), threads),
  );
  const mnist = { mirrors: [], patienceMs: 0, files: mnistFiles };
  const { data, models, run } = createServices(core, { emit, nextTurn, mnist }).loaded;
  run.setReportInterval(reportEveryMs);

  return {
    data,
    variant: `${core.variant()}, threads: ${core.threadCount()}`,
    /**
     * Returns the trained network as safetensors, as the page saves it.
     * @param {Settings} settings it was trained with
     */
    async modelFile(settings) {
      const story = { init: specOf(core, settings).init, settings: { ...settings }, classNames: digitNames };
      return new Uint8Array(await models.save(story).arrayBuffer());
    },
    /**
     * Trains to the end.
     * @param {Settings} settings
     * @param {(epoch: EpochReport) => void} onEpoch
     * @param {Uint8Array} [from] a saved network whose weights the run starts from
     * @returns {Promise<EpochReport>} of the epoch whose weights are in use: the last one, or the best one if the
     *   validation loss stopped the run
     */
    train: (settings, onEpoch, from) =>
      new Promise((resolve, reject) => {
        const epochs = createEpochReports(onEpoch);
        listener = (event) => {
          if (event.event === 'crash') reject(new Error(event.message));
          if (event.event === 'diverged') reject(refuse(event.message));
          if (event.event !== 'progress') return;
          epochs.add(event.progress);
          if (event.progress.status.phase === 'done') resolve(epochs.inUse(event.progress.status));
        };
        if (from) models.take('', from);
        run.start(choiceOf(settings), Infinity, from !== undefined);
      }),
  };
}

/**
 * Combines what is measured of an epoch at different times: during it, right after it on the test set, and last on the
 * validation set.
 * @param {(epoch: EpochReport) => void} onEpoch
 */
function createEpochReports(onEpoch) {
  /** @type {EpochReport[]} */
  const reports = [];
  let report = 0;
  let validates = false; // the untrained network was measured, too
  return {
    /** @param {Progress} progress */
    add({ status, epochs, validations, tests }) {
      for (const { epoch, loss, accuracy } of epochs)
        reports.push({ epoch, seconds: status.elapsedSeconds, train: { loss, accuracy } });
      for (const { epoch, loss, accuracy } of validations)
        if (epoch) reports[epoch - 1].validation = { loss, accuracy };
      for (const { epoch, loss, accuracy } of tests) if (epoch) reports[epoch - 1].test = { loss, accuracy };
      validates ||= validations.length > 0;
      const latest = reports.at(-1);
      // Only the latest epoch may still lack some of its measurements.
      const complete =
        status.phase === 'done' || (validates ? latest?.validation : latest?.test)
          ? reports.length
          : reports.length - 1;
      for (; report < complete; ++report) onEpoch(reports[report]);
    },
    /** @param {Progress['status']} status */
    inUse: ({ usesBest, bestEpoch }) => /** @type {EpochReport} */ (usesBest ? reports[bestEpoch - 1] : reports.at(-1)),
  };
}
