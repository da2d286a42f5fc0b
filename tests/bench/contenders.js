import { builtVariants, variants } from './context.js';
import { chosenBlas, python, startPython, versionOf } from './programs.js';
import { startNativeCore } from './native-core.js';
import { peerContenders } from './peer-contenders.js';

/**
 * Everybody who trains an epoch.
 *
 * @typedef {import('./benched-models.js').BenchedModel} BenchedModel
 * @typedef {{ model: BenchedModel, batch: number, lr: number, images: number, seed: number, testImages: number }} EpochJob `testImages`: to measure the
 *   accuracy on, 0 for none; only the peers in a browser ask, the others measure all 10,000
 * @typedef {{ seconds: number, accuracy: number, images: number }} EpochResult
 * @typedef {object} Contender
 * @property {import('./rows.js').System} system
 * @property {string} variant
 * @property {number} [threads]
 * @property {string} [note]
 * @property {number} repetitions
 * @property {boolean} [takesTurns] with the others that do, and is kept for the next network; it leaves the machine alone while it waits
 * @property {(model: BenchedModel) => number} images to learn from
 * @property {(model: BenchedModel) => number} [testImages] where they are fewer than all
 * @property {(model: BenchedModel) => string|null} [refuses] why it cannot train a network
 * @property {(job: EpochJob) => Promise<EpochResult>} measure
 * @property {(job: EpochJob) => Promise<string>} [prepare] before the warm-up; returns a note
 * @property {() => void|Promise<void>} stop
 *
 * @typedef {import('./context.js').Context} Context
 */

const quickImages = { 'nielsen-30': 30_000, dnn: 30_000, cnn: 3200 };

/** Of those who train fast: all of MNIST, but where two minutes are to do for all. @param {Context} context @returns {Contender['images']} */
function imagesOf({ quick }) {
  return (model) => (quick ? quickImages[model] : 60_000);
}

/** @param {Context} context */
function repetitionsOf({ quick }) {
  return quick ? 1 : 7;
}

/** @param {Context} context @returns {Promise<Contender[]>} */
export async function epochContenders(context) {
  return [...(await ours(context)), native(context), ...pythons(context), ...(await peerContenders(context))];
}

/** @param {Context} context @returns {Promise<Contender[]>} */
async function ours(context) {
  const bench = await context.bench();
  const built = builtVariants();
  const setUps = variants.map((variant) => ({ variant, threads: variant.endsWith('-threads') ? 2 : 1 }));
  return setUps.map(({ variant, threads }) => ({
    system: 'gradlab',
    variant,
    threads,
    repetitions: repetitionsOf(context),
    takesTurns: true,
    images: imagesOf(context),
    refuses: () => (built.includes(variant) ? null : 'not built'),
    measure: (job) => bench.ask('gradlab', variant, { ...job, threads }),
    stop: () => bench.stop('gradlab', variant),
  }));
}

/** @param {Context} context @returns {Contender} */
function native(context) {
  /** @type {ReturnType<typeof startNativeCore>|null} */
  let program = null;
  return {
    system: 'gradlab',
    variant: 'native',
    threads: 1,
    note: 'the core as a program, built for this processor',
    repetitions: repetitionsOf(context),
    takesTurns: true,
    images: imagesOf(context),
    measure: (job) => (program ??= startNativeCore(context.env)).ask(job),
    stop: () => program?.stop(),
  };
}

/** @param {Context} context @returns {Contender[]} */
function pythons(context) {
  const blas = chosenBlas().name;
  const torch = versionOf('torch');
  const numpy = versionOf('numpy');
  const repetitions = repetitionsOf(context);
  /** @param {import('./rows.js').System} system @param {string|null} version @param {string} script @param {number} threads @returns {Contender} */
  const contender = (system, version, script, threads) => {
    /** @type {ReturnType<typeof startPython>|null} */
    let program = null;
    return {
      system,
      variant: `${version ?? 'absent'}, ${blas}`,
      threads,
      repetitions: system === 'numpy' ? Math.min(repetitions, 3) : repetitions,
      takesTurns: true,
      images: imagesOf(context),
      refuses: (model) =>
        version === null
          ? `not installed for ${python}`
          : system === 'numpy' && model === 'cnn'
            ? 'written for dense networks'
            : null,
      measure: (job) => (program ??= startPython(script, threads)).ask(job),
      stop: () => program?.stop(),
    };
  };
  return [
    contender('pytorch', torch, 'pytorch_epoch.py', 1),
    contender('pytorch', torch, 'pytorch_epoch.py', 2),
    contender('numpy', numpy, 'numpy_epoch.py', 1),
  ];
}
