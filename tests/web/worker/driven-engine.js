import { existsSync } from 'node:fs';
import { setImmediate, setTimeout } from 'node:timers/promises';
import { loadCore } from '../../../web/src/worker/core/core-loader.js';
import { mnistFiles } from '../../../web/src/worker/mnist/mnist-files.js';
import { createServices } from '../../../web/src/worker/services.js';

/**
 * @typedef {import('../../../web/src/worker/protocol.js').RunChoice} RunChoice
 * @typedef {import('../../../web/src/worker/protocol.js').WorkerEvent} WorkerEvent
 * @typedef {import('../../../web/src/worker/protocol.js').Progress} Progress
 * @typedef {import('../../../web/src/worker/protocol.js').Snapshot} Snapshot
 */

export const coreUrl = new URL('../../../web/public/core/gradlab-simd.mjs', import.meta.url);
if (!existsSync(coreUrl)) throw new Error('The wasm module is not built: run `npm run build`, or `npm test`, first.');

/**
 * Creates the worker's services with the real core, as the worker runs them, and records the events they emit.
 * @param {Partial<import('../../../web/src/worker/mnist/mnist-download.js').Source>} [mnist]
 */
export async function driveEngine(mnist) {
  /** @type {WorkerEvent[]} */
  const events = [];
  // Node hands out messages of a port without letting timers run in between; setImmediate is fair.
  const nextTurn = () => setImmediate();
  const core = await loadCore(coreUrl.href);
  const { loaded, later } = createServices(core, {
    emit: (event) => events.push(event),
    nextTurn,
    mnist: { mirrors: [], patienceMs: 2000, files: mnistFiles, ...mnist },
  });

  return {
    core,
    ...loaded,
    health: await later.health(),
    lessons: await later.lessons(),
    events,
    /** @returns {Progress[]} */
    progress: () => events.flatMap((event) => (event.event === 'progress' ? [event.progress] : [])),
    /** @returns {Snapshot[]} */
    snapshots: () => events.flatMap((event) => (event.event === 'snapshot' ? [event.snapshot] : [])),
    losses() {
      return this.progress().flatMap(({ losses }) => Array.from(losses));
    },
    validations() {
      return this.progress().flatMap(({ validations }) => validations);
    },
    tests() {
      return this.progress().flatMap(({ tests }) => tests);
    },
    status() {
      return this.progress().at(-1)?.status;
    },
    /** @param {() => unknown} condition */
    async until(condition, seconds = 20) {
      const end = performance.now() + seconds * 1000;
      while (!condition()) {
        if (performance.now() > end) throw new Error(`not within ${seconds} s: ${condition}`);
        await setTimeout(2);
      }
    },
    /** @param {number} [train] @param {number} [test] */
    async loadDigits(train = 200, test = 100) {
      await loaded.data.load('train', { source: 'digits', limit: train });
      await loaded.data.load('test', { source: 'digits', limit: test });
    },
  };
}

/** @param {Partial<RunChoice>} [change] @returns {RunChoice} */
export function choice(change) {
  const network = { preset: 'nielsen-30', layers: '', loss: '', init: '' };
  const augment = { shift: 0, rotation: 0, scale: 0, shear: 0, elastic: 0 };
  const tuning = { momentum: 0.9, beta2: 0.999, alpha: 0.99, epsilon: 1e-8, warmup: 0.3, drop: 0.1, dropEvery: 0 };
  const method = { optimizer: 'sgd', schedule: 'constant', weightDecay: 0, decay: 'l2', clip: 0, patience: 0, tuning };
  return {
    ...network,
    ...method,
    gradient: 'backprop',
    h: 0.01,
    directions: 1,
    lr: 3,
    batch: 10,
    epochs: 3,
    seed: 1,
    validation: 0,
    mine: 'none',
    augment,
    ...change,
  };
}

/** A numerical step of which takes many seconds. */
export const slowChoice = choice({ preset: 'nielsen-100', gradient: 'central-difference', batch: 100 });
