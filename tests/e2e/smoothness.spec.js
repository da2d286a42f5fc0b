import { chromium, expect, test } from '@playwright/test';
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findChromium } from '../../tools/setup/chromium.mjs';
import { fill, open, progressPast, reach, reading, train } from './workbench.js';

/** @typedef {import('@playwright/test').Page} Page */

const setUp = 'preset=nielsen-100&epochs=1000';

/** @typedef {{ name: string, pid: number, tid: number, tdur?: number, args: { name?: string } }} TraceEvent times in microseconds */

/**
 * The milliseconds that each task of the pages' main threads takes while something is done: on the processor, since by the clock any
 * task may take long on a machine that is busy elsewhere.
 * @param {Page} page
 * @param {() => Promise<void>} doing
 */
async function mainThreadTasks(page, doing) {
  const browser = /** @type {import('@playwright/test').Browser} */ (page.context().browser());
  await browser.startTracing(page, { categories: ['toplevel'] });
  await doing();
  const trace = await browser.stopTracing();
  const events = /** @type {TraceEvent[]} */ (JSON.parse(trace.toString()).traceEvents);
  const thread = (/** @type {TraceEvent} */ { pid, tid }) => `${pid}/${tid}`;
  const mainThreads = new Set(events.filter(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain').map(thread));
  const tasks = events.filter((event) => event.name.endsWith('RunTask') && mainThreads.has(thread(event)));
  // One that is still running has no duration yet.
  return tasks.flatMap(({ tdur }) => (tdur === undefined ? [] : [tdur / 1000]));
}

/** Chromium calls a task long from 50 ms on. @param {number[]} tasks in milliseconds @param {number} fewest */
function expectShort(tasks, fewest) {
  expect(tasks.length).toBeGreaterThan(fewest);
  expect(Math.max(...tasks)).toBeLessThan(50);
}

/** The page goes on drawing for as long. @param {Page} page @param {number} milliseconds */
const framesFor = (page, milliseconds) => page.evaluate((duration) => new Promise((resolve) => {
  const end = performance.now() + duration;
  const frame = () => (performance.now() < end ? requestAnimationFrame(frame) : resolve(undefined));
  frame();
}), milliseconds);

test('no task of the main thread takes over 50 ms while it trains', async ({ page }) => {
  await open(page, setUp);
  await page.getByTestId('start').click();
  await progressPast(page);
  expectShort(await mainThreadTasks(page, () => framesFor(page, 5000)), 50);
  await expect(page.getByTestId('status')).toHaveAttribute('data-state', 'training');
});

test('ten runs behind the one under way keep the page as smooth', async ({ page }) => {
  await open(page, 'preset=nielsen-30&epochs=2');
  for (let run = 1; run <= 10; run += 1) {
    await train(page);
    await page.getByTestId('reset').click();
    await reach(page, 'idle');
  }
  await fill(page, 'epochs', 1000);
  await page.getByTestId('start').click();
  await progressPast(page);
  await expect(page.getByTestId('runs').locator('tbody tr')).toHaveCount(11);
  expectShort(await mainThreadTasks(page, () => framesFor(page, 4000)), 40);
});

test('behind another panel the curves are not drawn; back in front they have caught up', async ({ page }) => {
  const curve = () => page.getByTestId('accuracy-chart').evaluate((canvas) => /** @type {HTMLCanvasElement} */ (canvas).toDataURL());
  await open(page, setUp);
  await page.getByTestId('start').click();
  await progressPast(page);
  await page.getByRole('tab', { name: 'Draw' }).click();
  await framesFor(page, 200);
  const drawn = await curve();
  const epoch = await reading(page, 'epoch');
  await expect.poll(() => reading(page, 'epoch'), { timeout: 20_000 }).toBeGreaterThan(epoch + 5);
  expect(await curve()).toBe(drawn);
  await page.getByTestId('pause').click();
  await reach(page, 'paused');
  await page.getByRole('tab', { name: 'Train' }).click();
  await expect.poll(curve).not.toBe(drawn);
});

test('a numerical method keeps the page as smooth', async ({ page }) => {
  await open(page, 'preset=nielsen-100&gradient=central-difference');
  await page.getByTestId('start').click();
  await progressPast(page);
  expectShort(await mainThreadTasks(page, () => framesFor(page, 2000)), 20);
});

/**
 * A Chromium in which tabs are hidden when another is in front: Playwright's own keeps every page visible.
 * @param {(page: Page) => Promise<void>} use
 */
async function withHidingBrowser(use) {
  const profile = mkdtempSync(join(tmpdir(), 'gradlab-profile-'));
  const program = spawn(String(findChromium()), ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--remote-debugging-port=0', `--user-data-dir=${profile}`, 'about:blank'], { detached: true });
  const ended = new Promise((resolve) => program.once('exit', resolve));
  try {
    const address = await new Promise((resolve, reject) => {
      let said = '';
      program.once('error', reject);
      program.stderr.on('data', (text) => {
        said += text;
        const [, found] = /listening on (ws:\S+)/.exec(said) ?? [];
        if (found) resolve(found);
      });
    });
    const browser = await chromium.connectOverCDP(address, { noDefaults: true });
    await use(browser.contexts()[0].pages()[0]);
    await browser.close();
  } finally {
    // With all its processes: one that outlives the first goes on writing into the profile.
    if (program.pid) process.kill(-program.pid, 'SIGKILL');
    await ended;
    rmSync(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  }
}

test('in the background it goes on training; back in front the curves have caught up, without a long task', async ({ baseURL }) => {
  await withHidingBrowser(async (page) => {
    await page.goto(`${baseURL}#${setUp}&autostart=1`);
    await progressPast(page);
    const accuracyCurve = () => page.getByTestId('accuracy-chart').evaluate((canvas) => /** @type {HTMLCanvasElement} */ (canvas).toDataURL());
    const epoch = await reading(page, 'epoch');
    const drawn = await accuracyCurve();
    const other = await page.context().newPage();
    await other.bringToFront();
    await expect.poll(() => page.evaluate(() => document.visibilityState)).toBe('hidden');
    await expect.poll(() => reading(page, 'epoch'), { timeout: 20_000 }).toBeGreaterThan(epoch + 20);
    const tasks = await mainThreadTasks(page, async () => {
      await page.bringToFront();
      await expect.poll(() => page.evaluate(() => document.visibilityState)).toBe('visible');
      await framesFor(page, 500);
    });
    expect(await accuracyCurve()).not.toBe(drawn);
    expectShort(tasks, 10);
    await expect(page.getByTestId('status')).toHaveAttribute('data-state', 'training');
  });
});
