import { launchBrowser } from '../browser.js';
import { serveSite } from '../page-visit.js';
import { median } from '../rows.js';

/**
 * What looking inside costs: the images a run learns from in a second of the wall clock while a section of the Inspect panel is shown,
 * against the same run a moment before with the Train panel shown. One page, one run, MNIST; the sections take turns. On a busy machine
 * speeds differ by more than looking costs; so beside them stands what share of the time the worker says it was kept by looking.
 *
 * @typedef {import('../rows.js').Row} Row
 * @typedef {import('@playwright/test').Page} Page
 * @typedef {{ imagesPerSecond: number, kept: number }} Speed `kept`: the share of the time
 * @typedef {{ model: string, section: string, looking: Speed[], notLooking: Speed[] }} Measured
 */

const models = { 'nielsen-100': 'preset=nielsen-100', dnn: 'preset=dnn', cnn: 'preset=cnn' };
const quickModel = 'dnn';
const quickSections = 1;
const trainingImages = 60_000;
const epochs = 1000;
const allowedLoss = 0.05;

/** @param {import('../context.js').Context} context @returns {Promise<Row[]>} */
export async function measureInspection(context) {
  const site = await serveSite();
  const browser = await launchBrowser();
  /** @type {Row[]} */
  const rows = [];
  try {
    for (const [model, fragment] of Object.entries(models)) {
      if (context.models ? !context.models.includes(model) : context.quick && model !== quickModel) continue;
      const page = await browser.newPage();
      await page.addInitScript(noteLooks);
      await page.goto(`${site.address}/site/#dataset=mnist&${fragment}&epochs=${epochs}&threads=1&seed=1`);
      await page.locator('[data-testid="status"][data-state="idle"]').waitFor({ timeout: 60_000 });
      await page.getByTestId('start').click();
      const backend = (await page.getByTestId('backend').innerText()).replaceAll('\n', ' ');
      for (const measured of await lookInto(page, model, context.quick)) {
        rows.push(rowOf(measured, backend));
        context.log(`  ${rows[rows.length - 1].note}`);
      }
      await page.close();
    }
  } finally {
    await browser.close();
    await site.close();
  }
  return rows;
}

/** @param {Page} page @param {string} model @param {boolean} quick @returns {Promise<Measured[]>} */
async function lookInto(page, model, quick) {
  const [rounds, milliseconds] = quick ? [1, 1000] : [5, 6000];
  await show(page, 'Inspect');
  const sections = await page
    .getByTestId('inspect-section')
    .locator('input')
    .evaluateAll((inputs) => inputs.map((input) => /** @type {HTMLInputElement} */ (input).value));
  const measured = sections.slice(0, quick ? quickSections : sections.length).map((section) => ({
    model,
    section,
    looking: /** @type {Speed[]} */ ([]),
    notLooking: /** @type {Speed[]} */ ([]),
  }));
  await show(page, 'Train');
  // The first translation of the wasm is over, and every section is fetched.
  await speed(page, milliseconds);
  for (let round = 0; round < rounds; round += 1) {
    for (const { section, looking, notLooking } of measured) {
      await show(page, 'Train');
      notLooking.push(await speed(page, milliseconds));
      await show(page, 'Inspect');
      await page.getByTestId('inspect-section').locator(`input[value="${section}"]`).check();
      looking.push(await speed(page, milliseconds));
    }
  }
  return measured;
}

/** @param {Page} page @param {string} name */
async function show(page, name) {
  await page.getByRole('tab', { name, exact: true }).click();
}

/** In the page: the answers of its workers that say how long they kept them. */
function noteLooks() {
  const looks = { milliseconds: 0 };
  const note = (/** @type {MessageEvent} */ { data }) => {
    const kept = data?.value?.milliseconds;
    if (typeof kept === 'number') looks.milliseconds += kept;
  };
  const Native = window.Worker;
  window.Worker = class extends Native {
    /** @param {string|URL} url @param {WorkerOptions} [options] */
    constructor(url, options) {
      super(url, options);
      this.addEventListener('message', note);
    }
  };
  Object.assign(window, { looks });
}

/** From one report of the worker to another. @param {Page} page @param {number} milliseconds @returns {Promise<Speed>} */
function speed(page, milliseconds) {
  return page.evaluate(
    async ([duration, images]) => {
      const bar = /** @type {HTMLProgressElement} */ (document.querySelector('[data-testid="progress"]'));
      const reported = () =>
        new Promise((resolve) => {
          const before = bar.value;
          const look = () =>
            bar.value === before ? requestAnimationFrame(look) : resolve({ at: performance.now(), value: bar.value });
          look();
        });
      const { looks } = /** @type {{ looks: { milliseconds: number } }} */ (/** @type {unknown} */ (window));
      const from = await reported();
      const before = looks.milliseconds;
      await new Promise((resolve) => setTimeout(resolve, duration));
      const to = await reported();
      const took = to.at - from.at;
      return {
        imagesPerSecond: ((to.value - from.value) * images * 1000) / took,
        kept: (looks.milliseconds - before) / took,
      };
    },
    /** @type {const} */ ([milliseconds, trainingImages * epochs]),
  );
}

/** @param {Measured} measured @param {string} variant @returns {Row} */
function rowOf({ model, section, looking, notLooking }, variant) {
  const speedOf = (/** @type {Speed[]} */ speeds) =>
    Math.round(median(speeds.map(({ imagesPerSecond }) => imagesPerSecond)));
  const ratio = median(looking.map(({ imagesPerSecond }, k) => imagesPerSecond / notLooking[k].imagesPerSecond));
  const kept = looking.reduce((sum, speed) => sum + speed.kept, 0) / looking.length;
  const verdict = ratio >= 1 - allowedLoss ? 'within' : 'beyond';
  return {
    suite: 'inspect',
    system: 'gradlab',
    variant,
    model: `${model}, ${section}`,
    threads: 1,
    images: speedOf(looking),
    seconds: 1,
    note: `${section} shown: ${(100 * ratio).toFixed(1)} % of the speed with the Train panel shown (${speedOf(notLooking)} images/s), ${verdict} the 5 % allowed; the worker was kept by looking for ${(100 * kept).toFixed(2)} % of the time; ${looking.length} turns`,
  };
}
