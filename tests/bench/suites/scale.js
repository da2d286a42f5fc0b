import { bestSetUps } from '../context.js';
import { trainingRow } from '../rows.js';

/**
 * How the time of an epoch of `dnn` changes with one thing at a time.
 *
 * @typedef {import('../rows.js').Row} Row
 * @typedef {{ note: string, batch?: number, images?: number, hidden?: number, threads?: number }} Point
 */

/** @param {boolean} quick @returns {Point[]} */
function points(quick) {
  const batches = quick ? [10, 64, 256] : [1, 4, 10, 32, 64, 128, 256, 1000];
  const widths = quick ? [30, 128, 512] : [16, 30, 64, 128, 256, 512, 1024];
  const counts = quick ? [6000, 60_000] : [6000, 15_000, 30_000, 60_000];
  return [
    ...batches.map((batch) => ({ note: 'batch size', batch })),
    ...widths.map((hidden) => ({ note: `784-${hidden}-10`, hidden })),
    ...counts.map((images) => ({ note: 'images', images })),
  ];
}

/** @param {import('../context.js').Context} context @returns {Promise<Row[]>} */
export async function measureScale(context) {
  const bench = await context.bench();
  const rows = [];
  for (const { variant, threads } of bestSetUps()) {
    await bench.ask('gradlab', variant, { model: 'dnn', batch: 64, lr: 0.1, seed: 1, images: 20_000, threads });
    for (const { note, batch = 64, images = context.quick ? 12_800 : 30_000, hidden } of points(context.quick)) {
      const layers = hidden === undefined ? undefined : `dense(${hidden}),relu,dense(10)`;
      const job = {
        model: 'dnn',
        batch,
        images,
        layers,
        lr: Math.min(0.1, 0.1 * Math.sqrt(batch / 64)),
        seed: 1,
        threads,
      };
      const runs = [];
      for (let i = 0; i < (context.quick ? 1 : 3); i += 1) runs.push(await bench.ask('gradlab', variant, job));
      rows.push(
        trainingRow(
          {
            suite: 'scale',
            system: 'gradlab',
            variant,
            model: hidden === undefined ? 'dnn' : `784-${hidden}-10`,
            batch,
            threads,
            note,
          },
          runs,
        ),
      );
    }
    await bench.stop('gradlab', variant);
  }
  return rows;
}
