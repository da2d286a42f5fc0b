import { buildBenchSite, installPeers } from './bench-site.js';
import { openContext } from './context.js';
import { suites } from './suites.js';
import { asText } from './table.js';
import { inWords, outcomes } from './targets.js';

/**
 * Runs the suites one after the other.
 * @param {import('./arguments.js').BenchOptions} options
 * @param {NodeJS.ProcessEnv} env of the set-up
 * @returns {Promise<{ rows: import('./rows.js').Row[], text: string }>} what was measured, also as it may be read
 */
export async function measure(options, env) {
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
      texts.push(`\n━━ ${name}: ${title}`, asText(measured), ...outcomes(measured).map(inWords));
      await context.closeBrowsers();
    }
  } finally {
    await close();
  }
  return { rows, text: texts.join('\n') };
}
