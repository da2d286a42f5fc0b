import { openDB } from 'idb';
import { describe, expect, it, vi } from 'vitest';
import { file, digitFiles } from '../../worker/digit-files.js';
import { openPage, texts } from '../opened-page.js';

// Everything that a continued run has to take up again: Adam's memory, dropout's and augmentation's choices, the place in the epoch.
const setUp =
  'train=600&test=50&epochs=3&seed=5&optimizer=adam&lr=0.002&layers=dense(20),relu,dropout(0.3),dense(10)&loss=cross-entropy&rotation=10&elastic=1&validation=0.1';

/** @typedef {ReturnType<typeof openPage>} Page */

/** @param {Page} page what a run ended with, to the last bit */
function outcome({ state }) {
  const { run, curves } = state();
  const { step, trainLoss, trainAccuracy, validationLoss, testLoss, testAccuracy } =
    /** @type {NonNullable<typeof run>} */ (run);
  const { byStep, byEpoch } = curves;
  return {
    step,
    trainLoss,
    trainAccuracy,
    validationLoss,
    testLoss,
    testAccuracy,
    losses: byStep.trainLoss,
    accuracies: byStep.trainAccuracy,
    byEpoch,
  };
}

/** A visit that made this many steps and was closed. @param {string} fragment @param {number} steps */
async function visit(fragment, steps) {
  const page = openPage(fragment);
  await page.settled();
  for (let step = 1; step <= steps; step += 1) {
    await page.actions.run.step();
    await page.until(({ status, run }) => status === 'paused' && run?.step === step);
  }
  await vi.waitFor(async () => expect(await keptSteps()).toContain(steps), { timeout: 15_000 });
  return page;
}

/** @returns {Promise<number[]>} */
async function keptSteps() {
  if ((await indexedDB.databases()).length === 0) return [];
  const opened = indexedDB.open('gradlab');
  await new Promise((resolve) => (opened.onsuccess = resolve));
  const all = opened.result.transaction('runSummaries').objectStore('runSummaries').getAll();
  await new Promise((resolve) => (all.onsuccess = resolve));
  opened.result.close();
  return all.result.map(({ status }) => status.step);
}

async function nextVisit(fragment = '') {
  const page = openPage(fragment);
  await page.until(({ keptRuns, status }) => keptRuns.length > 0 && status === 'idle');
  return page;
}

describe('a run of an earlier visit', () => {
  it('is continued from the middle of an epoch, bit for bit, with its curves and its settings', async () => {
    const whole = openPage(setUp);
    await whole.settled();
    await whole.actions.run.start();
    await whole.until(({ status }) => status === 'done');

    await visit(setUp, 67);
    const page = await nextVisit();
    const [kept] = page.state().keptRuns;
    expect(kept).toMatchObject({
      title: 'dense(20),relu,dropout(0.3),dense(10)',
      data: 'Built-in digits',
      status: { step: 67, epoch: 1, stepInEpoch: 13 },
    });
    await page.actions.keptRuns.continue(kept.id);
    expect(page.state().settings).toMatchObject({
      train: 600,
      lr: 0.002,
      optimizer: 'adam',
      rotation: 10,
      validation: 0.1,
      panel: 'train',
    });
    await page.until(({ status }) => status === 'done');
    expect(outcome(page)).toEqual(outcome(whole));
    expect(page.state()).toMatchObject({ pendingReset: false, notices: [] });
  });

  it('comes back finished as it was', async () => {
    const first = openPage('train=100&test=50&epochs=1');
    await first.settled();
    await first.actions.run.start();
    await first.until(({ status }) => status === 'done');
    await vi.waitFor(async () => expect(await keptSteps()).toEqual([10]));
    const done = outcome(first);
    const page = await nextVisit();
    await page.actions.keptRuns.continue(page.state().keptRuns[0].id);
    expect(page.state().status).toBe('done');
    expect(outcome(page)).toEqual(done);
  });

  it('of files goes on with what was kept of them', async () => {
    const first = openPage('preset=nielsen-30');
    first.actions.data.openFiles([
      file('a_train.csv', (await digitFiles(60)).csv),
      file('a_test.csv', (await digitFiles(20, 60)).csv),
    ]);
    await first.until(({ data }) => data.test?.size === 20 && data.stored?.sets.length === 1);
    await first.actions.run.step();
    await first.until(({ status }) => status === 'paused');
    await vi.waitFor(async () => expect(await keptSteps()).toEqual([1]));
    const page = await nextVisit('preset=dnn');
    await page.actions.keptRuns.continue(page.state().keptRuns[0].id);
    expect(page.state()).toMatchObject({
      settings: { dataset: 'upload' },
      data: { train: { name: 'a_train.csv' } },
      run: { step: expect.any(Number), stepsPerEpoch: 6 },
    });
  });

  it('is refused in words where the images are no longer the same, and stays', async () => {
    const first = openPage();
    first.actions.data.openFiles([file('a.csv', (await digitFiles(60)).csv)]);
    await first.until(({ data }) => data.stored?.sets.length === 1);
    await first.actions.run.step();
    await vi.waitFor(async () => expect(await keptSteps()).toEqual([1]));
    first.actions.data.openFiles([file('b.csv', (await digitFiles(60, 7)).csv)]);
    await first.until(({ data }) => data.stored?.sets[0]?.name === 'b.csv');
    const page = await nextVisit('train=100');
    await page.actions.keptRuns.continue(page.state().keptRuns[0].id);
    expect(texts(page.state())).toEqual([
      expect.stringMatching(/^page error The images are no longer those this run was learning from/),
    ]);
    expect(page.state()).toMatchObject({ run: null, keptRuns: [{ status: { step: 1 } }] });
  });

  it('goes when it is forgotten', async () => {
    await visit('train=100', 1);
    const page = await nextVisit();
    await page.actions.keptRuns.forget(page.state().keptRuns[0].id);
    expect(page.state().keptRuns).toEqual([]);
    expect(await keptSteps()).toEqual([]);
  });

  it('of another build goes on, with a word about its last digits', async () => {
    await visit('train=100', 2);
    const opened = indexedDB.open('gradlab');
    await new Promise((resolve) => (opened.onsuccess = resolve));
    const store = opened.result.transaction('runs', 'readwrite').objectStore('runs');
    const all = store.getAll();
    await new Promise((resolve) => (all.onsuccess = resolve));
    const [run] = all.result;
    const { bytes } = run.snapshot;
    const at = bytes.findIndex(
      (/** @type {number} */ _, /** @type {number} */ i) =>
        new TextDecoder().decode(bytes.subarray(i, i + run.snapshot.variant.length)) === run.snapshot.variant,
    );
    bytes.set(new TextEncoder().encode('other'.slice(0, run.snapshot.variant.length)), at);
    run.snapshot.variant = 'other'.slice(0, run.snapshot.variant.length);
    delete run.checksum;
    await new Promise((resolve) => (store.put(run, run.summary.id).onsuccess = resolve));
    opened.result.close();
    const page = await nextVisit();
    await page.actions.keptRuns.continue(run.summary.id);
    expect(texts(page.state())).toEqual([
      expect.stringMatching(/^page info This run was begun by another build of the core/),
    ]);
    expect(page.state().run?.step).toBeGreaterThanOrEqual(2);
  });
});

describe('a run under way', () => {
  it('is no longer kept once it is reset', async () => {
    const page = openPage('train=100');
    await page.settled();
    await page.actions.run.step();
    await vi.waitFor(async () => expect(await keptSteps()).toEqual([1]));
    await page.actions.run.reset();
    expect(await keptSteps()).toEqual([]);
    expect(page.state().keptRuns).toEqual([]);
  });

  it('is set aside, not lost, when another is continued', async () => {
    await visit('train=100', 1);
    const page = await nextVisit('train=200');
    await page.actions.run.step();
    await page.until(({ status, run }) => status === 'paused' && run?.step === 1);
    await page.actions.keptRuns.continue(page.state().keptRuns[0].id);
    expect(page.state()).toMatchObject({
      settings: { train: 100 },
      keptRuns: [{ status: { step: 1, stepsPerEpoch: 20 } }],
    });
  });

  it('that cannot be kept is not set aside, and the page says so', async () => {
    const page = openPage('train=100');
    await page.settled();
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError');
    });
    await page.actions.run.step();
    await page.until(({ notices }) => notices.length > 0);
    expect(texts(page.state())).toEqual([
      expect.stringMatching(/^page info This browser does not keep the run for the next visit/),
    ]);
    vi.restoreAllMocks();
  });
});

describe('a kept run that two tabs continue where there are no locks', () => {
  it('is kept twice, and neither overwrites the other', async () => {
    await visit('train=100&epochs=3', 5);
    const [one, other] = [await nextVisit(), await nextVisit()];
    const [{ id }] = one.state().keptRuns;
    for (const page of [one, other]) {
      await page.actions.keptRuns.continue(id);
      await page.actions.run.pause();
    }
    await other.actions.run.step();
    await other.until(({ notices }) => notices.some(({ text }) => text.startsWith('Another tab has continued')));
    const steps = [one, other].map((page) => page.state().run?.step);
    await vi.waitFor(async () => expect((await keptSteps()).sort()).toEqual([...steps].sort()));
  });
});

describe('a damaged record of a run', () => {
  /** @param {(run: any) => void} damage */
  async function damaged(damage) {
    await visit('train=100', 2);
    const db = await openDB('gradlab');
    const [run] = await db.getAll('runs');
    damage(run);
    await db.put('runs', run, run.summary.id);
    db.close();
    const page = await nextVisit();
    await page.actions.keptRuns.continue(run.summary.id);
    return page;
  }

  /** @type {[string, (run: any) => void][]} */
  const damages = [
    ['one bit of the state', ({ snapshot }) => (snapshot.bytes[snapshot.bytes.length - 9] ^= 4)],
    ['the learning rate', ({ snapshot }) => (snapshot.status.config.lr *= 2)],
    ['the variant', ({ snapshot }) => (snapshot.variant = 'simd ')],
    ['a point of a curve', ({ curves }) => (curves.byStep.trainLoss[0].y += 0.1)],
    ['the curves', (run) => (run.curves = { byStep: null })],
    ['the title', ({ summary }) => (summary.title = 7)],
    ['the settings', (run) => ((run.snapshot.status.config = null), (run.settings = null), delete run.checksum)],
    ['everything', (run) => Object.assign(run, { snapshot: null, curves: null, checksum: undefined })],
  ];
  it.each(damages)('is refused in words and removed: %s', async (_, damage) => {
    const page = await damaged(damage);
    expect(texts(page.state())).toEqual([
      expect.stringMatching(/^page error What this browser had kept of this run is damaged/),
    ]);
    expect(page.state()).toMatchObject({ run: null, keptRuns: [] });
    expect(await keptSteps()).toEqual([]);
  });
});

describe('what other tabs store', () => {
  it('is in the lists of every tab', async () => {
    const [one, other] = [openPage('train=100'), openPage('train=100')];
    await Promise.all([one.settled(), other.settled()]);
    await one.actions.myDigits.add(new Uint8Array(784).fill(3), 3);
    await other.actions.myDigits.add(new Uint8Array(784).fill(5), 5);
    for (const page of [one, other])
      await page.until(({ data }) => data.mine.size === 2 && data.stored?.sets.length === 1);
    await one.actions.myDigits.remove(0);
    await other.until(({ data }) => data.mine.size === 1);
    await one.actions.run.step();
    await one.until(({ run }) => run?.step === 1);
    await other.until(({ keptRuns }) => keptRuns.length === 1);
    await one.actions.run.reset();
    await other.until(({ keptRuns }) => keptRuns.length === 0);
  });
});
