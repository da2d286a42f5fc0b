import { describe, expect, it, vi } from 'vitest';
import { RaceEngine } from '../../../../web/src/state/race/race-engine.js';
import { noRace, raceReducer } from '../../../../web/src/state/race/race-reducer.js';
import { createStore } from '../../../../web/src/state/store.js';
import { loadCore } from '../../../../web/src/worker/core/core-loader.js';
import { memoryShare } from '../../../../web/src/worker/core/memory-shares.js';
import { unwrap } from '../../../../web/src/worker/core/unwrap.js';
import { loadLab } from '../../../../web/src/worker/lab/lab-loader.js';
import { choice, coreUrl } from '../driven-engine.js';

const refused = /takes \d+ MB of memory, more than this browser tab has left for it; use a smaller/;
const holders = /** @type {const} */ (['engine', 'laboratory', 'race', 'table']);

it.each([0.25, 1, 2, 4, 8, 64, Infinity])('a device of %d GB gives shares that fit into its memory', (memory) => {
  const together = holders.reduce((sum, holder) => sum + memoryShare({ memory }, holder), 0);
  expect(together).toBeLessThanOrEqual(Math.max(memory, 1) * 640);
  expect(together).toBeLessThanOrEqual(5120);
  for (const holder of holders) expect(memoryShare({ memory }, holder)).toBeGreaterThanOrEqual(64);
  expect(memoryShare({ memory }, 'race', 3) * 3).toBeLessThanOrEqual(memoryShare({ memory }, 'race'));
});

describe('a module with a share', () => {
  /** Counts the memory of the modules that are loaded while `load` runs. @param {() => Promise<unknown>} load */
  async function memoryOf(load) {
    /** @type {WebAssembly.Memory[]} */
    const memories = [];
    const instantiate = WebAssembly.instantiate;
    vi.spyOn(WebAssembly, 'instantiate').mockImplementation(
      /** @type {any} */ (
        async (/** @type {Parameters<typeof instantiate>} */ ...asked) => {
          const made = /** @type {any} */ (await instantiate(...asked));
          const { exports } = made.instance ?? made;
          memories.push(...Object.values(exports).filter((each) => each instanceof WebAssembly.Memory));
          return made;
        }
      ),
    );
    await load();
    vi.restoreAllMocks();
    return () => memories.reduce((sum, { buffer }) => sum + buffer.byteLength, 0) / 2 ** 20;
  }

  /** 12 million weights: with Adam, some 790 MB. */
  const large = {
    ...choice(),
    layers: 'dense(15000),relu,dense(10)',
    loss: 'cross-entropy',
    init: 'he',
    optimizer: 'adam',
  };
  const small = { ...large, layers: 'dense(30),relu,dense(10)' };

  it('trains what fits, refuses in words what does not, and stays within it', async () => {
    /** @type {any} */
    let core;
    const megabytes = await memoryOf(async () => (core = await loadCore(coreUrl.href, 1, [128])));
    const digits = unwrap(core.generateDigits(200, 1, 0));
    expect(String(core.createRun(digits, digits, large))).toMatch(refused);
    const run = unwrap(core.createRun(digits, digits, small));
    expect(run.advance(1000, 1).losses).toHaveLength(1);
    const [pixels, labels] = [new Uint8Array(784 * 10_000), new Uint8Array(10_000)];
    /** What has been made is kept: otherwise its memory would be freed. @type {unknown[]} */
    const made = [];
    while (!(made.at(-1) instanceof Error)) made.push(core.datasetFromBytes(pixels, labels));
    expect(String(made.at(-1))).toMatch(refused);
    expect(run.advance(1000, 1).losses).toHaveLength(1);
    expect(megabytes()).toBeLessThanOrEqual(128);
    const roomy = /** @type {any} */ (await loadCore(coreUrl.href, 1, [1024]));
    const more = unwrap(roomy.generateDigits(200, 1, 0));
    unwrap(roomy.createRun(more, more, large));
  });

  it('compares the gradients of a network that fits, and refuses a larger one', async () => {
    const core = /** @type {any} */ (await loadCore(coreUrl.href));
    const digits = unwrap(core.generateDigits(200, 1, 0));
    const subjectOf = (/** @type {any} */ config) => unwrap(core.createRun(digits, digits, config)).gradientSubject();
    /** @type {any} */
    let lab;
    const megabytes = await memoryOf(async () => (lab = await loadLab(new URL('./', coreUrl).href, 64)));
    expect(String(lab.createLab(subjectOf({ ...large, optimizer: 'sgd' })))).toMatch(refused);
    unwrap(lab.createLab(subjectOf(small)));
    expect(megabytes()).toBeLessThanOrEqual(64);
  });
});

it('a race divides its share among its workers', async () => {
  /** @type {number[]} */
  const given = [];
  const worker = /** @type {any} */ ({
    open: async (/** @type {{ megabytes: number }} */ { megabytes }) => void given.push(megabytes),
    add: () => Promise.reject(new Error('this lane does not race')),
    close: () => {},
  });
  const lanes = /** @type {any[]} */ ([
    { id: 'backprop', method: 'backprop' },
    { id: 'spsa', method: 'spsa' },
    { id: 'tensorflow.js cpu', backend: 'cpu' },
  ]);
  for (const sideBySide of [false, true]) {
    given.length = 0;
    const engine = new RaceEngine(
      createStore(raceReducer, noRace()),
      () => {},
      () => worker,
    );
    await engine.start(/** @type {any} */ ({ lanes, workerData: {}, choice: {}, budget: 1, sideBySide }));
    engine.end();
    const workers = sideBySide ? 3 : 2;
    expect(given).toEqual(Array(workers).fill(memoryShare({ memory: 8 }, 'race', workers)));
  }
});
