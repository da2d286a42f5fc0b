// The longer suite of `npm test -- --engines all`: what a visitor can do, once in each engine. smoke.spec.js has training, pause, upload and drawing.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { openHost } from '../e2e/own-host.mjs';
import { test } from './fixtures.mjs';
import { Visit } from './visit.mjs';
import { openBrowser } from './visitors.mjs';

const quick = 'preset=dnn&train=1000&epochs=2&seed=1';
/** @type {[number, number][]} */
const one = Array.from({ length: 12 }, (_, i) => [0.5, 0.18 + (0.64 * i) / 11]);

test('a first visit has a network that answers, empty readings and no error', async ({ visit }) => {
  await visit.open();
  expect(await visit.text('dataset-summary')).toContain('5,000 digits');
  expect(await visit.reading('test-accuracy')).toBeNaN();
  expect(await visit.attribute('backend', 'data-value')).toMatch(/^(simd|relaxed)(-threads)? \d/);
});

for (const [name, setUp] of [
  ['cnn', 'preset=cnn&epochs=1&train=2000'],
  [
    'nielsen-30 by structured differences',
    'preset=nielsen-30&gradient=structured-difference&epochs=1&train=200&test=200',
  ],
]) {
  test(`${name} is trained`, async ({ visit }) => {
    await visit.open(`${setUp}&seed=1`);
    await visit.train();
    expect(await visit.reading('epoch')).toBe(1);
    expect(await visit.reading('train-loss')).toBeGreaterThan(0);
  });
}

for (const [name, setUp] of [
  ['nielsen-30', 'preset=nielsen-30&epochs=2&train=2000'],
  ['cnn by structured differences', 'preset=cnn&gradient=structured-difference&epochs=1&train=64&test=64'],
]) {
  test(`${name} ends with the same bits as in Chromium`, async ({ plainVisit, chromiumVisit }) => {
    const results = [];
    for (const visit of [plainVisit, chromiumVisit]) {
      await visit.open(`${setUp}&seed=5&threads=1`);
      expect(await visit.attribute('backend', 'data-value')).toBe('simd 1');
      results.push(await visit.train());
    }
    expect(results[0]['train-loss']).toMatch(/^\d/);
    expect(results[0]).toEqual(results[1]);
  });
}

test('a digit drawn with a pen is answered by the network in training', async ({ visit }) => {
  await visit.open(`${quick}&panel=draw`);
  await visit.train();
  await visit.draw(one, 'pen');
  await expect.poll(() => visit.attribute('prediction', 'data-value'), { timeout: 15_000 }).toMatch(/^\d$/);
});

test('each panel opens and shows something', async ({ visit }) => {
  await visit.open(quick);
  await visit.train();
  const tabs = await visit.tab.evaluate(() => [...document.querySelectorAll('.tabs [role=tab]')].map(({ id }) => id));
  expect(tabs.length).toBeGreaterThanOrEqual(6);
  for (const id of tabs) {
    await visit.tab.click(`#${id}`);
    const panel = `#${id.replace('tab-', 'panel-')}`;
    await expect.poll(() => visit.shows(panel), { message: panel }).toBe(true);
    // A panel is fetched when it is first opened; until then it says only that it is loading.
    const words = () =>
      visit.tab.evaluate((selector) => document.querySelector(selector)?.textContent?.length ?? 0, panel);
    await expect.poll(words, { message: panel, timeout: 15_000 }).toBeGreaterThan(60);
  }
});

test('the core races TensorFlow.js on its wasm backend, and their losses agree', async ({ visit }) => {
  await visit.open('panel=race&preset=nielsen-30&epochs=1&train=500');
  const choose = (/** @type {string[]} */ wanted) =>
    visit.tab.evaluate((labels) => {
      const rows = [...document.querySelectorAll('[data-testid=race-lanes] li')];
      for (const row of rows) {
        const box = /** @type {HTMLInputElement} */ (row.querySelector('input[type=checkbox]'));
        const name = box.labels?.[0]?.textContent?.trim() ?? box.getAttribute('aria-label') ?? '';
        if (box.checked !== labels.includes(name)) box.click();
      }
      return rows.filter((row) => row.querySelector('input')?.checked).length;
    }, wanted);
  await expect.poll(() => choose(['Backpropagation', 'TensorFlow.js, wasm']), { timeout: 15_000 }).toBe(2);
  await visit.click('race-start');
  const deviation =
    /TensorFlow\.js, wasm: the largest relative deviation of its first 50 losses.*? is ([\d.e+-]+), at step/;
  await expect.poll(() => visit.text('race-deviations'), { timeout: 40_000 }).toMatch(deviation);
  expect(Number(deviation.exec(await visit.text('race-deviations'))?.[1])).toBeLessThan(1e-3);
});

/** The newest file of a kind below a folder; null until one is whole. @param {string} folder @param {string} ending */
async function fileIn(folder, ending) {
  const name = (await readdir(folder, { recursive: true })).find((path) => path.endsWith(ending));
  return name && (await readFile(join(folder, name))).length > 0 ? join(folder, name) : null;
}

test('a model is saved to a file and opened again', async ({ visit, browserOfEngine }) => {
  await visit.open('preset=nielsen-30&epochs=2&train=1000&seed=1');
  await visit.train();
  await visit.click('save-model');
  await expect.poll(() => fileIn(browserOfEngine.downloads, '.safetensors'), { timeout: 15_000 }).not.toBeNull();
  const path = /** @type {string} */ (await fileIn(browserOfEngine.downloads, '.safetensors'));
  await visit.open('panel=draw');
  await visit.chooseFile('open-model', path);
  await expect.poll(() => visit.text('opened-model'), { timeout: 15_000 }).toContain('2 epochs');
  await visit.draw(one);
  await expect.poll(() => visit.attribute('prediction', 'data-value')).toMatch(/^\d$/);
});

for (const [how, leave] of /** @type {[string, (visit: Visit) => Promise<unknown>][]} */ ([
  ['a reload', (visit) => visit.tab.reload()],
  [
    'navigating away and opening the page again',
    async (visit) => {
      await visit.tab.open(new URL('favicon.svg', visit.site).href);
      await visit.tab.open(visit.site);
    },
  ],
])) {
  test(`an unfinished run is offered after ${how}, and ends as if undisturbed`, async ({ visit }) => {
    const setUp = 'preset=dnn&epochs=12&seed=3&threads=1';
    await visit.open(setUp);
    const undisturbed = await visit.train();
    await visit.click('reset');
    await visit.click('start');
    await expect.poll(() => visit.progress(), { intervals: [20] }).toBeGreaterThan(0.2);
    await visit.click('pause');
    await visit.reach('paused');
    await leave(visit);
    await visit.reach('idle');
    await expect.poll(() => visit.shows('[data-testid=kept-run]'), { timeout: 10_000 }).toBe(true);
    await visit.click('continue-run');
    await visit.reach('done', 60_000);
    expect(await visit.readings()).toEqual(undisturbed);
  });
}

test('the Back button leads to the run that was left', async ({ visit }) => {
  await visit.open('preset=dnn&epochs=12&seed=3&threads=1');
  await visit.click('step');
  await visit.reach('paused');
  await visit.tab.open(new URL('favicon.svg', visit.site).href);
  await visit.tab.back();
  // The page is either shown again as it was, or loaded again, and then it offers the run.
  const state = async () => {
    const status = await visit.attribute('status', 'data-state');
    return status === 'paused' || (status === 'idle' && (await visit.shows('[data-testid=kept-run]')))
      ? 'there'
      : status;
  };
  await expect.poll(state, { timeout: 20_000 }).toBe('there');
});

test('a page that was left does not hold the database, which a newer version of the page may want to change', async ({
  visit,
  gzipCsv,
}) => {
  await visit.open();
  await visit.chooseFile('train-file', gzipCsv);
  await expect.poll(() => visit.attribute('keeping', 'data-value'), { timeout: 20_000 }).toMatch(/^[1-9]/);
  // The browser may keep the page for the Back button, with its worker stopped.
  await visit.tab.open(new URL('favicon.svg', visit.site).href);
  const outcome = await visit.tab.evaluate(
    () =>
      new Promise((resolve) => {
        indexedDB.deleteDatabase('gradlab').onsuccess = () => resolve('deleted');
        setTimeout(() => resolve('held'), 10_000);
      }),
  );
  expect(outcome).toBe('deleted');
});

test('after a first visit the page trains offline', async ({ browserOfEngine }) => {
  const host = await openHost();
  const tab = await browserOfEngine.newTab();
  const visit = new Visit(tab, host.address);
  try {
    await visit.open();
    await tab.evaluate(async () => {
      const { active } = await navigator.serviceWorker.ready;
      if (active?.state !== 'activated')
        await new Promise((resolve) => active?.addEventListener('statechange', resolve, { once: true }));
    });
    await host.stop();
    await visit.open(quick);
    await visit.train();
    expect(await visit.reading('epoch')).toBe(2);
  } finally {
    await tab.close();
    await host.close();
  }
});

test('the page is dark where the system is', async ({ engine, host }) => {
  const browser = await openBrowser(engine, { dark: true });
  try {
    const visit = new Visit(await browser.newTab(), host.address);
    await visit.open();
    const [lightness] = await visit.tab.evaluate(
      () => getComputedStyle(document.body).backgroundColor.match(/\d+/) ?? ['255'],
    );
    expect(Number(lightness)).toBeLessThan(128);
  } finally {
    await browser.close();
  }
});

test('what WebKit lacks is said: threads, relaxed SIMD, WebGL in workers', async ({ engine, visit }) => {
  test.skip(engine !== 'webkit', 'only WebKit lacks these');
  await visit.open('threads=2&panel=race');
  await expect
    .poll(() => visit.text('notice'), { timeout: 20_000 })
    .toContain('Training runs on one thread: this browser gives pages no shared memory');
  expect(await visit.attribute('backend', 'data-value')).toBe('simd 1');
  await expect.poll(() => visit.text('race-lanes')).toContain('This browser has no WebGL 2 for a worker.');
});
