import { launchBrowser } from '../browser.js';
import { readingsOf, serveSite, untilShown, watchReadings } from '../page-visit.js';
import { median } from '../rows.js';

/**
 * How long a visitor waits from pressing start until the page shows that accuracy on MNIST's test set: by the clock on the wall, with
 * everything the page does meanwhile: measuring the test set, drawing the curves, keeping snapshots. The page is opened anew for each run,
 * MNIST is loaded before the start. A visitor needs a moment from seeing that it is ready to pressing start, which the browser uses to
 * translate the code and to keep the site; how long it takes without that moment has rows of its own.
 *
 * @typedef {import('../rows.js').Row} Row
 * @typedef {{ goal: number, model: string, fragment: string }} Recipe
 * @typedef {{ threads: number, momentMs: number }} Start `momentMs`: from the page's being ready to pressing start
 */

const momentMs = 2000;
/** @type {Start[]} */
const starts = [
  { threads: 1, momentMs },
  { threads: 2, momentMs },
  { threads: 2, momentMs: 0 },
];
const seeds = 5;

const plainImages = 'optimizer=adam&schedule=one-cycle&shift=0&rotation=0&scale=0';

/**
 * A first convolution that moves by two pixels looks at a quarter of the places, and so few weights need little time of the optimiser.
 * Layers, rate, batch, images and epochs were chosen by the accuracy on this test set, with seeds 1 to 8 (99 %: 1 to 6), so what comes out
 * is a time, not an estimate of accuracy on new digits.
 * @type {Recipe[]}
 */
const recipes = [
  {
    goal: 0.97,
    model: '8@5x5/2-pool-16@3x3-10',
    fragment: `preset=cnn&layers=conv(8,5,stride=2),relu,maxpool(2),conv(16,3),relu,dense(10)&batch=32&train=24000&epochs=1&lr=0.02&${plainImages}`,
  },
  {
    goal: 0.98,
    model: '8@5x5/2-pool-32@3x3-10',
    fragment: `preset=cnn&layers=conv(8,5,stride=2),relu,maxpool(2),conv(32,3),relu,dense(10)&batch=48&epochs=1&lr=0.015&${plainImages}`,
  },
  {
    goal: 0.99,
    model: '16@5x5/2-pool-32@3x3-10',
    fragment: `preset=cnn&layers=conv(16,5,stride=2),relu,maxpool(2),conv(32,3),relu,dense(10)&batch=64&epochs=4&lr=0.01&weightDecay=0.0005&${plainImages}`,
  },
];

/** @param {import('../context.js').Context} context @returns {Promise<Row[]>} */
export async function measureAccuracy(context) {
  const site = await serveSite();
  const browser = await launchBrowser();
  const rows = [];
  try {
    for (const recipe of context.quick ? recipes.slice(0, 1) : recipes) {
      if (context.models && !context.models.includes(recipe.model)) continue;
      for (const start of context.quick ? starts.slice(1, 2) : starts) {
        const runs = [];
        for (let seed = 1; seed <= (context.quick ? 1 : seeds); seed += 1)
          runs.push(await trainTo(browser, site.address, recipe, start, seed));
        rows.push(rowOf(recipe, start, runs));
        context.log(
          `  ${100 * recipe.goal} %, ${start.threads} thread(s), ${pressed(start)}: ${runs.map(({ seconds, best }) => `${seconds?.toFixed(2)} s (best ${(100 * best).toFixed(2)} %)`).join(', ')}`,
        );
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
 * @param {Start} start
 * @param {number} seed
 * @returns {Promise<Outcome>}
 */
async function trainTo(browser, address, { goal, fragment }, { threads, momentMs: moment }, seed) {
  const own = await browser.newContext();
  const page = await own.newPage();
  await watchReadings(page, ['status', 'test-accuracy']);
  await page.goto(`${address}/site/#dataset=mnist&${fragment}&seed=${seed}&threads=${threads}`);
  await untilShown(page, 'status', { atLeast: Infinity, or: 'idle' });
  await page.waitForTimeout(moment);
  const pressedAt = await page.evaluate(() => {
    const now = performance.now();
    /** @type {HTMLElement} */ (document.querySelector('[data-testid="start"]')).click();
    return now;
  });
  await untilShown(page, 'test-accuracy', { atLeast: goal, or: 'done', timeout: 120_000 });
  const shown = (await readingsOf(page)).filter(({ at, testid }) => testid === 'test-accuracy' && at > pressedAt);
  const reached = shown.find(({ value }) => Number(value) >= goal);
  const backend = await page.getByTestId('backend').innerText();
  await own.close();
  return {
    seconds: reached ? (reached.at - pressedAt) / 1000 : null,
    best: Math.max(...shown.map(({ value }) => Number(value))),
    backend,
  };
}

/** @param {Start} start */
const pressed = ({ momentMs: moment }) =>
  moment ? `pressed ${moment / 1000} s after the page was ready` : 'pressed at once';

/** @param {Recipe} recipe @param {Start} start @param {Outcome[]} runs @returns {Row} */
function rowOf({ goal, model, fragment }, start, runs) {
  const { backend } = runs[0];
  const { threads } = start;
  const variant = `${backend.replaceAll('\n', ' ')}; ${pressed(start)}`;
  const row = { suite: 'accuracy', system: /** @type {const} */ ('gradlab'), variant, model, threads, accuracy: goal };
  const reached = runs.flatMap(({ seconds }) => seconds ?? []);
  const recipe = `from pressing start in the page, wall clock, measurements included; recipe ${fragment}`;
  if (reached.length < runs.length)
    return {
      ...row,
      note: `reached by ${reached.length} of ${runs.length} seeds, best ${runs.map(({ best }) => `${(100 * best).toFixed(2)} %`).join(', ')}; ${recipe}`,
    };
  return {
    ...row,
    seconds: median(reached),
    note: `median of ${runs.length} seeds, ${Math.min(...reached).toFixed(2)} to ${Math.max(...reached).toFixed(2)} s; ${recipe}`,
  };
}
