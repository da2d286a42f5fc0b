/** Messages about features that the address or the browser does not provide. This module is loaded only when needed. */

/** Shown when the page is loaded over plain http from another machine. */
export const insecureAddress =
  'This address is not secure (plain http), so the browser withholds some features: offline use, several threads, WebGPU in the race and copying by button. ' +
  'Tabs also cannot tell whether another tab is still training a kept run. Training and everything else work. ' +
  'To have it all, open the page over https, or from localhost.';

/** Returns a message that says why training runs on one thread although the visitor chose more. */
export function whyOneThread() {
  return `Training runs on one thread: ${missingForThreads()}`;
}

function missingForThreads() {
  if (globalThis.isSecureContext === false) return 'several need a secure address (https, or localhost).';
  if (!globalThis.crossOriginIsolated)
    return 'this address or this browser does not let pages share memory between threads.';
  return 'this browser gives pages no shared memory (SharedArrayBuffer), although this address asks for it. Current versions of Chrome, Edge, Firefox and Safari do.';
}
