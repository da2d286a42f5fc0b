import { buildBenchSite, installPeers } from './bench-site.js';
import { openContext } from './context.js';
import { suites } from './suites.js';
import { asText } from './table.js';
import { format, outcomes } from './targets.js';

/**
 * Runs the suites one after the other.
 * @param {import('./arguments.js').BenchOptions} options
 * @param {NodeJS.ProcessEnv} env of the set-up
 * @param {(rows: import('./rows.js').Row[]) => void} onRows told all rows so far after each suite
 * @returns {Promise<string>} what was measured, as it may be read
 */
export async function measure(options, env, onRows) {
  installPeers();
  await buildBenchSite();
  const { context, close } = await openContext(options, env);
  const rows = [];
  const texts = [];
  try {
    for (const name of options.suites) {
      const { title, measure: measureSuite } = suites[name];
      context.log(`\n━━ ${name}: ${title}`);
      const measured = await measureSuite(context);
      rows.push(...measured);
      onRows(rows);
      texts.push(`\n━━ ${name}: ${title}`, asText(measured), ...outcomes(measured).map(format));
      await context.closeBrowsers();
    }
  } finally {
    await close();
  }
  return texts.join('\n');
}
