// What the Gradient lab drives its worker with, with the real module in this thread.
import { setImmediate, setTimeout } from 'node:timers/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { LabControl } from '../../../../web/src/state/gradients/lab-control.js';
import { emptyLab, labReducer } from '../../../../web/src/state/gradients/lab-reducer.js';
import { createStore } from '../../../../web/src/state/store.js';
import { methodNames } from '../../../../web/src/state/gradients/gradient-lab.js';
import { LabService } from '../../../../web/src/worker/lab/lab-service.js';
import { loadLab } from '../../../../web/src/worker/lab/lab-loader.js';
import { choice, coreUrl, driveEngine } from '../../worker/driven-engine.js';

/** @type {Awaited<ReturnType<typeof driveEngine>>} */
let driven;
/** @type {import('../../../../web/src/worker/lab/lab-loader.js').LabModule} */
let module;

beforeAll(async () => {
  [driven, module] = await Promise.all([driveEngine(), loadLab(coreUrl.href)]);
  await driven.loadDigits();
}, 30_000);

/** @param {string} layers @param {Record<string, (...args: any[]) => any>} [instead] of the bench's own methods */
function controlOf(layers, instead = {}) {
  const own = choice({ layers, loss: 'cross-entropy' });
  const settings = { h: 0.01, directions: 1, seed: 1 };
  const stepCosts = /** @type {string[]} */ ([]);
  const store = createStore(labReducer, emptyLab());
  const control = new LabControl(store, {
    openLab() {
      const service = /** @type {any} */ (new LabService(module));
      return {
        call: async (method, ...args) => (await setImmediate(), instead[method]?.(...args) ?? service[method](...args)),
        close() {},
      };
    },
    takeSubject: async () => (
      await setTimeout(20),
      { ...driven.gradients.subject(own), shapes: driven.network.inferShapes(layers) }
    ),
    async stepCostOf(method) {
      stepCosts.push(method);
      return null;
    },
    settings: () => settings,
  });
  return { control, settings, stepCosts, state: store.get };
}

/** @param {() => unknown} condition */
async function until(condition) {
  for (const end = performance.now() + 20_000; !condition(); await setTimeout(5))
    if (performance.now() > end) throw new Error(`not in time: ${condition}`);
}

const phases = (/** @type {import('../../../../web/src/state/gradients/gradient-lab.js').LabState} */ { outcomes }) =>
  new Set(Object.values(outcomes).map(({ phase }) => phase));

describe('a network that is taken', () => {
  it('is checked by all methods, its kinks are counted, its step sizes studied and its prices asked', async () => {
    const { control, stepCosts, state } = controlOf('dense(4),relu,dense(10)');
    control.estimateWhenIdle('here');
    await control.take();
    await until(() => state().stepSizes?.finished && stepCosts.length === methodNames.length);
    expect([...phases(state())]).toEqual(['done']);
    expect(state().kinks).toMatchObject({ h: 0.01, finished: true });
    expect(state().outcomes['central-difference'].crossings).toHaveLength(2);
    expect(state().outcomes.spsa.crossings).toBeNull();
    expect(state().pictures?.gradients.of.backprop).toHaveLength(784);
    await control.look(1, 3);
    expect(state().pictures).toMatchObject({ place: 1, unit: 3 });
    control.estimateWhenIdle('here');
    await setTimeout(20);
    expect(stepCosts).toHaveLength(methodNames.length);
  });

  it('is computed anew with another step size', async () => {
    const { control, settings, state } = controlOf('dense(4),sigmoid,dense(10)');
    await control.take();
    await until(() => state().stepSizes?.finished);
    const before = state().outcomes['structured-difference'].layers?.[0].relativeError ?? 0;
    settings.h = 0.3;
    control.computeAll(['structured-difference']);
    await until(() => state().outcomes['structured-difference'].phase === 'done');
    expect(state().outcomes['structured-difference']).toMatchObject({ h: 0.3 });
    expect(state().outcomes['structured-difference'].layers?.[0].relativeError).toBeGreaterThan(10 * before);
  });
});

describe('a method that would take hours', () => {
  const slow = { advance: () => ({ finished: false, fraction: 1e-4, milliseconds: 2500, layers: null }) };

  it('is given up with a projection, and goes on when it is asked for, until it is cancelled', async () => {
    const { control, state } = controlOf('dense(4),sigmoid,dense(10)', slow);
    await control.take();
    await until(() => [...phases(state())].join() === 'long');
    expect(state().outcomes['central-difference']).toMatchObject({ fraction: 1e-4, seconds: 2.5 });
    control.compute('central-difference');
    await until(() => state().outcomes['central-difference'].seconds > 10);
    control.stop('central-difference');
    await setTimeout(20);
    expect(state().outcomes['central-difference'].phase).toBe('stopped');
  });
});

it('a laboratory that breaks says so, and the next look opens another', async () => {
  let broken = true;
  const { control, state } = controlOf('dense(4),sigmoid,dense(10)', {
    begin() {
      if (broken) throw new Error('out of memory');
    },
  });
  await control.take();
  await until(() => state().failure);
  expect(state().failure).toBe('out of memory');
  broken = false;
  await control.take();
  await until(() => phases(state()).has('done'));
  expect(state().failure).toBeNull();
});

it('a laboratory that breaks while a network is being taken takes it all the same', async () => {
  let broken = false;
  const { control, state } = controlOf('dense(4),sigmoid,dense(10)', {
    begin() {
      if (broken) throw new Error('out of memory');
    },
  });
  await control.take();
  broken = true;
  const taking = control.take();
  await until(() => state().failure);
  broken = false;
  await taking;
  await until(() => phases(state()).has('done'));
  expect(state().failure).toBeNull();
  control.computeAll(['backprop']);
  expect(state().outcomes.backprop.phase).toBe('waiting');
});
