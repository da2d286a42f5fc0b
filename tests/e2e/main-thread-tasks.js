import { expect } from '@playwright/test';

/** @typedef {import('@playwright/test').Page} Page */
/** @typedef {{ name: string, pid: number, tid: number, tdur?: number, args: { name?: string } }} TraceEvent times in microseconds */

/**
 * Returns the milliseconds that each task of the pages' main threads takes while something is done: on the processor, since by the clock
 * any task may take long on a machine that is busy elsewhere.
 * @param {Page} page
 * @param {() => Promise<void>} doing
 */
export async function mainThreadTasks(page, doing) {
  const browser = /** @type {import('@playwright/test').Browser} */ (page.context().browser());
  await browser.startTracing(page, { categories: ['toplevel'] });
  await doing();
  const trace = await browser.stopTracing();
  const events = /** @type {TraceEvent[]} */ (JSON.parse(trace.toString()).traceEvents);
  const thread = (/** @type {TraceEvent} */ { pid, tid }) => `${pid}/${tid}`;
  const mainThreads = new Set(
    events.filter(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain').map(thread),
  );
  const tasks = events.filter((event) => event.name.endsWith('RunTask') && mainThreads.has(thread(event)));
  // One that is still running has no duration yet.
  return tasks.flatMap(({ tdur }) => (tdur === undefined ? [] : [tdur / 1000]));
}

/** Expects no task that Chromium calls long, from 50 ms on. @param {number[]} tasks in milliseconds @param {number} fewest */
export function expectShort(tasks, fewest) {
  expect(tasks.length).toBeGreaterThan(fewest);
  expect(Math.max(...tasks)).toBeLessThan(50);
}

/** Waits while the page goes on drawing. @param {Page} page @param {number} milliseconds */
export const framesFor = (page, milliseconds) =>
  page.evaluate(
    (duration) =>
      new Promise((resolve) => {
        const end = performance.now() + duration;
        const frame = () => (performance.now() < end ? requestAnimationFrame(frame) : resolve(undefined));
        frame();
      }),
    milliseconds,
  );
