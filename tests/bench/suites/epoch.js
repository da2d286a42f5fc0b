import { benchedModels, modelsAmong } from '../benched-models.js';
import { epochContenders } from '../contenders.js';
import { isWanted } from '../context.js';
import { allTestImages, trainingRow } from '../rows.js';

/**
 * One epoch of each network by everybody, side by side. Those measured several times take turns, so that the machine's moods hit all of
 * them alike.
 *
 * @typedef {import('../contenders.js').Contender} Contender
 * @typedef {import('../contenders.js').EpochJob} EpochJob
 * @typedef {import('../benched-models.js').BenchedModel} BenchedModel
 * @typedef {import('../rows.js').Row} Row
 */

/** Enough for a browser to have translated the code with its optimising compiler. */
const warmUpImages = { 'nielsen-30': 20_000, dnn: 20_000, cnn: 4000 };

/** @param {import('../context.js').Context} context @returns {Promise<Row[]>} */
export async function measureEpochs(context) {
  const contenders = (await epochContenders(context)).filter(({ system }) => isWanted(context, system));
  const rows = [];
  for (const model of modelsAmong(context.models)) rows.push(...(await measureModel(context, model, contenders)));
  for (const contender of contenders) await contender.stop();
  return rows;
}

/** @param {import('../context.js').Context} context @param {BenchedModel} model @param {Contender[]} contenders */
async function measureModel(context, model, contenders) {
  const inTurns = contenders.filter(({ takesTurns }) => takesTurns);
  const entries = await measureInTurns(context, model, inTurns);
  // One after the other, and each gone before the next comes: threads that wait for work may take time from others.
  for (const contender of contenders.filter((one) => !inTurns.includes(one))) {
    entries.push(...(await measureInTurns(context, model, [contender])));
    await contender.stop();
  }
  return entries.map(rowOf);
}

/** @param {import('../context.js').Context} context @param {BenchedModel} model @param {Contender[]} contenders */
async function measureInTurns(context, model, contenders) {
  const entries = [];
  for (const contender of contenders) entries.push(await entered(context, model, contender));
  for (let round = 0; entries.some(({ contender }) => round < contender.repetitions); round += 1) {
    for (const entry of entries)
      if (!entry.failure && round < entry.contender.repetitions) await timeOnce(context, entry);
  }
  return entries;
}

/**
 * @typedef {{ contender: Contender, job: EpochJob, notes: string[], failure: string|null, runs: import('../contenders.js').EpochResult[] }} Entry
 */

/** Ready and warm. @param {import('../context.js').Context} context @param {BenchedModel} model @param {Contender} contender @returns {Promise<Entry>} */
async function entered(context, model, contender) {
  const job = {
    model,
    ...benchedModels[model],
    images: contender.images(model),
    seed: 1,
    testImages: contender.testImages?.(model) ?? allTestImages,
  };
  /** @type {Entry} */
  const entry = {
    contender,
    job,
    notes: contender.note ? [contender.note] : [],
    failure: contender.refuses?.(model) ?? null,
    runs: [],
  };
  if (job.testImages < allTestImages)
    entry.notes.push(`accuracy on ${job.testImages.toLocaleString('en')} test images`);
  if (entry.failure) return entry;
  try {
    if (contender.prepare) entry.notes.push(await contender.prepare(job));
    await contender.measure({
      ...job,
      images: Math.min(warmUpImages[model], Math.max(job.batch, Math.ceil(job.images / 5))),
      testImages: 0,
    });
  } catch (error) {
    fail(context, entry, error);
  }
  return entry;
}

/** @param {import('../context.js').Context} context @param {Entry} entry */
async function timeOnce(context, entry) {
  try {
    // The next seed each time: the accuracy is not one lucky start's.
    const result = await entry.contender.measure({ ...entry.job, seed: entry.runs.length + 1 });
    entry.runs.push(result);
    context.log(
      `  ${nameOf(entry)}: ${result.images.toLocaleString('en')} images in ${result.seconds.toFixed(3)} s, ${(100 * result.accuracy).toFixed(2)} %`,
    );
  } catch (error) {
    fail(context, entry, error);
  }
}

/** @param {import('../context.js').Context} context @param {Entry} entry @param {unknown} error */
function fail(context, entry, error) {
  const [firstLine] = (error instanceof Error ? error.message : String(error))
    .replace(/^page\.evaluate: (Error: )?/, '')
    .split('\n');
  entry.failure = `could not run: ${firstLine.slice(0, 200)}`;
  context.log(`  ${nameOf(entry)} ${entry.failure}`);
}

/** @param {Entry} entry */
function nameOf({ contender, job }) {
  return `${job.model} ${contender.system} ${contender.variant}${contender.threads ? ` × ${contender.threads}` : ''}`;
}

/** @param {Entry} entry @returns {Row} */
function rowOf({ contender, job, notes, failure, runs }) {
  const { system, variant, threads } = contender;
  const row = { suite: 'epoch', system, variant, model: job.model, batch: job.batch, threads };
  return failure ? { ...row, note: failure } : trainingRow({ ...row, note: notes.join('; ') }, runs);
}
