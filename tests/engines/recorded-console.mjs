// WebDriver has no command that reads the console, and WebKitGTK's browser writes it nowhere when it is automated. So the pages and workers of a
// copy of the site record there what they complain about.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { changeFile, prependToWorkers } from './changed-site.mjs';

/** Runs in pages and workers. A page keeps the record in its tab, where it outlives a reload; a worker sends it there. */
function record() {
  const channel = new BroadcastChannel('recorded-console');
  const inPage = typeof document === 'object';
  const key = 'recorded-console';
  const keep = (/** @type {string} */ text) =>
    sessionStorage.setItem(key, JSON.stringify([...JSON.parse(sessionStorage.getItem(key) ?? '[]'), text]));
  const report = (/** @type {unknown} */ text) =>
    inPage ? keep(String(text)) : channel.postMessage(`in a worker: ${text}`);
  if (inPage) channel.addEventListener('message', ({ data }) => keep(data));
  for (const level of /** @type {const} */ (['error', 'warn'])) {
    const write = console[level];
    console[level] = (...values) => {
      report(values.join(' '));
      write.apply(console, values);
    };
  }
  addEventListener(
    'error',
    (event) => report(event.message || `could not load ${/** @type {any} */ (event.target)?.src ?? 'something'}`),
    true,
  );
  addEventListener('unhandledrejection', ({ reason }) => report(reason));
  addEventListener('securitypolicyviolation', (event) =>
    report(`refused by the page's policy: ${event.violatedDirective} ${event.blockedURI}`),
  );
}

/** Runs in the page and returns what was recorded in its tab. @returns {string[]} */
export function recordedComplaints() {
  return JSON.parse(sessionStorage.getItem('recorded-console') ?? '[]');
}

/** @param {string} folder of a copy of the site */
export async function recordConsole(folder) {
  const script = `(${record})();`;
  await writeFile(join(folder, 'record.js'), script);
  await changeFile(folder, 'index.html', (page) => page.replace('<head>', '<head><script src="./record.js"></script>'));
  await prependToWorkers(folder, script);
}
