/**
 * Keeps the run, and lets other tabs have it, as the page is hidden, left and shown again.
 * @param {object} session
 * @param {import('./run/run-control.js').RunControl} session.run
 * @param {import('./run/kept-runs.js').KeptRuns} session.keptRuns
 * @param {{ refresh(): Promise<unknown> }} session.mine
 * @param {import('./tab-channel.js').TabChannel} session.tabs
 * @param {() => boolean} session.isTraining
 */
export function followPage({ run, keptRuns, mine, tabs, isTraining }) {
  // A run that the browser does not keep would be lost.
  addEventListener('beforeunload', (event) => {
    if (isTraining() && !keptRuns.works) event.preventDefault();
  });
  document.addEventListener('visibilitychange', () => {
    run.reportRarely(document.hidden);
    // The tab may be closed next.
    if (document.hidden) void keptRuns.keepNow();
    // Another tab may have been closed, and its run is free.
    else void keptRuns.refresh();
  });
  addEventListener('pagehide', () => {
    keptRuns.leave();
    tabs.close();
  });
  addEventListener('pageshow', ({ persisted }) => {
    if (!persisted) return;
    tabs.open();
    void Promise.all([keptRuns.return(), mine.refresh()]);
  });
}
