import { describe, expect, it, vi } from 'vitest';
import { goTo, openPage } from '../opened-page.js';

/** @typedef {ReturnType<typeof openPage>} Page */

const setUp = 'preset=nielsen-30&train=500&test=50&epochs=6&lr=3&seed=5';

/** A page whose run is paused after so many steps. @param {string} fragment @param {number} steps */
async function pausedAfter(fragment, steps) {
  const page = openPage(fragment);
  await page.settled();
  for (let step = 1; step <= steps; step += 1) {
    await page.actions.run.step();
    await page.until(({ status, run }) => status === 'paused' && run?.step === step);
  }
  return page;
}

/** A visit in which the run is closed after its next step, and the next one, in which it is continued. @param {Page} first */
async function reloadedAndContinued(first, fragment = '') {
  const next = (first.state().run?.step ?? 0) + 1;
  await first.actions.run.step();
  await first.until(({ status, run }) => status === 'paused' && run?.step === next);
  document.dispatchEvent(new Event('visibilitychange'));
  const page = openPage(fragment);
  await vi.waitFor(() => expect(page.state().keptRuns[0]?.status.step).toBe(next), { timeout: 15_000, interval: 20 });
  await page.until(({ status }) => status === 'idle');
  await page.actions.keptRuns.continue(page.state().keptRuns[0].id);
  return page;
}

describe('a finished run', () => {
  it('keeps the method it was trained with when another one is selected afterwards', async () => {
    const page = openPage('train=100&test=50&epochs=1');
    await page.settled();
    await page.actions.run.start();
    await page.until(({ status }) => status === 'done');
    page.actions.settings.set('gradient', 'forward-difference');
    page.actions.settings.set('lr', 0.5);
    await page.actions.run.pause(); // answered after everything that was sent before
    expect(page.state().run).toMatchObject({ gradient: 'backprop', learningRate: 3, phase: 'done' });
  });
});

describe('a run kept while the form shows something else', () => {
  it.each([
    ['another preset', (/** @type {Page} */ page) => page.actions.settings.set('preset', 'dnn')],
    ['another optimiser', (/** @type {Page} */ page) => page.actions.settings.set('optimizer', 'adam')],
    ['another address', () => goTo('preset=dnn&gradient=spsa&epochs=2&train=500&test=50')],
  ])('(%s) comes back with its own configuration, and the form follows', async (_, change) => {
    const first = await pausedAfter(setUp, 2);
    change(first);
    const page = await reloadedAndContinued(first, 'preset=cnn&train=100');
    const own = { preset: 'nielsen-30', lr: 3, epochs: 6, optimizer: 'sgd', gradient: 'backprop', train: 500 };
    expect(page.state().settings).toMatchObject(own);
    expect(page.state().run).toMatchObject({ gradient: 'backprop', epochs: 6, learningRate: 3, stepsPerEpoch: 50 });
    await page.until(({ status }) => status === 'done');
    expect(page.state().run).toMatchObject({ epoch: 6, step: 300 });
  });

  it('comes back with the directions that were set while it trained', async () => {
    const first = await pausedAfter(`${setUp}&gradient=spsa&directions=8`, 1);
    first.actions.settings.set('directions', 3);
    const page = await reloadedAndContinued(first);
    expect(page.state().settings).toMatchObject({ gradient: 'spsa', directions: 3 });
  });
});

describe('a changed address', () => {
  it('takes a live run along where only its live settings differ', async () => {
    const page = await pausedAfter(setUp, 1);
    goTo(setUp.replace('lr=3', 'lr=0.5'));
    await page.until(({ run }) => run?.learningRate === 0.5);
    expect(page.state()).toMatchObject({ settings: { lr: 0.5 }, pendingReset: false });
  });
});
