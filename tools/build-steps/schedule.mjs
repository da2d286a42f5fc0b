// Runs stages on a given number of processors: in order, each after the stages it needs, and as many at the same time
// as there are processors for.

/**
 * A stage. `run` throws when it fails. `processors`: how many it keeps busy. `alone`: it measures time, so it runs last
 * and with nothing else running.
 * @typedef {object} Stage
 * @property {string} name
 * @property {string[]} needs names of the stages that have to pass first
 * @property {number} processors
 * @property {boolean} [alone]
 * @property {() => void | Promise<void>} run
 *
 * @typedef {{ stage: Stage, outcome: 'passed' | 'failed' | 'not run', seconds: number, error?: unknown, missing?: string }} Result
 */

/**
 * Returns the first of the waiting stages that can begin now.
 * @param {Stage[]} waiting in order
 * @param {Stage[]} running
 * @param {number} processors in all
 */
export function nextStage(waiting, running, processors) {
  if (running.some(({ alone }) => alone)) return undefined;
  const unfinished = new Set([...waiting, ...running].map(({ name }) => name));
  const free = processors - running.reduce((sum, stage) => sum + stage.processors, 0);
  const ready = waiting.filter(({ needs }) => !needs.some((name) => unfinished.has(name)));
  // A stage that wants more processors than there are takes all of them.
  const fitting = ready.find((stage) => !stage.alone && Math.min(stage.processors, processors) <= free);
  if (fitting) return fitting;
  const onlyThoseAlone = running.length === 0 && waiting.every((stage) => stage.alone);
  return onlyThoseAlone ? ready[0] : undefined;
}

/**
 * Runs all stages. A failed stage does not stop the others; only the stages that need it are left out.
 * @template {Stage} S
 * @param {S[]} stages
 * @param {number} processors
 * @param {{ begun?: (stage: S) => void, ended?: (result: Result) => void }} [report]
 * @returns {Promise<Result[]>} in the order in which they ended
 */
export async function runStages(stages, processors, { begun, ended } = {}) {
  let waiting = [...stages];
  /** @type {S[]} */
  let running = [];
  /** @type {Result[]} */
  const results = [];
  const end = (/** @type {Result} */ result) => {
    results.push(result);
    ended?.(result);
  };
  /** @param {S} stage */
  async function runOne(stage) {
    begun?.(stage);
    const start = performance.now();
    /** @type {Partial<Result> & { outcome: Result['outcome'] }} */
    let outcome = { outcome: 'passed' };
    try {
      await stage.run();
    } catch (error) {
      outcome = { outcome: 'failed', error };
    }
    running = running.filter((other) => other !== stage);
    end({ stage, seconds: (performance.now() - start) / 1000, ...outcome });
  }
  /** @type {Set<Promise<void>>} */
  const tasks = new Set();
  for (;;) {
    for (const stage of waiting) {
      const missing = stage.needs.find((name) =>
        results.some((result) => result.stage.name === name && result.outcome !== 'passed'),
      );
      if (missing === undefined) continue;
      waiting = waiting.filter((other) => other !== stage);
      end({ stage, outcome: 'not run', seconds: 0, missing });
    }
    for (let stage = nextStage(waiting, running, processors); stage; stage = nextStage(waiting, running, processors)) {
      const chosen = /** @type {S} */ (stage);
      waiting = waiting.filter((other) => other !== chosen);
      running.push(chosen);
      const task = runOne(chosen).then(() => void tasks.delete(task));
      tasks.add(task);
    }
    if (tasks.size > 0) await Promise.race(tasks);
    else if (waiting.length === 0) return results;
    else if (
      !waiting.some(({ needs }) =>
        needs.some((name) => results.some((result) => result.stage.name === name && result.outcome !== 'passed')),
      )
    ) {
      throw new Error(
        `stages that need each other or one that is not there: ${waiting.map(({ name }) => name).join(', ')}`,
      );
    }
  }
}
