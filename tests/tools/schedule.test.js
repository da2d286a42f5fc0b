import { expect, test } from 'vitest';
import { runStages } from '../../tools/build-steps/schedule.mjs';

/**
 * Stages that note what runs at the same time, on a machine of two processors.
 * @param {Record<string, { needs?: string[], processors?: number, alone?: boolean, steps?: number, fails?: boolean }>} described
 */
async function simulate(described) {
  /** @type {Set<string>} */
  const running = new Set();
  /** @type {string[]} */
  const seen = [];
  const stages = Object.entries(described).map(
    ([name, { needs = [], processors = 1, alone = false, steps = 1, fails = false }]) => ({
      name,
      needs,
      processors,
      alone,
      run: async () => {
        running.add(name);
        seen.push([...running].join('+'));
        for (let step = 0; step < steps; step++) await new Promise((resolve) => setImmediate(resolve));
        running.delete(name);
        if (fails) throw new Error(`${name} failed`);
      },
    }),
  );
  const results = await runStages(stages, 2);
  return { seen, outcomes: Object.fromEntries(results.map(({ stage, outcome }) => [stage.name, outcome])) };
}

test('stages of one processor share the two, one of both runs by itself', async () => {
  const { seen } = await simulate({ build: { processors: 2 }, lint: { steps: 5 }, types: { steps: 2 }, structure: {} });
  expect(seen).toEqual(['build', 'lint', 'lint+types', 'lint+structure']);
});

test('a stage begins after all it needs, and a later one that fits goes first', async () => {
  const { seen } = await simulate({
    site: { needs: ['wasm'], processors: 2 },
    wasm: { processors: 1, steps: 3 },
    lint: { steps: 1 },
  });
  expect(seen).toEqual(['wasm', 'wasm+lint', 'site']);
});

test('what measures time runs last and alone, wherever it is listed', async () => {
  const { seen } = await simulate({
    smoothness: { alone: true },
    lint: { steps: 2 },
    types: {},
    threads: { alone: true },
  });
  expect(seen).toEqual(['lint', 'lint+types', 'smoothness', 'threads']);
});

test('a failure leaves out what needs it, directly or not, and nothing else', async () => {
  const { outcomes } = await simulate({
    wasm: { fails: true },
    site: { needs: ['wasm'] },
    page: { needs: ['site'], alone: true },
    lint: {},
  });
  expect(outcomes).toEqual({ wasm: 'failed', site: 'not run', page: 'not run', lint: 'passed' });
});

test('stages that wait for each other are an error, not a wait without end', async () => {
  await expect(simulate({ a: { needs: ['b'] }, b: { needs: ['a'] } })).rejects.toThrow(/need each other/);
});
