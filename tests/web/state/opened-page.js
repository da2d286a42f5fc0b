import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, expect, vi } from 'vitest';
import { createSession } from '../../../web/src/state/session.js';
import { coreUrl } from '../worker/driven-engine.js';
import { WorkerInProcess } from '../worker/worker-in-process.js';

// The page's state and actions with the real core behind them, without a browser.

// The machine may be busy.
vi.setConfig({ testTimeout: 30_000 });

/** @type {ReturnType<typeof createSession>[]} */
let sessions = [];

/** @type {Map<string, () => void>} */
const windowListeners = new Map();

/** @param {string} address */
function setLocation(address) {
  const { href, hash } = new URL(address);
  // A session that has ended may still write its address, so these stay.
  Object.assign(globalThis, { location: { href, hash } });
}

/** A history of one entry, which is all that the state of a page asks of it. */
class OneEntry {
  /** @type {unknown} */
  state = null;

  /** @param {unknown} state @param {string} _title @param {string} [address] */
  replaceState(state, _title, address) {
    this.state = state;
    if (address) setLocation(address);
  }

  /** @param {unknown} state @param {string} title @param {string} address */
  pushState(state, title, address) {
    this.replaceState(state, title, address);
  }
}

/** @param {string} fragment */
export function goTo(fragment) {
  setLocation(`http://localhost/gradlab/#${fragment}`);
  Object.assign(globalThis, { history: new OneEntry() });
  windowListeners.get('hashchange')?.();
}

/** @param {string} [fragment] */
export function openPage(fragment = '') {
  setLocation(`http://localhost/gradlab/${fragment && `#${fragment}`}`);
  Object.assign(globalThis, { history: new OneEntry() });
  const session = createSession({ restoreFromUrl: true });
  sessions.push(session);
  const { store, actions } = session;
  /** @param {(state: import('../../../web/src/state/reducer.js').State) => unknown} condition */
  const until = (condition) =>
    vi.waitFor(() => expect(condition(store.get())).toBeTruthy(), { timeout: 15_000, interval: 5 });
  const settled = () => until(({ status, stepCost }) => status !== 'loading' && stepCost && !('pending' in stepCost));
  return { actions, state: store.get, until, settled };
}

/** @param {import('../../../web/src/state/reducer.js').State} state */
export const texts = ({ notices }) => notices.map(({ where, kind, text }) => `${where} ${kind} ${text}`);

beforeEach(() => {
  sessions = [];
  WorkerInProcess.all = [];
  vi.stubGlobal('Worker', WorkerInProcess);
  vi.stubGlobal('indexedDB', new IDBFactory());
  vi.stubGlobal('document', Object.assign(new EventTarget(), { baseURI: new URL('..', coreUrl).href, hidden: false }));
  vi.stubGlobal('addEventListener', (/** @type {string} */ type, /** @type {() => void} */ listener) =>
    windowListeners.set(type, listener),
  );
});
afterEach(async () => {
  for (const { actions } of sessions) await actions.run.reset();
  vi.unstubAllGlobals();
});
