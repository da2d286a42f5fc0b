import { beforeEach, describe, expect, it, vi } from 'vitest';
import { digitFiles, file } from '../../worker/digit-files.js';
import { WorkerInProcess } from '../../worker/worker-in-process.js';
import { goTo, openPage, texts } from '../opened-page.js';

const train = await digitFiles(60);
const test = await digitFiles(20, 60);
const files = () => [file('my_train.csv', train.csv), file('my_test.csv', test.csv)];
const frame = () => Uint8Array.from({ length: 784 }, (_, i) => i);

beforeEach(() => {
  /** @type {Map<string, string>} */
  const kept = new Map();
  vi.stubGlobal('localStorage', {
    getItem: (/** @type {string} */ key) => kept.get(key) ?? null,
    setItem: (/** @type {string} */ key, /** @type {string} */ value) => kept.set(key, value),
  });
});

/** A visit in which files were opened, to its end. */
async function visitWithFiles() {
  const { actions, until } = openPage();
  actions.data.openFiles(files());
  await until(({ data }) => data.test?.size === 20 && data.stored?.sets.length === 1);
  return { actions, until };
}

describe('the next visit', () => {
  it('begins with what was loaded in the last one', async () => {
    await visitWithFiles();
    const { state, until } = openPage();
    await until(({ data, status }) => data.test?.size === 20 && status === 'idle');
    expect(state()).toMatchObject({
      settings: { dataset: 'upload' },
      data: { train: { name: 'my_train.csv', size: 60 }, stored: { bytes: 80 * 785 + 48, sets: [{ id: 'upload' }] } },
      notices: [],
    });
  });

  it('begins with the digits where its address asks for something else', async () => {
    await visitWithFiles();
    const { state, settled } = openPage('preset=dnn');
    await settled();
    expect(state()).toMatchObject({ settings: { dataset: 'digits' }, data: { train: { size: 5000 } }, notices: [] });
  });

  it('by a link to files finds those of the last one', async () => {
    await visitWithFiles();
    const { state, until } = openPage('dataset=upload&train=10');
    await until(({ data }) => data.train?.size === 10 && data.test?.size === 20);
    expect(state().notices).toEqual([]);
  });

  it('by a link to files that are not there says so', async () => {
    const { state, until } = openPage('dataset=upload');
    await until(({ notices }) => notices.length > 0);
    expect(texts(state())).toEqual([expect.stringMatching(/^data info This link was made with uploaded files/)]);
    goTo('train=100');
    await until(({ data }) => data.train?.size === 100);
  });

  it('begins with the digits once all was forgotten', async () => {
    const { actions, until } = await visitWithFiles();
    await actions.data.forgetStored();
    await until(({ data }) => data.stored?.bytes === 0);
    const { state, settled } = openPage();
    await settled();
    expect(state()).toMatchObject({ settings: { dataset: 'digits' }, data: { train: { size: 5000 } }, notices: [] });
  });

  it('begins with the digits where what was kept is damaged, and says so', async () => {
    await visitWithFiles();
    const opened = indexedDB.open('gradlab');
    await new Promise((resolve) => (opened.onsuccess = resolve));
    const transaction = opened.result.transaction('chunks', 'readwrite');
    transaction.objectStore('chunks').clear();
    await new Promise((resolve) => (transaction.oncomplete = resolve));
    const { state, until } = openPage();
    await until(({ data }) => data.train?.size === 5000 && data.test?.size === 1000);
    expect(state().settings.dataset).toBe('digits');
    expect(texts(state())).toEqual([
      expect.stringMatching(/^data error What this browser had kept of my_train\.csv is damaged/),
    ]);
    await until(({ data }) => data.stored?.bytes === 0);
  });

  it('does not ask the network for MNIST that was not kept', async () => {
    localStorage.setItem('gradlab-dataset', 'mnist');
    vi.stubGlobal('fetch', () => expect.unreachable('nobody asked for a download'));
    const { state, settled } = openPage();
    await settled();
    expect(state()).toMatchObject({ settings: { dataset: 'digits' }, data: { mnist: 'not-stored' }, notices: [] });
  });
});

describe('files that are replaced', () => {
  it('are kept in place of those before, as many rows as were ever read', async () => {
    const { actions, until } = await visitWithFiles();
    actions.settings.set('train', 10);
    await until(({ data }) => data.train?.size === 10);
    actions.data.chooseFile('test', file('other.csv', train.csv));
    await until(
      ({ data }) => data.test?.size === 60 && data.stored?.sets[0].name === 'my_train.csv (first 10 rows), other.csv',
    );
  });
});

describe('a browser that keeps nothing', () => {
  it('is silent when opened, and warns when something was to be kept', async () => {
    vi.stubGlobal('indexedDB', undefined);
    const { actions, state, until, settled } = openPage();
    await settled();
    expect(state()).toMatchObject({ notices: [], data: { stored: null } });
    actions.data.openFiles(files());
    await until(({ notices }) => notices.length > 0);
    expect(texts(state())).toEqual([
      expect.stringMatching(/^data warning This browser keeps nothing for the next visit/),
    ]);
    expect(state().data).toMatchObject({ train: { size: 60 }, test: { size: 20 } });
    expect(await actions.myDigits.add(frame(), 3)).toBe(false);
    expect(state().data.mine.size).toBe(1);
  });
});

describe('names of classes', () => {
  it('belong to their data set, are kept with it, and give way with it', async () => {
    const { actions, until } = await visitWithFiles();
    await actions.data.setClassName(0, ' T-shirt ');
    await actions.data.setClassName(9, 'Boot');
    const next = openPage();
    await next.until(
      ({ data }) => data.classNames[0] === 'T-shirt' && data.classNames[9] === 'Boot' && data.classNames[1] === '1',
    );
    await next.actions.data.setClassName(9, '');
    expect(next.state().data.classNames[9]).toBe('9');
    next.actions.settings.set('dataset', 'digits');
    await next.until(({ data }) => data.classNames[0] === '0');
    next.actions.settings.set('dataset', 'upload');
    await next.until(({ data }) => data.classNames[0] === 'T-shirt');
    const { stored } = next.state().data;
    next.actions.data.openFiles(files());
    await next.until(({ data }) => data.classNames[0] === '0');
    await until(({ data }) => data.stored?.sets.length === 1);
    // The files are written last. Otherwise they would be written into the next test's storage.
    await next.until(({ data }) => data.stored !== stored);
  });
});

describe('digits of one’s own', () => {
  it('are added, removed and there again on the next visit', async () => {
    const { actions, state, until, settled } = openPage();
    await settled();
    for (const label of [3, 4, 5]) await actions.myDigits.add(frame().fill(label), label);
    await actions.myDigits.remove(1);
    expect(state().data.mine).toMatchObject({ size: 2, labels: [3, 5], classCounts: [0, 0, 0, 1, 0, 1, 0, 0, 0, 0] });
    const next = openPage();
    await next.until(({ data }) => data.mine.size === 2);
    expect(await next.actions.data.imagesOf('mine', Uint32Array.of(1))).toEqual(frame().fill(5));
    expect(Array.from(await next.actions.data.labelsOf('mine'))).toEqual([3, 5]);
    await next.actions.myDigits.clear();
    await next.until(({ data }) => data.mine.size === 0 && data.stored?.sets.length === 0);
    await until(({ data }) => data.mine.version > 0);
  });

  it('are stored once that is said, the last of several in a row, too', async () => {
    const { actions, settled } = openPage();
    await settled();
    const stored = [3, 4, 5].map((label) => actions.myDigits.add(frame(), label));
    expect(await stored[2]).toBe(true);
    const next = openPage();
    await next.until(({ data }) => data.mine.size > 0);
    expect(next.state().data.mine.labels).toEqual([3, 4, 5]);
    expect(await Promise.all(stored)).toEqual([true, true, true]);
  });

  it('change what a run is made from only where they are used', async () => {
    const { actions, state, until, settled } = openPage('train=100&test=50&epochs=1000');
    await settled();
    await actions.myDigits.add(frame(), 3);
    await actions.run.start();
    await actions.myDigits.add(frame(), 4);
    expect(state().pendingReset).toBe(false);
    actions.myDigits.use('training');
    expect(state().pendingReset).toBe(true);
    await until(({ data }) => data.split?.training === 102);
    await actions.run.pause();
    await actions.run.start();
    expect(state()).toMatchObject({ pendingReset: false, run: { stepsPerEpoch: 11 } });
    await actions.myDigits.add(frame(), 5);
    expect(state().pendingReset).toBe(true);
  });

  it('are the test set where the visitor wants that', async () => {
    const { actions, state, until, settled } = openPage('train=100&epochs=1&mine=test');
    await settled();
    await actions.myDigits.add(frame(), 3);
    await actions.run.start();
    await until(({ status }) => status === 'done');
    expect([0, 1]).toContain(state().run?.testAccuracy);
  });

  it('survive a crash, and the run with them', async () => {
    const { actions, state, until, settled } = openPage('train=100&epochs=1000&mine=training');
    await settled();
    await actions.myDigits.add(frame(), 3);
    await actions.run.step();
    await until(({ status, run }) => status === 'paused' && run?.step === 1);
    WorkerInProcess.latest.throwError('out of memory');
    await until(({ notices }) => notices.length > 0);
    expect(state()).toMatchObject({ status: 'paused', run: { step: 1, stepsPerEpoch: 11 } });
    expect(await actions.data.labelsOf('mine')).toHaveLength(1);
  });

  it('are refused without a drawing or a label', async () => {
    const { actions, state } = openPage();
    expect(await actions.myDigits.add(new Uint8Array(3), 3)).toBe(false);
    expect(await actions.myDigits.add(frame(), 10)).toBe(false);
    expect(texts(state())).toEqual([expect.stringMatching(/^draw error Draw a digit first/)]);
    expect(state().data.mine.size).toBe(0);
  });

  it('go when they are forgotten', async () => {
    const { actions, until, settled } = openPage();
    await settled();
    await actions.myDigits.add(frame(), 3);
    await actions.data.forgetStored('mine');
    await until(({ data }) => data.mine.size === 0 && data.stored?.bytes === 0);
  });
});
