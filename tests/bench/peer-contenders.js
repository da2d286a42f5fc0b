import { allTestImages, epochImages } from './rows.js';

/**
 * The other trainers in a browser: those that take minutes for an epoch learn from fewer images, and are scaled.
 *
 * @typedef {import('./contenders.js').Contender} Contender
 * @typedef {import('./contenders.js').EpochJob} EpochJob
 * @typedef {import('./context.js').Context} Context
 * @typedef {Record<import('./benched-models.js').BenchedModel, number>} ImageCounts
 */

/** `quick` is absent for those that take longest. @type {Record<string, { full: ImageCounts, quick?: ImageCounts }>} */
const imageCounts = {
  'tensorflow.js wasm': {
    full: { 'nielsen-30': 60_000, dnn: 60_000, cnn: 1280 },
    quick: { 'nielsen-30': 3000, dnn: 3200, cnn: 128 },
  },
  'tensorflow.js cpu': { full: { 'nielsen-30': 12_000, dnn: 12_800, cnn: 1280 } },
  'tensorflow.js webgl': { full: { 'nielsen-30': 3000, dnn: 12_800, cnn: 1280 } },
  'tensorflow.js webgpu': { full: { 'nielsen-30': 1000, dnn: 2560, cnn: 256 } },
  'jax-js wasm': {
    full: { 'nielsen-30': 6000, dnn: 12_800, cnn: 1280 },
    quick: { 'nielsen-30': 600, dnn: 1280, cnn: 128 },
  },
  convnetjs: { full: { 'nielsen-30': 6000, dnn: 6400, cnn: 640 }, quick: { 'nielsen-30': 600, dnn: 640, cnn: 64 } },
};

/** Of those that take minutes for an epoch. */
const fewTestImages = 1000;

/** @param {Context} context @returns {Promise<Contender[]>} */
export async function peerContenders(context) {
  const counts = (/** @type {string} */ name) => (context.quick ? imageCounts[name].quick : imageCounts[name].full);
  return [
    tensorflow(context, 'wasm', context.quick ? undefined : counts('tensorflow.js wasm'), 1),
    tensorflow(context, 'wasm', counts('tensorflow.js wasm'), 2),
    tensorflow(context, 'cpu', counts('tensorflow.js cpu')),
    tensorflow(context, 'webgl', counts('tensorflow.js webgl')),
    tensorflow(context, 'webgpu', counts('tensorflow.js webgpu')),
    inBrowser(context, 'jax-js', 'jax', 'wasm', counts('jax-js wasm'), 2),
    inBrowser(context, 'convnetjs', 'convnetjs', 'JavaScript', counts('convnetjs'), 1),
  ];
}

/**
 * @param {Context} context
 * @param {import('./rows.js').System} system
 * @param {string} kind of worker
 * @param {string} variant
 * @param {ImageCounts|undefined} counts
 * @param {number} [threads]
 * @returns {Contender}
 */
function inBrowser(context, system, kind, variant, counts, threads) {
  const gpu = variant.startsWith('webg');
  const setUp = threads ? `${variant} ${threads}` : variant;
  const bench = () => (gpu ? context.gpuBench() : context.bench());
  return {
    system,
    variant,
    threads,
    note: gpu ? 'software GPU where the machine has none' : undefined,
    repetitions: 1,
    images: (model) => counts?.[model] ?? 0,
    refuses: () => (counts ? null : 'left out of --quick'),
    testImages: (model) => ((counts?.[model] ?? 0) < epochImages ? fewTestImages : allTestImages),
    measure: async (job) => (await bench()).ask(kind, setUp, job),
    stop: async () => (await bench()).stop(kind, setUp),
  };
}

/** The documented ways of TensorFlow.js to train, by the names of their calls. @type {Record<string, string>} */
const ways = {
  fit: 'model.fit',
  minimize: 'optimizer.minimize on a model of layers',
  operations: 'optimizer.minimize on core operations',
};

/**
 * TensorFlow.js through the fastest of its documented ways, measured on a few images first; through the usual winner where it has to be quick.
 * @param {Context} context
 * @param {string} backend
 * @param {ImageCounts|undefined} counts
 * @param {number} [threads]
 * @returns {Contender}
 */
function tensorflow(context, backend, counts, threads) {
  const contender = inBrowser(context, 'tensorflow.js', 'tensorflow', backend, counts, threads);
  let way = 'operations';
  /** @param {EpochJob} job */
  const measure = (job) => contender.measure(/** @type {any} */ ({ ...job, way }));
  if (context.quick) return { ...contender, measure, note: [ways[way], contender.note].filter(Boolean).join('; ') };
  return { ...contender, measure, prepare };

  /** @param {EpochJob} job */
  async function prepare(job) {
    const fastest = await fastestWay(job);
    way = fastest.way;
    return fastest.note;
  }

  /** @param {EpochJob} job */
  async function fastestWay(job) {
    const probe = { ...job, images: Math.min(Math.ceil(job.images / 4), 20 * job.batch), testImages: 0 };
    /** @type {Record<string, number>} */
    const seconds = {};
    const names = Object.keys(ways);
    // The first of each warms up.
    for (const tried of [...names, ...names]) {
      const result = await contender.measure(/** @type {any} */ ({ ...probe, way: tried }));
      seconds[tried] = Math.min(seconds[tried] ?? Infinity, result.seconds);
    }
    const [fastest, ...slower] = names.toSorted((a, b) => seconds[a] - seconds[b]);
    const others = slower.map(
      (name) => `${(seconds[name] / seconds[fastest]).toFixed(2)} times as fast as ${ways[name]}`,
    );
    return { way: fastest, note: `${ways[fastest]}, ${others.join(', ')}` };
  }
}
