/**
 * Has a run go on by itself after the page was reloaded on purpose: it is stored before, and continued after.
 *
 * @typedef {{ id: string, trains: boolean }} Noted `trains`: whether it was not paused
 */

/** The key in session storage, which belongs to one tab and outlives a reload. */
const key = 'gradlab-goes-on';
/** A worker that is silent must not keep the visitor from reloading. What was stored before then counts. */
const patienceMs = 3000;
/** The page before releases the run a moment after this one was loaded. */
const pauseMs = 50;
const mostAttempts = 40;

/**
 * @param {import('../data/data-choice.js').Store} store
 * @param {import('./run-control.js').RunControl} run
 * @param {import('./kept-runs.js').KeptRuns} keptRuns
 */
export function createReloadedRun(store, run, keptRuns) {
  const pause = (/** @type {number} */ milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

  async function keep() {
    await run.pause();
    await keptRuns.keepNow();
  }

  return {
    /** Stores the run. @returns {Promise<() => void>} takes that back if the page is not reloaded */
    async prepare() {
      const { run: status, status: phase } = store.get();
      if (!status?.step) return () => {};
      const trains = phase === 'training';
      await Promise.race([keep(), pause(patienceMs)]);
      note({ id: keptRuns.id, trains });
      return () => {
        note(null);
        if (trains) void run.resume();
      };
    },

    /** Continues the run that the page before has stored. */
    async goOn() {
      const noted = read();
      note(null);
      // The visitor may have been faster.
      if (!noted || store.get().run) return;
      const { panel, inspect, chapter } = store.get().settings;
      for (let attempt = 1; attempt < mostAttempts && !(await keptRuns.isFree(noted.id)); attempt += 1)
        await pause(pauseMs);
      await keptRuns.continue(noted.id, { trains: noted.trains, shown: { panel, inspect, chapter } });
    },
  };
}

/** @param {Noted|null} noted */
function note(noted) {
  try {
    if (noted) sessionStorage.setItem(key, JSON.stringify(noted));
    else sessionStorage.removeItem(key);
  } catch {
    // Storage is not allowed. Then the run is not kept either.
  }
}

/** @returns {Noted|null} */
function read() {
  try {
    return JSON.parse(sessionStorage.getItem(key) ?? 'null');
  } catch {
    return null;
  }
}
