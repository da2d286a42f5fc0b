import { framesFor, mainThreadTasks } from '../../e2e/main-thread-tasks.js';
import { launchBrowser } from '../browser.js';
import { serveSite, untilShown, watchReadings } from '../page-visit.js';
import { median } from '../rows.js';

/**
 * How long the page's main thread is busy at a time while it trains: longer tasks make it feel stuck.
 *
 * @typedef {import('../rows.js').Row} Row
 */

const models = ['nielsen-100', 'dnn', 'cnn'];
const repetitions = 5;
const watchedMs = 3000;

/** @param {import('../context.js').Context} context @returns {Promise<Row[]>} */
export async function measureSmoothness(context) {
  const site = await serveSite();
  const browser = await launchBrowser();
  try {
    /** @type {Row[]} */
    const rows = [];
    for (const model of models) {
      const longest = [];
      for (let i = 0; i < (context.quick ? 1 : repetitions); i += 1)
        longest.push(await longestTask(browser, `${site.address}/site/#preset=${model}&epochs=1000&autostart=1`));
      rows.push(rowOf(model, longest));
    }
    return rows;
  } finally {
    await browser.close();
    await site.close();
  }
}

/** Returns the milliseconds of the longest task of three seconds. @param {import('../browser.js').Browser} browser @param {string} address */
async function longestTask(browser, address) {
  const own = await browser.newContext();
  const page = await own.newPage();
  await watchReadings(page, ['train-loss']);
  await page.goto(address);
  await untilShown(page, 'train-loss');
  const tasks = await mainThreadTasks(page, () => framesFor(page, watchedMs));
  await own.close();
  return Math.max(...tasks);
}

/** @param {string} model @param {number[]} longest in milliseconds @returns {Row} */
const rowOf = (model, longest) => ({
  suite: 'smoothness',
  system: 'gradlab',
  variant: 'longest task of the main thread while training',
  model,
  seconds: median(longest) / 1000,
  note: `${longest.map((task) => task.toFixed(1)).join(', ')} ms on the processor, in ${watchedMs / 1000} s each`,
});
