/**
 * Shows a notice for each fault that nothing else has handled, with a text that can be copied into a report. Nothing is
 * sent.
 * @param {ReturnType<typeof import('./notices.js').createNotices>} notices
 * @param {() => Pick<import('./reducer.js').State, 'backend'|'status'>} get
 */
export function createFaultReport(notices, get) {
  /** @param {unknown} error */
  function report(error) {
    console.error(error);
    const { backend, status } = get();
    const text =
      'Part of the page has failed. What you trained and drew is still there. Reload the page if something is missing.';
    const details = [
      error instanceof Error ? (error.stack ?? String(error)) : String(error),
      `Core: ${backend ? `${backend.variant}, ${backend.threads} threads` : 'not loaded'}; run: ${status}.`,
      navigator.userAgent,
    ];
    notices.announce({ where: 'page', kind: 'error', topic: 'fault', text, details });
  }

  return {
    report,
    listen() {
      // Without an error object it is a remark of the browser, or a script of an extension.
      addEventListener('error', ({ error }) => error && report(error));
      addEventListener('unhandledrejection', ({ reason }) => report(reason));
    },
  };
}
