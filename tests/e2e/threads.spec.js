import { expect, test } from '@playwright/test';
import { preview } from 'vite';
import { complaintsOf, progressPast, reach, readings } from './workbench.js';

/** @typedef {import('@playwright/test').Page} Page */

/** npm start's server, which sends the headers. @type {import('vite').PreviewServer} */
let server;
/** @type {string} */
let isolating;
test.beforeAll(async () => {
  server = await preview({ preview: { port: 0 } });
  isolating = String(server.resolvedUrls?.local[0]);
});
test.afterAll(() => server.close());

const run = 'preset=dnn&epochs=12&seed=3';

/** @param {Page} page @param {string} address */
async function openAt(page, address) {
  await page.goto('about:blank');
  await page.goto(address);
  await reach(page, 'idle');
}

/** Trains to the end. @param {Page} page */
async function results(page) {
  await page.getByTestId('start').click();
  await reach(page, 'done');
  return readings(page);
}

/** Not one of its threads, nor one that is on its way out. @param {Page} page */
function trainingWorker(page) {
  const [worker] = page.workers().filter((one) => one.url().includes('training-worker')).reverse();
  return worker;
}

/** Workers there are in the browser, those that workers started among them. @param {Page} page */
async function workersIn(page) {
  const session = await page.context().newCDPSession(page);
  const { targetInfos } = await session.send('Target.getTargets');
  await session.detach();
  return targetInfos.filter(({ type }) => type === 'worker').length;
}

test('one thread and two give the same numbers to the last bit', async ({ page }) => {
  const complaints = complaintsOf(page);
  await openAt(page, `${isolating}#${run}&threads=1`);
  await expect(page.getByTestId('backend')).toContainText('1 thread');
  const single = await results(page);
  await openAt(page, `${isolating}#${run}&threads=2`);
  await expect(page.getByTestId('backend')).toContainText('2 threads');
  expect(await results(page)).toEqual(single);
  expect(complaints).toEqual([]);
});

test('the number of threads may change in the middle of a run, which goes on and ends the same', async ({ page }) => {
  await openAt(page, `${isolating}#${run}&threads=1`);
  const undisturbed = await results(page);
  await openAt(page, `${isolating}#${run}&threads=1`);
  await page.getByTestId('start').click();
  await progressPast(page, 0.1);
  await page.getByTestId('threads-group').locator('summary').click();
  await page.getByTestId('threads').fill('3');
  await page.getByTestId('threads').press('Enter');
  await expect(page.getByTestId('backend')).toContainText('3 threads');
  await expect(page.getByTestId('threads-group-state')).toHaveText('3 in use');
  await reach(page, 'done');
  expect(await readings(page)).toEqual(undisturbed);
});

test('a worker with threads that dies is replaced, and takes its threads with it', async ({ page }) => {
  await openAt(page, `${isolating}#preset=dnn&epochs=400&seed=3&threads=3`);
  await page.getByTestId('start').click();
  await progressPast(page);
  const workers = await workersIn(page);
  for (let time = 0; time < 3; time += 1) {
    await trainingWorker(page).evaluate(() => void setTimeout(() => { throw new Error('boom'); }));
    await expect(page.getByRole('alert')).toContainText('boom');
    await reach(page, 'paused');
    await page.getByRole('button', { name: 'Dismiss' }).click();
    await page.getByRole('button', { name: 'Resume' }).click();
    await reach(page, 'training');
  }
  await expect.poll(() => workersIn(page)).toBe(workers);
});

test('where memory for threads is refused, one thread does the work', async ({ page }) => {
  await page.route('**/*-threads-*.wasm', (route) => route.abort());
  await openAt(page, `${isolating}#epochs=1&threads=2`);
  await expect(page.getByTestId('backend')).toContainText('1 thread');
  await results(page);
});
