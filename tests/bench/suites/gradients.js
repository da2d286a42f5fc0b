import { controls } from '../../../web/src/config/hyper-parameters.js';
import { presets } from '../../../web/src/config/presets.js';
import { bestSetUps } from '../context.js';
import { trainingRow } from '../rows.js';

/**
 * What a step of each gradient method costs on each network, and how many times faster it is than the textbook's central differences.
 *
 * @typedef {import('../rows.js').Row} Row
 * @typedef {{ lossEvaluationsPerStep: number, secondsPerStep: number, secondsPerEpoch: number, measuredFraction: number }} Price
 * @typedef {{ model: string, method: string, batch: number, stepCost: Price }} Priced
 */

const textbook = 'central-difference';
const quickModel = 'nielsen-30';
const methods = () => (controls.gradient.options ?? []).map(({ value }) => value);

/** @param {import('../context.js').Context} context @returns {Promise<Row[]>} */
export async function measureGradients(context) {
  const bench = await context.bench();
  const [{ variant }] = bestSetUps();
  const rows = [];
  for (const [model, { recipe }] of Object.entries(presets)) {
    if (context.models ? !context.models.includes(model) : context.quick && model !== quickModel) continue;
    /** @type {Priced[]} */
    const priced = [];
    for (const method of methods()) {
      const job = { model, ...recipe, images: 60_000, seed: 1, gradient: method, priceMs: context.quick ? 200 : 1000 };
      priced.push({ model, method, batch: recipe.batch, stepCost: await bench.ask('gradlab', variant, job) });
    }
    const slow = /** @type {Priced} */ (priced.find(({ method }) => method === textbook));
    rows.push(...priced.map((one) => rowOf(one, slow.stepCost, variant)));
    context.log(`  ${model}`);
  }
  if (!context.quick && (!context.models || context.models.includes('nielsen-30')))
    rows.push(...(await wholeEpochs(bench)));
  for (const { variant: used } of bestSetUps()) await bench.stop('gradlab', used);
  return rows;
}

/** @param {Priced} priced @param {Price} slow @param {string} variant @returns {Row} */
function rowOf({ model, method, batch, stepCost }, slow, variant) {
  const evaluations = stepCost.lossEvaluationsPerStep;
  const times = slow.secondsPerStep / stepCost.secondsPerStep;
  const parts = [
    `${evaluations.toLocaleString('en')} loss evaluations a step`,
    stepCost.measuredFraction < 1
      ? `projected from ${(100 * stepCost.measuredFraction).toPrecision(2)} % of a step`
      : 'whole steps measured',
    method === textbook
      ? `${((1e6 * stepCost.secondsPerStep) / evaluations / batch).toPrecision(3)} µs for a loss evaluation of one image`
      : `${inFigures(times)} times as fast as ${textbook}`,
    'the epoch is a projection',
  ];
  return {
    suite: 'gradients',
    system: 'gradlab',
    variant: `${variant}, ${method}`,
    model,
    batch,
    threads: 1,
    seconds: stepCost.secondsPerStep,
    secondsPer60k: stepCost.secondsPerEpoch,
    note: parts.join('; '),
  };
}

/** Epochs that are really run: backpropagation, and the numerical method made for it. @param {import('../browser.js').Bench} bench @returns {Promise<Row[]>} */
async function wholeEpochs(bench) {
  const model = 'nielsen-30';
  const { recipe } = presets[model];
  const rows = [];
  for (const { variant, threads } of bestSetUps()) {
    for (const method of ['backprop', 'structured-difference'].filter((name) => methods().includes(name))) {
      const result = await bench.ask('gradlab', variant, {
        model,
        ...recipe,
        images: 60_000,
        seed: 1,
        gradient: method,
        threads,
      });
      rows.push(
        trainingRow(
          {
            suite: 'gradients',
            system: 'gradlab',
            variant: `${variant}, ${method}`,
            model,
            batch: recipe.batch,
            threads,
            note: 'a whole epoch, run',
          },
          [result],
        ),
      );
    }
  }
  return rows;
}

/** @param {number} times */
function inFigures(times) {
  return times >= 100 ? Math.round(times).toLocaleString('en') : times.toPrecision(3);
}
