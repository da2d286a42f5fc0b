import { launchBrowser } from '../browser.js';
import { readingsOf, serveSite, untilShown, watchReadings } from '../page-visit.js';
import { median } from '../rows.js';

/**
 * How long a visitor waits from pressing start until the page shows that accuracy on MNIST's test set: by the clock on the wall, with
 * everything the page does meanwhile: measuring the test set, drawing the curves, keeping snapshots. The page is opened anew for each run,
 * MNIST is loaded before the start.
 *
 * @typedef {import('../rows.js').Row} Row
 * @typedef {{ goal: number, model: string, fragment: string }} Recipe
 */

/** @type {Recipe[]} */
const recipes = [
  { goal: 0.97, model: '784-128-10', fragment: 'preset=dnn&layers=dense(128),relu,dense(10)&batch=48&epochs=1&optimizer=adam&lr=0.008&schedule=one-cycle&shift=0&rotation=0&scale=0' },
  { goal: 0.98, model: '784-200-10', fragment: 'preset=dnn&layers=dense(200),relu,dense(10)&batch=64&epochs=4&optimizer=adam&lr=0.006&schedule=one-cycle&shift=0&rotation=0&scale=0' },
  { goal: 0.99, model: 'cnn', fragment: 'preset=cnn&batch=64&epochs=5&optimizer=adam&lr=0.008&schedule=one-cycle&shift=0&rotation=0&scale=0' },
];

/** @param {import('../context.js').Context} context @returns {Promise<Row[]>} */
export async function measureAccuracy(context) {
  const site = await serveSite();
  const browser = await launchBrowser();
  const rows = [];
  try {
    for (const recipe of context.quick ? recipes.slice(0, 1) : recipes) {
      if (context.models && !context.models.includes(recipe.model)) continue;
      for (const threads of [1, 2]) {
        const runs = [];
        for (let seed = 1; seed <= (context.quick ? 1 : 3); seed += 1) runs.push(await trainTo(browser, site.address, recipe, threads, seed));
        rows.push(rowOf(recipe, threads, runs));
        context.log(`  ${100 * recipe.goal} %, ${threads} thread(s): ${runs.map(({ seconds, best }) => `${seconds?.toFixed(2)} s (best ${(100 * best).toFixed(2)} %)`).join(', ')}`);
      }
    }
  } finally {
    await browser.close();
    await site.close();
  }
  return rows;
}

/** @typedef {{ seconds: number|null, best: number, backend: string }} Outcome `seconds`: null where the goal was not reached */

/**
 * @param {import('../browser.js').Browser} browser
 * @param {string} address
 * @param {Recipe} recipe
 * @param {number} threads
 * @param {number} seed
 * @returns {Promise<Outcome>}
 */
async function trainTo(browser, address, { goal, fragment }, threads, seed) {
  const own = await browser.newContext();
  const page = await own.newPage();
  await watchReadings(page, ['status', 'test-accuracy']);
  await page.goto(`${address}/site/#dataset=mnist&${fragment}&seed=${seed}&threads=${threads}`);
  await untilShown(page, 'status', { atLeast: Infinity, or: 'idle' });
  const pressed = await page.evaluate(() => {
    const now = performance.now();
    /** @type {HTMLElement} */ (document.querySelector('[data-testid="start"]')).click();
    return now;
  });
  await untilShown(page, 'test-accuracy', { atLeast: goal, or: 'done', timeout: 120_000 });
  const shown = (await readingsOf(page)).filter(({ at, testid }) => testid === 'test-accuracy' && at > pressed);
  const reached = shown.find(({ value }) => Number(value) >= goal);
  const backend = await page.getByTestId('backend').innerText();
  await own.close();
  return { seconds: reached ? (reached.at - pressed) / 1000 : null, best: Math.max(...shown.map(({ value }) => Number(value))), backend };
}

/** @param {Recipe} recipe @param {number} threads @param {Outcome[]} runs @returns {Row} */
function rowOf({ goal, model, fragment }, threads, runs) {
  const { backend } = runs[0];
  const row = { suite: 'accuracy', system: /** @type {const} */ ('gradlab'), variant: backend.replaceAll('\n', ' '), model, threads, accuracy: goal };
  const reached = runs.flatMap(({ seconds }) => seconds ?? []);
  const recipe = `from pressing start in the page, wall clock, measurements included; recipe ${fragment}`;
  if (reached.length < runs.length) return { ...row, note: `reached by ${reached.length} of ${runs.length} seeds, best ${runs.map(({ best }) => `${(100 * best).toFixed(2)} %`).join(', ')}; ${recipe}` };
  return { ...row, seconds: median(reached), note: `median of ${runs.length} seeds, ${Math.min(...reached).toFixed(2)} to ${Math.max(...reached).toFixed(2)} s; ${recipe}` };
}
