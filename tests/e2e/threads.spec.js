import { expect, test } from '@playwright/test';
import { preview } from 'vite';
import { complaintsOf, fill, progressPast, reach, readings } from './workbench.js';

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
  const [worker] = page
    .workers()
    .filter((one) => one.url().includes('training-worker'))
    .reverse();
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
  await fill(page, 'threads', 3);
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
    await trainingWorker(page).evaluate(
      () =>
        void setTimeout(() => {
          throw new Error('boom');
        }),
    );
    const notice = page.getByRole('alert');
    await expect(notice).toContainText('boom');
    // After a second death within seconds, the run waits for the visitor.
    const goesOn = /The run continues/.test(String(await notice.textContent()));
    await page.getByRole('button', { name: 'Dismiss' }).click();
    if (!goesOn) await page.getByRole('button', { name: 'Resume' }).click();
    await reach(page, 'training');
  }
  await expect.poll(() => workersIn(page)).toBe(workers);
});

/**
 * Makes the training worker's browser refuse larger memories than this, as those of phones do.
 * @param {Page} page @param {number} megabytes
 */
async function refuseMemoryOver(page, megabytes) {
  const limited = `const { Memory } = WebAssembly; WebAssembly.Memory = function (asked) {
    if (asked.maximum > ${megabytes * 16}) throw new RangeError('refused');
    return new Memory(asked);
  };`;
  await page.route('**/serve-training-*.js', async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: `${limited}${await response.text()}` });
  });
}

/** @param {Page} page */
const whyOneThread = (page) => page.locator('.notice', { hasText: 'Training runs on one thread' });

test('where there is no gigabyte for threads, they run in less, with the same numbers', async ({ page }) => {
  await openAt(page, `${isolating}#${run}&threads=2`);
  const roomy = await results(page);
  await refuseMemoryOver(page, 300);
  await openAt(page, `${isolating}#${run}&threads=2`);
  await expect(page.getByTestId('backend')).toContainText('2 threads');
  expect(await results(page)).toEqual(roomy);
  await expect(whyOneThread(page)).toHaveCount(0);
});

test('where all memory for threads is refused, one thread does the work, and the page says why', async ({ page }) => {
  await refuseMemoryOver(page, 100);
  await openAt(page, `${isolating}#epochs=1&threads=2`);
  await expect(page.getByTestId('backend')).toContainText('1 thread');
  await expect(whyOneThread(page)).toContainText(
    'Training runs on one thread: the browser refuses 256 MB of shared memory.',
  );
  await results(page);
});

test('where the build for threads cannot be loaded, one thread does the work, and the page says why', async ({
  page,
}) => {
  await page.route('**/*-threads-*.wasm', (route) => route.abort());
  await openAt(page, `${isolating}#epochs=1&threads=2`);
  await expect(page.getByTestId('backend')).toContainText('1 thread');
  await expect(whyOneThread(page)).toContainText('the build for several threads could not be loaded');
  await results(page);
});

test('where threads do not start, one thread does the work, and the page says why', async ({ page }) => {
  // The worker imports this file, and each of its threads loads it once more.
  let asked = 0;
  const site = await preview({
    preview: { port: 0 },
    plugins: [
      {
        name: 'no-threads',
        configurePreviewServer: (one) =>
          void one.middlewares.use((request, response, next) => {
            if (!/-threads-\w+\.mjs$/.test(request.url ?? '')) return next();
            asked += 1;
            response.setHeader('Cache-Control', 'no-store');
            if (asked > 1) response.writeHead(404).end();
            else next();
          }),
      },
    ],
  });
  try {
    await openAt(page, `${String(site.resolvedUrls?.local[0])}#epochs=1&threads=2`);
    await expect(page.getByTestId('backend')).toContainText('1 thread');
    expect(asked).toBeGreaterThan(1);
    await expect(whyOneThread(page)).toContainText('the threads did not start');
    await results(page);
  } finally {
    await site.close();
  }
});

test('where a page is isolated and yet has no shared memory, a visitor who asks for threads is told why there is one', async ({
  page,
}) => {
  await page.addInitScript('delete globalThis.SharedArrayBuffer');
  await page.route('**/serve-training-*.js', async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: `globalThis.SharedArrayBuffer = undefined;${await response.text()}` });
  });
  await openAt(page, `${isolating}#epochs=1`);
  await expect(whyOneThread(page)).toHaveCount(0);
  await openAt(page, `${isolating}#epochs=1&threads=2`);
  await expect(page.getByTestId('backend')).toContainText('1 thread');
  await expect(whyOneThread(page)).toContainText('this browser gives pages no shared memory (SharedArrayBuffer)');
  await results(page);
});
