import { inSeconds } from './table.js';

/**
 * What the project set out to reach, as ratios between rows of one run on one machine.
 *
 * @typedef {import('./rows.js').Row} Row
 * @typedef {{ suite: string, what: string, reached: string, atMost: string, ratio: number }} Outcome `ratio`: of what was reached to what was
 *   aimed at; up to 1 the target is met
 * @typedef {{ model: string, threads: number[], factor: number, than: import('./rows.js').System[], thanThreads?: number[], words: string }} EpochTarget
 */

const inBrowsers = /** @type {import('./rows.js').System[]} */ (['tensorflow.js', 'jax-js', 'convnetjs']);

/** @type {EpochTarget[]} */
const epochTargets = [
  { model: 'nielsen-30', threads: [1, 2], factor: 0.35, than: ['pytorch'], words: '0.35 × PyTorch’s best' },
  {
    model: 'nielsen-30',
    threads: [1, 2],
    factor: 1 / 15,
    than: ['tensorflow.js'],
    words: '1/15 of TensorFlow.js’s best',
  },
  { model: 'dnn', threads: [1], factor: 1, than: ['pytorch'], words: 'PyTorch’s best' },
  { model: 'dnn', threads: [1], factor: 1 / 14, than: ['tensorflow.js'], words: '1/14 of TensorFlow.js’s best' },
  { model: 'dnn', threads: [2], factor: 0.7, than: ['pytorch'], words: '0.7 × PyTorch’s best' },
  {
    model: 'cnn',
    threads: [1],
    factor: 1.2,
    than: ['pytorch'],
    thanThreads: [1],
    words: '1.2 × PyTorch’s with one thread',
  },
  { model: 'cnn', threads: [1], factor: 1 / 60, than: inBrowsers, words: '1/60 of the best other in a browser' },
  { model: 'cnn', threads: [2], factor: 1, than: ['pytorch'], thanThreads: [2], words: 'PyTorch’s with two threads' },
];

/** Seconds on the test set, two threads. */
const accuracyTargets = [
  { goal: 0.97, seconds: 0.6 },
  { goal: 0.98, seconds: 2 },
  { goal: 0.99, seconds: 12 },
];
/** Products from this many multiply-adds on, and the share of the registers' limit they are to reach. */
const largeProduct = 64 * 784 * 128;
const aimedShare = 0.85;
const pageBytes = 250_000;

/** Those that these rows say something about. @param {Row[]} rows @returns {Outcome[]} */
export function outcomes(rows) {
  return [
    ...epochTargets.flatMap((target) => epochOutcome(rows, target)),
    ...productOutcomes(rows),
    ...accuracyOutcomes(rows),
    ...loadOutcomes(rows),
  ];
}

/** @param {Row[]} rows @param {EpochTarget} target @returns {Outcome[]} */
function epochOutcome(rows, { model, threads, factor, than, thanThreads, words }) {
  const times = (/** @type {(row: Row) => boolean} */ fits) =>
    rows
      .filter((row) => row.suite === 'epoch' && row.model === model && row.secondsPer60k !== undefined && fits(row))
      .map((row) => Number(row.secondsPer60k));
  const ours = Math.min(
    ...times((row) => row.system === 'gradlab' && row.variant !== 'native' && threads.includes(row.threads ?? 1)),
  );
  const theirs = Math.min(
    ...times((row) => than.includes(row.system) && (!thanThreads || thanThreads.includes(row.threads ?? 1))),
  );
  if (!Number.isFinite(ours) || !Number.isFinite(theirs)) return [];
  const allowed = factor * theirs;
  const what = `${model}, ${threads.length > 1 ? 'best of one and two threads' : threads[0] === 1 ? 'one thread' : 'two threads'}`;
  return [
    {
      suite: 'epoch',
      what,
      reached: `${inSeconds(ours)} s`,
      atMost: `${inSeconds(allowed)} s, ${words} (${inSeconds(theirs)} s)`,
      ratio: ours / allowed,
    },
  ];
}

/** @param {Row[]} rows @returns {Outcome[]} */
function productOutcomes(rows) {
  const large = rows.filter(
    ({ suite, system, model, shareOfLimit }) =>
      suite === 'gemm' &&
      system === 'gradlab' &&
      shareOfLimit !== undefined &&
      multiplyAdds(model ?? '') >= largeProduct,
  );
  return large.map(({ suite, variant, model, shareOfLimit }) => {
    const reached = Number(shareOfLimit);
    return {
      suite,
      what: `${model}, ${variant}`,
      reached: `${(100 * reached).toFixed(0)} % of the registers’ limit`,
      atMost: `at least ${100 * aimedShare} %`,
      ratio: aimedShare / reached,
    };
  });
}

/** @param {string} model such as "64×784×128 forward" */
function multiplyAdds(model) {
  return model
    .split(' ')[0]
    .split('×')
    .reduce((product, factor) => product * Number(factor), 1);
}

/** @param {Row[]} rows @returns {Outcome[]} */
function accuracyOutcomes(rows) {
  return accuracyTargets.flatMap(({ goal, seconds }) => {
    const row = rows.find(({ suite, accuracy, threads }) => suite === 'accuracy' && accuracy === goal && threads === 2);
    if (!row) return [];
    return [
      {
        suite: 'accuracy',
        what: `${100 * goal} % on the test set, two threads`,
        reached: row.seconds === undefined ? 'not reached' : `${inSeconds(row.seconds)} s`,
        atMost: `${seconds} s`,
        ratio: (row.seconds ?? Infinity) / seconds,
      },
    ];
  });
}

/** @param {Row[]} rows @returns {Outcome[]} */
function loadOutcomes(rows) {
  const note = rows.find(({ suite, variant }) => suite === 'load' && variant?.startsWith('cold'))?.note;
  const bytes = Number(/^([\d,]+) bytes/.exec(note ?? '')?.[1].replaceAll(',', ''));
  return bytes > 0
    ? [
        {
          suite: 'load',
          what: 'page, worker and wasm',
          reached: `${(bytes / 1000).toFixed(0)} KB compressed`,
          atMost: `${pageBytes / 1000} KB`,
          ratio: bytes / pageBytes,
        },
      ]
    : [];
}

/** @param {Outcome} outcome */
export function format({ what, reached, atMost, ratio }) {
  return `${ratio <= 1 ? 'met   ' : 'missed'} ${what}: ${reached}; aim: ${atMost}${ratio <= 1 ? '' : `; ${ratio.toFixed(2)} times as much`}`;
}
