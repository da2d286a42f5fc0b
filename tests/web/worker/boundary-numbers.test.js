import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { loadCore } from '../../../web/src/worker/core/core-loader.js';
import { loadLab } from '../../../web/src/worker/lab/lab-loader.js';
import { unwrap } from '../../../web/src/worker/core/unwrap.js';
import { choice, coreUrl } from './driven-engine.js';

// Calls everything that the modules export and that takes a number, as their generated types list it, with each number
// in turn replaced by one that it cannot be. Nothing may abort, and what is refused is refused in words.

const wrong = [NaN, Infinity, -Infinity, -1, 0.5, 2 ** 31, 2 ** 32, 2 ** 53, 1e300];
const image = new Uint8Array(784).fill(99);
const network = { layers: 'conv(2,5,stride=3),relu,dense(10)', loss: 'cross-entropy', init: 'scaled-normal' };

const large = [2 ** 31, 2 ** 32, 2 ** 53, 1e300];
/**
 * Numbers of the list that are right all the same: by function, argument and field, the first pattern that fits.
 * @type {[RegExp, number[]][]}
 */
const right = [
  // Budgets of time and steps are used up at once, or last until the work ends.
  [/advance|evaluate|probe/, wrong],
  [/seed|splitCounts 1|augmentPreview 2|generateDigits 1|beginStepSizes 1/, [2 ** 31, 2 ** 32]],
  [/flipDecision/, [-1]],
  // Settings of the optimiser, which no schedule reads.
  [/scheduleCurve 1\.(momentum|beta2|alpha|epsilon)/, wrong],
  [/clip|dropEvery/, [Infinity, 0.5, ...large]],
  // A learning rate or step size that is far too large makes a run diverge, which is reported.
  [/\.lr|setLearningRate|2\.h|setGradient 1|begin 1|beginKinks/, [0.5, ...large]],
  [/splitCounts 0|validation|augment|augmentPreview 1|weightDecay|tuning|scheduleCurve 1/, [0.5]],
];

/** @param {string} name @param {string} path @param {number} value */
function isRight(name, path, value) {
  const where = `${name} ${path}`;
  return (right.find(([pattern]) => pattern.test(where))?.[1] ?? []).includes(value);
}

/** @param {string} module @returns {{ interfaces: Record<string, [string, string[]][]>, records: Record<string, [string, string][]> }} */
function typesOf(module) {
  const text = readFileSync(new URL(`../../../build/wasm/${module}.d.ts`, import.meta.url), 'utf8');
  const blocks = (/** @type {RegExp} */ begin) =>
    Array.from(text.matchAll(begin), ([, name, body]) => /** @type {[string, string]} */ ([name, body]));
  const methods = (/** @type {string} */ body) =>
    Array.from(body.matchAll(/^ {2}(\w+)\(([^)]*)\)/gm), ([, name, parameters]) => [
      name,
      Array.from(parameters.matchAll(/_\d+: ([^,]+)/g), ([, type]) => type.replace(' | null', '')),
    ]);
  return {
    interfaces: /** @type {any} */ (
      Object.fromEntries(blocks(/interface (\w+) \{\n([^]*?)\n\}/g).map(([name, body]) => [name, methods(body)]))
    ),
    records: /** @type {any} */ (
      Object.fromEntries(
        blocks(/type (\w+) = \{\n([^]*?)\n\}/g).map(([name, body]) => [
          name,
          Array.from(body.matchAll(/^ {2}(\w+): (\w+)/gm), ([, field, type]) => [field, type]),
        ]),
      )
    ),
  };
}

function configuration() {
  const settings = choice();
  return { ...settings, ...network, gradient: 'spsa' };
}

/** Every valid argument, by the type's name; strings and numbers by what they are for. */
async function open() {
  const core = /** @type {any} */ (await loadCore(coreUrl.href));
  const digits = /** @type {any} */ (unwrap(core.generateDigits(60, 1, 0)));
  const run = /** @type {any} */ (unwrap(core.createRun(digits, digits, configuration())));
  const model = /** @type {any} */ (unwrap(run.model()));
  run.activations(image);
  model.activations(image);
  const evaluation = unwrap(core.createModelEvaluation(model, digits));
  const laboratory = /** @type {any} */ (await loadLab(coreUrl.href));
  const lab = /** @type {any} */ (unwrap(laboratory.createLab(run.gradientSubject())));
  return {
    modules: { gradlab: core, 'gradlab-lab': laboratory },
    run,
    lab,
    values: /** @type {Record<string, any>} */ ({
      Dataset: digits,
      TrainingRun: run,
      Model: model,
      ModelEvaluation: evaluation,
      GradientLab: lab,
      RunConfig: configuration(),
      Augment: choice().augment,
      Tuning: choice().tuning,
      GradientSubject: run.gradientSubject(),
      Uint8Array: image,
      boolean: false,
    }),
  };
}

/** Valid numbers and strings of calls, in order. @type {Record<string, unknown[]>} */
const valid = {
  'Dataset.splitCounts': [0.2, 1],
  'Dataset.augmentPreview': [0, 1, 2],
  'ModelEvaluation.advance': [5],
  'TrainingRun.advance': [5, 1],
  'TrainingRun.evaluate': ['test', 5],
  'TrainingRun.probe': [1],
  'TrainingRun.contributions': [0, 5],
  'TrainingRun.layerParameters': [2],
  'TrainingRun.setLearningRate': [0.1],
  'TrainingRun.setEpochs': [7],
  'TrainingRun.setPatience': [0],
  'TrainingRun.setGradient': ['spsa', 0.01, 2],
  'TrainingRun.watchUpdates': [3],
  'Model.contributions': [2, 9],
  'Model.layerParameters': [0],
  generateDigits: [2, 1, 0],
  createCsvReader: [0],
  createIdxReader: [0],
  frameDrawing: [28, 28],
  scheduleCurve: ['cosine', 5, 3],
  weightsOfUnits: [2, 0, 10],
  networkHealth: [10],
  saliency: [3],
  flipDecision: [3],
  setThreadCount: [1],
  createRun: [],
  createLab: [],
  'GradientLab.begin': ['spsa', 0.01, 2, 'double'],
  'GradientLab.advance': [1],
  'GradientLab.beginKinks': [0.01],
  'GradientLab.advanceKinks': [1],
  'GradientLab.imagesCrossingAt': [0, 3, 1],
  'GradientLab.beginStepSizes': [5, 1],
  'GradientLab.advanceStepSizes': [1],
};

/**
 * @typedef {{ name: string, owner: string|null, method: string, parameters: string[] }} Call
 * @typedef {Awaited<ReturnType<typeof open>>} Place
 */

/** @param {string} module @returns {{ calls: Call[], records: Record<string, [string, string][]> }} */
function callsOf(module) {
  const { interfaces, records } = typesOf(module);
  /** @param {string} type @returns {boolean} */
  const holdsNumber = (type) => type === 'number' || (records[type] ?? []).some(([, inner]) => holdsNumber(inner));
  const calls = Object.entries(interfaces).flatMap(([owner, methods]) =>
    methods
      .filter(([, parameters]) => parameters.some(holdsNumber))
      .map(([method, parameters]) => ({
        name: owner === 'EmbindModule' ? method : `${owner}.${method}`,
        owner: owner === 'EmbindModule' ? null : owner,
        method,
        parameters,
      })),
  );
  return { calls, records };
}

/** @param {Place} place @param {Call} call */
function argumentsOf({ values }, { name, parameters }) {
  const own = [...(valid[name] ?? [])];
  return parameters.map((type) => (type === 'number' || type === 'EmbindString' ? own.shift() : values[type]));
}

/**
 * Every list of arguments with one number replaced, and where it is: in an argument, or in a field of a record.
 * @param {unknown[]} given @param {string[]} parameters @param {Record<string, [string, string][]>} records
 */
function* replaced(given, parameters, records) {
  for (const [at, type] of parameters.entries())
    for (const { path, value, bad } of variantsOf(type, given[at], records, `${at}`))
      yield { path, bad, args: given.with(at, value) };
}

/**
 * @param {string} type @param {any} value @param {Record<string, [string, string][]>} records @param {string} path
 * @returns {Generator<{ path: string, value: unknown, bad: number }>}
 */
function* variantsOf(type, value, records, path) {
  if (type === 'number') for (const bad of wrong) yield { path, value: bad, bad };
  for (const [field, inner] of records[type] ?? [])
    for (const variant of variantsOf(inner, value[field], records, `${path}.${field}`))
      yield { ...variant, value: { ...value, [field]: variant.value } };
}

/** @param {Place} place @param {Call} call @param {'gradlab'|'gradlab-lab'} module */
function prepare({ modules, values, lab }, { owner }, module) {
  if (owner !== 'GradientLab') return owner ? values[owner] : modules[module];
  lab.begin('backprop', 0.01, 1, 'float');
  lab.beginKinks(0.01);
  lab.beginStepSizes(2, 1);
  return lab;
}

for (const module of /** @type {const} */ (['gradlab', 'gradlab-lab'])) {
  const { calls, records } = callsOf(module);
  it(`knows a valid call of each function with numbers in ${module}`, () => {
    expect(calls.length).toBeGreaterThan(7);
    expect(calls.map(({ name }) => name).filter((name) => !valid[name])).toEqual([]);
  });

  it.each(calls)('refuses wrong numbers in words: $name', async (call) => {
    const place = await open();
    const { method, name, parameters } = call;
    const ask = (/** @type {unknown[]} */ args) => prepare(place, call, module)[method](...args);
    const given = argumentsOf(place, call);
    expect(ask(given), 'the valid call').not.toBeInstanceOf(Error);
    /** @type {string[]} */
    const accepted = [];
    for (const { path, bad, args } of replaced(given, parameters, records)) {
      const answer = ask(args);
      const where = `${name} ${path} = ${bad}`;
      if (answer instanceof Error) expect(answer.message, where).toMatch(/\w+ \w+ \w+/);
      else if (!isRight(name, path, bad)) accepted.push(where);
      answer?.delete?.();
    }
    expect(accepted).toEqual([]);
    // Both modules live on.
    expect(unwrap(place.run.predict(image))).toHaveLength(10);
    place.lab.begin('backprop', 0.01, 1, 'float');
    expect(unwrap(place.lab.advance(1000)).finished).toBe(true);
  });
}

it('refuses wrong places, lengths and labels in words', async () => {
  const { values, run, modules } = await open();
  const { Dataset: digits, ModelEvaluation: evaluation, Model: model } = values;
  const core = modules.gradlab;
  evaluation.advance(1000);
  const weights = model.values().length;
  const refusals = [
    ...[60, 2 ** 32 - 1].flatMap((row) => [
      digits.images(Uint32Array.of(0, row)),
      run.images('test', Uint32Array.of(row)),
      evaluation.images(Uint32Array.of(row)),
    ]),
    core.frameDrawing(image, 28, 29),
    core.datasetFromBytes(image, Uint8Array.of(1, 2)),
    core.datasetFromBytes(image, Uint8Array.of(10)),
    core.createModel(network.layers, network.loss, new Float32Array(weights - 1)),
  ];
  for (const refusal of refusals) expect(String(refusal)).toMatch(/^Error: \w+ \w+/);
  expect(digits.images(Uint32Array.of(59))).toHaveLength(784);
});
