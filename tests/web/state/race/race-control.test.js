import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { initialState, reducer } from '../../../../web/src/state/reducer.js';
import { createRaceControl } from '../../../../web/src/state/race/race-control.js';
import { createStore } from '../../../../web/src/state/store.js';
import { runStatus } from '../../run-status.js';

const data = { train: { pixels: new Uint8Array(784), labels: new Uint8Array(1) }, test: null };
const supplied = /** @type {any} */ ({ data, choice: { gradient: 'backprop' } });
const options = { lanes: ['backprop'], budget: 5, sideBySide: false };

/** A worker that never answers. */
class SilentWorker extends EventTarget {
  postMessage() {}
  terminate() {}
}
beforeEach(() => {
  vi.stubGlobal('Worker', SilentWorker);
  vi.stubGlobal('document', { baseURI: 'http://localhost/' });
});
afterEach(() => vi.unstubAllGlobals());

/** @param {() => Promise<any>} supply */
function openRace(supply = async () => supplied) {
  const store = createStore(reducer, initialState());
  const pauseRun = vi.fn();
  const control = createRaceControl(store, { supply, addResults() {}, pauseRun });
  return { store, control, pauseRun, race: () => store.get().race };
}

const training = /** @type {const} */ ({ type: 'started', status: runStatus({ phase: 'training' }) });

describe('a race of the page', () => {
  it('does not start if it was ended before its images were there', async () => {
    /** @type {(images: any) => void} */
    let arrive = () => {};
    const { control, race } = openRace(() => new Promise((resolve) => (arrive = resolve)));
    const started = control.start(options);
    control.end();
    arrive(supplied);
    await started;
    expect(race()?.phase).toBe('idle');
  });

  it('pauses the run that is in training, and keeps the settings it was started with', async () => {
    const { store, control, pauseRun, race } = openRace();
    store.dispatch(training);
    void control.start(options);
    expect(pauseRun).toHaveBeenCalledOnce();
    await vi.waitFor(() => expect(race()).toMatchObject({ phase: 'getting ready', yielded: 'run paused' }));
    const { settings } = store.get();
    store.dispatch({ type: 'settings', settings: { lr: 0.5 } });
    expect(race()?.settings).toBe(settings);
  });

  it('is paused when a run starts training, and says so until that is paused', async () => {
    const { store, race } = openRace();
    store.dispatch({ type: 'race-phase', phase: 'racing' });
    store.dispatch(training);
    expect(race()).toMatchObject({ phase: 'paused', yielded: 'race paused' });
    store.dispatch({ type: 'reset' });
    expect(race()).toMatchObject({ phase: 'paused', yielded: '' });
  });
});
