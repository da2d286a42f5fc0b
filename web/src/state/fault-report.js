import { isRefusal, messageOf } from '../worker/protocol.js';

/**
 * Shows a notice for each refusal that nothing else has handled, such as that of code that could not be downloaded, and
 * for each fault, with a text that can be copied into a report. Nothing is sent.
 * @param {ReturnType<typeof import('./notices.js').createNotices>} notices
 * @param {() => Pick<import('./reducer.js').State, 'backend'|'status'>} get
 */
export function createFaultReport(notices, get) {
  /** @param {unknown} error */
  function report(error) {
    if (isRefusal(error))
      return notices.announce({ where: 'page', kind: 'error', topic: 'refusal', text: messageOf(error) });
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
      addEventListener('unhandledrejection', (event) => {
        if (isRefusal(event.reason)) event.preventDefault(); // the notice says it all
        report(event.reason);
      });
    },
  };
}
