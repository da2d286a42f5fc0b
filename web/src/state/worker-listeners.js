/**
 * Passes the worker's events on to the store and shows notices about those that matter to the visitor.
 *
 * @typedef {import('./data/data-choice.js').Store} Store
 * @typedef {import('./data/data-choice.js').Notices} Notices
 * @typedef {import('../worker/protocol.js').WorkerEvent} WorkerEvent
 * @typedef {import('../worker/training-client.js').Recovery} Recovery
 */

const count = new Intl.NumberFormat('en');

/**
 * @param {Store} store
 * @param {Notices} notices
 * @param {() => import('./data/data-choice.js').DataChoice} data
 * @param {(snapshot: import('../worker/protocol.js').Snapshot) => void} onSnapshot
 * @returns {import('../worker/training-client.js').Listeners}
 */
export function workerListeners(store, notices, data, onSnapshot) {
  return {
    onEvent: (event) => (event.event === 'snapshot' ? onSnapshot(event.snapshot) : hear(event, store, notices)),
    onOpen(backend) {
      store.dispatch({ type: 'ready', backend });
      const { trouble } = backend;
      if (trouble)
        notices.announce({
          where: 'training',
          kind: 'info',
          topic: 'threads',
          text: `Training runs on one thread: ${trouble}.`,
        });
    },
    onRecovered(recovery) {
      takeUp(recovery, store, data());
      const { problems } = recovery;
      notices.announce({
        where: 'page',
        kind: 'warning',
        topic: 'crash',
        text: formatRecovery(recovery),
        details: problems,
      });
    },
    onFailed(reason) {
      store.dispatch({ type: 'failed' });
      const advice = /[.!?]$/.test(reason) ? '' : '. Reload the page; if that does not help, try another browser.';
      const text = `Training is not possible: ${reason}${advice}`;
      notices.announce({ where: 'page', kind: 'error', topic: 'crash', text, action: 'reload' });
    },
  };
}

/**
 * Updates the store with what a new worker has recovered from the one before.
 * @param {Pick<Recovery, 'run'|'missing'>} recovery
 * @param {Store} store
 * @param {import('./data/data-choice.js').DataChoice} data
 */
export function takeUp({ run, missing }, store, data) {
  if (run) store.dispatch({ type: 'restored', status: run });
  else store.dispatch({ type: 'reset' });
  data.forget(missing);
  if (missing.length > 0) void data.bringIn();
}

/** @param {WorkerEvent} event @param {Store} store @param {Notices} notices */
function hear(event, store, notices) {
  switch (event.event) {
    case 'progress':
      store.dispatch({ type: 'progress', progress: event.progress });
      break;
    case 'loading':
      if (store.get().data.loading) store.dispatch({ type: 'loading', loading: event.loading });
      break;
    case 'prediction':
      if (store.get().prediction) store.dispatch({ type: 'prediction', prediction: event.prediction });
      break;
    case 'diverged':
      notices.announce({ where: 'training', kind: 'error', topic: 'run', text: event.message });
      break;
    case 'not-captured':
      notices.announce({
        where: 'page',
        kind: 'info',
        topic: 'kept-run',
        text: `This run cannot be kept: ${event.message}. Save the network as a file before you close the tab.`,
      });
      break;
  }
}

/** @param {Recovery} recovery */
function formatRecovery({ reason, hadRun, run, goesOn, givenUp, missing }) {
  if (givenUp)
    return `The training worker stopped three times at the same step of this run (${reason}), so the run was given up. Choose a smaller network or another method, then press Start.`;
  const beginning = `The training worker stopped (${reason}) and was restarted.`;
  if (run?.phase === 'done') return `${beginning} The finished run is unchanged.`;
  if (run && goesOn) return `${beginning} The run continues from step ${count.format(run.step)}.`;
  if (run) return `${beginning} The run can continue from step ${count.format(run.step)}: press Resume.`;
  if (missing.length > 0) return `${beginning} A file could not be read again: choose it again, then press Start.`;
  return hadRun ? `${beginning} The run could not be saved: press Start for a new one.` : beginning;
}
