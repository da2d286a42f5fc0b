// Death, restart and end of workers other than the one that trains, which has a test of its own (training-client.test.js).
import * as Comlink from 'comlink';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openLab } from '../../../../web/src/worker/lab/lab-client.js';
import { missingPart, refuse } from '../../../../web/src/worker/protocol.js';
import { startCoreLanes } from '../../../../web/src/worker/race/lane-client.js';

/** A worker whose methods are given, at the other end of a message channel. */
class PretendWorker extends EventTarget {
  /** @type {PretendWorker[]} */
  static all = [];
  /** @type {Record<string, (...args: any[]) => any>} */
  static methods = {};
  isTerminated = false;
  #channel = new MessageChannel();

  constructor() {
    super();
    PretendWorker.all.push(this);
    Comlink.expose(PretendWorker.methods, this.#channel.port1);
    this.#channel.port2.addEventListener('message', ({ data }) =>
      this.dispatchEvent(new MessageEvent('message', { data })),
    );
    this.#channel.port2.start();
  }

  /** @param {unknown} message */
  postMessage(message) {
    this.#channel.port2.postMessage(message);
  }

  terminate() {
    this.isTerminated = true;
    this.#channel.port1.close();
  }

  /** @param {string} type @param {string} [message] */
  fail(type, message) {
    this.dispatchEvent(Object.assign(new Event(type, { cancelable: true }), { message }));
  }
}

beforeEach(() => {
  PretendWorker.all = [];
  vi.stubGlobal('Worker', PretendWorker);
});
afterEach(() => {
  vi.unstubAllGlobals();
  PretendWorker.all.forEach((worker) => worker.terminate());
});

const pending = () => new Promise(() => {});

describe('a worker of lanes', () => {
  it.each([
    ['error', 'out of memory', 'out of memory'],
    ['messageerror', undefined, 'a message from it could not be read'],
  ])(
    'that dies by %s rejects the calls under way and those that follow, and is not replaced',
    async (type, text, why) => {
      PretendWorker.methods = { open: () => {}, advance: pending, measure: () => null };
      const lanes = startCoreLanes();
      await lanes.open(/** @type {any} */ ({}));
      const call = lanes.advance('backprop', 100);
      const refused = expect(call).rejects.toThrow(why);
      await vi.waitFor(() => expect(PretendWorker.all).toHaveLength(1));
      PretendWorker.all[0].fail(type, text);
      await refused;
      await expect(lanes.measure('backprop')).rejects.toThrow(why);
      expect(PretendWorker.all).toHaveLength(1);
      expect(PretendWorker.all[0].isTerminated).toBe(true);
    },
  );

  it('rejects the calls under way when it is closed', async () => {
    PretendWorker.methods = { open: () => {}, advance: pending };
    const lanes = startCoreLanes();
    await lanes.open(/** @type {any} */ ({}));
    const refused = expect(lanes.advance('backprop', 100)).rejects.toThrow('the race is over');
    lanes.close();
    await refused;
    await expect(lanes.advance('backprop', 100)).rejects.toThrow('the race is over');
  });

  it('lives on after a refusal', async () => {
    PretendWorker.methods = {
      add: () => {
        throw refuse('there is too little memory');
      },
      measure: () => null,
    };
    const lanes = startCoreLanes();
    await expect(lanes.add('backprop', /** @type {any} */ ({}), false)).rejects.toThrow('too little memory');
    expect(await lanes.measure('backprop')).toBeNull();
  });
});

describe('the laboratory', () => {
  it('is started again by the next call after it has died, and refuses what it has died of three times', async () => {
    PretendWorker.methods = {
      open: () => {},
      begin: () => {
        throw new Error('RuntimeError: unreachable');
      },
      beginKinks: () => {},
    };
    const lab = openLab('folder');
    const begin = (h = 0.1) => lab.call('begin', { method: 'spsa', h, directions: 1, precision: 'float' });
    for (let time = 1; time <= 3; ++time) {
      await expect(begin()).rejects.toThrow('unreachable');
      expect(PretendWorker.all).toHaveLength(time);
    }
    await expect(begin()).rejects.toMatchObject({ name: 'Refusal', message: expect.stringMatching(/three times/) });
    expect(PretendWorker.all).toHaveLength(3);
    await lab.call('beginKinks', 0.1);
    expect(PretendWorker.all).toHaveLength(4);
    await expect(begin(0.2)).rejects.toThrow('unreachable');
  });

  it('that could not be opened is opened by the next call, and the page hears that a part is missing', async () => {
    let opens = 0;
    PretendWorker.methods = {
      open() {
        opens += 1;
        if (opens === 1) throw refuse(missingPart);
      },
      beginKinks: () => {},
    };
    const hear = vi.fn();
    vi.stubGlobal('dispatchEvent', hear);
    const lab = openLab('folder');
    await expect(lab.call('beginKinks', 0.1)).rejects.toThrow(missingPart);
    expect(hear.mock.calls.map(([{ type }]) => type)).toEqual(['vite:preloadError']);
    await lab.call('beginKinks', 0.1);
    expect(opens).toBe(2);
  });
});

describe('a question that waits while the worker dies', () => {
  it('is put to the next worker only when that one is open', async () => {
    let isOpen = false;
    PretendWorker.methods = {
      open: async () => {
        isOpen = false;
        await new Promise((resolve) => setTimeout(resolve, 5));
        isOpen = true;
      },
      take: () => (isOpen ? 'taken' : Promise.reject(new Error('it is not open'))),
    };
    const lab = openLab('http://localhost/core/');
    await lab.call('take', /** @type {any} */ ({}));
    const answer = lab.call('take', /** @type {any} */ ({}));
    PretendWorker.all[0].fail('error', 'out of memory');
    const other = lab.call('take', /** @type {any} */ ({}));
    await expect(Promise.all([answer, other])).resolves.toEqual(['taken', 'taken']);
    expect(PretendWorker.all).toHaveLength(2);
  });
});
