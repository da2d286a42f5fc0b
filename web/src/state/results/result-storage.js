import { commandFor, resultOf, shareOf } from '../run/run-result.js';
import { formatFragment } from '../url-state.js';

/**
 * Adds a result for each run of the visit, and stores results for the next visit.
 *
 * @typedef {import('../reducer.js').State} State
 * @typedef {import('./results.js').Result} Result
 */

/**
 * @param {{ get(): State, dispatch(action: import('../reducer.js').Action): void, subscribe(listener: (state: State, previous: State) => void): unknown }} store
 * @param {import('../../worker/protocol.js').Engine} engine
 */
export function keepResults(store, engine) {
  const visit = Date.now().toString(36);

  store.subscribe((state, previous) => {
    const result = state.run !== previous.run ? newResult(state, previous, visit) : null;
    if (result) store.dispatch({ type: 'result-added', result });
    if (state.results !== previous.results) keepNew(state.results, previous.results);
  });

  /** @param {Result[]} results @param {Result[]} before */
  function keepNew(results, before) {
    const known = new Set(before);
    // No notice if storing fails: there is one already if the run itself cannot be stored.
    for (const result of results)
      if (result.source === 'this visit' && !known.has(result)) engine.results.keep(result).catch(() => {});
  }

  async function bring() {
    const kept = await engine.results.list().catch(() => []);
    const now = new Set(store.get().results.map(({ id }) => id));
    /** @type {Result[]} */
    const earlier = kept.filter(({ id }) => !now.has(id)).map((result) => ({ ...result, source: 'earlier visit' }));
    if (earlier.length > 0) store.dispatch({ type: 'results-added', results: earlier });
  }

  void bring();
  return {
    /** Deletes all results but reference and reported ones, from the page and from the storage. */
    async forget() {
      store.dispatch({ type: 'results-removed', sources: ['this visit', 'earlier visit', 'imported'] });
      await engine.results.forget().catch(() => {});
    },
  };
}

/**
 * Returns the result of a run that has just finished or been ended; null if there is none.
 * @param {State} state
 * @param {State} previous
 * @param {string} visit
 */
function newResult(state, previous, visit) {
  const finished = state.run?.phase === 'done' && previous.run?.phase !== 'done';
  const ended = !state.run && previous.run && previous.run.phase !== 'done';
  if (!finished && !ended) return null;
  const { run, runSettings: settings, runInputs, backend, history } = finished ? state : previous;
  // A visitor's own network has no cell in the table, and a run that has not progressed has no result.
  if (!run || !settings || !runInputs || settings.layers || shareOf(run) === 0) return null;
  const from = {
    settings,
    images: runInputs.train?.size ?? null,
    threads: backend?.threads ?? 1,
    variant: backend?.variant ?? 'unknown',
  };
  const command = commandFor(settings.dataset, formatFragment(settings));
  return resultOf(run, from, { id: `${visit}-${history.currentId}`, date: new Date().toISOString(), command });
}
