import { describe, expect, it } from 'vitest';
import { openPage, texts } from '../opened-page.js';

/** @param {number} label */
const row = (label) => `${[label, ...Array(784).fill(9)].join(',')}\n`;
/** @param {string} name @param {number} count */
const csv = (name, count) =>
  new File(
    [...Array(count).keys()].map((i) => row(i % 10)),
    name,
  );
const bad = new File(['<!doctype html><p>Sign in</p>'], 'page.csv');

describe('files of one’s own', () => {
  it('select the data set upload and are what the next start learns from', async () => {
    const { actions, state, settled } = openPage('epochs=1&train=200&test=50');
    await settled();
    actions.data.chooseFile('train', csv('mine.csv', 60));
    actions.data.chooseFile('test', csv('other.csv', 20));
    expect(state().settings.dataset).toBe('upload');
    await actions.run.start();
    expect(state()).toMatchObject({
      data: { train: { name: 'mine.csv', size: 60 }, test: { name: 'other.csv', size: 20 } },
      run: { stepsPerEpoch: 6 },
    });
  });

  it('that are no good leave the digits in place and say why', async () => {
    const { actions, state, until, settled } = openPage('train=200&test=50');
    await settled();
    actions.data.chooseFile('train', bad);
    await until(({ notices }) => notices.length > 0);
    expect(texts(state())).toEqual([expect.stringMatching(/^data error page\.csv: /)]);
    expect(state()).toMatchObject({
      settings: { dataset: 'digits' },
      data: { train: { size: 200 }, test: { size: 50 }, loading: null },
      status: 'idle',
    });
    actions.data.chooseFile('train', csv('good.csv', 20));
    await until(({ data }) => data.train?.size === 20);
    expect(texts(state())).toEqual([]);
  });

  it('that are no good leave the digits in place, though files were used before', async () => {
    const { actions, state, until, settled } = openPage('train=200&test=50');
    await settled();
    actions.data.chooseFile('train', csv('mine.csv', 60));
    actions.data.chooseFile('test', csv('other.csv', 20));
    await until(({ data, status }) => data.test?.size === 20 && status === 'idle');
    actions.settings.set('dataset', 'digits');
    await until(({ data, status }) => data.test?.size === 50 && status === 'idle');
    actions.data.chooseFile('train', bad);
    await until(({ notices, status }) => notices.length > 0 && status === 'idle');
    expect(state()).toMatchObject({
      settings: { dataset: 'digits' },
      data: { train: { size: 200 }, test: { size: 50 } },
    });
  });

  it('keep a start that waited for them from training on something else', async () => {
    const { actions, state, settled } = openPage('train=200&test=50');
    await settled();
    actions.data.chooseFile('train', bad);
    await actions.run.start();
    expect(state().status).toBe('idle');
    await actions.run.start();
    expect(state().status).toBe('training');
  });

  it('of training alone are trained on without a test, and that is said', async () => {
    const { actions, state, until, settled } = openPage('epochs=1&train=200&test=50');
    await settled();
    actions.data.chooseFile('train', csv('mine.csv', 60));
    await actions.run.start();
    await until(({ status }) => status === 'done');
    expect(state()).toMatchObject({ data: { test: null }, run: { testAccuracy: null, testLoss: null } });
    expect(texts(state())).toEqual([expect.stringMatching(/^data info No test file/)]);
  });

  it('of test alone cannot be trained on, and that is said', async () => {
    const { actions, state, settled } = openPage('train=200&test=50');
    await settled();
    actions.data.chooseFile('test', csv('t.csv', 20));
    await actions.run.start();
    expect(state()).toMatchObject({ status: 'idle', data: { train: null, test: { size: 20 } } });
    expect(texts(state())).toEqual([expect.stringMatching(/^data error There is no training data yet/)]);
  });

  it('with bad rows say how many and which', async () => {
    const { actions, state, until, settled } = openPage('train=200&test=50');
    await settled();
    actions.data.chooseFile('train', new File([row(1), '1,2\n', row(2)], 'mixed.csv'));
    await until(({ data }) => data.train?.size === 2);
    expect(texts(state())).toEqual([expect.stringMatching(/^data warning mixed\.csv: 1 of 3 rows/)]);
    expect(state().notices[0].details).toEqual([expect.stringMatching(/^Row 2\b/)]);
  });

  it('are read again when the row limit changes', async () => {
    const { actions, until, settled } = openPage();
    await settled();
    actions.data.chooseFile('train', csv('mine.csv', 60));
    await until(({ data }) => data.train?.size === 60);
    actions.settings.set('train', 10);
    await until(({ data }) => data.train?.size === 10);
    actions.settings.set('dataset', 'digits');
    actions.settings.set('train', 0);
    await until(({ data }) => data.train?.size === 5000 && data.test?.size === 1000);
    actions.settings.set('dataset', 'upload');
    await until(({ data }) => data.train?.name === 'mine.csv' && data.test === null);
  });

  it('can be given up while they are read', async () => {
    const { actions, state, until, settled } = openPage();
    await settled();
    actions.data.chooseFile('train', csv('big.csv', 4000));
    await until(({ data }) => data.loading?.split === 'train');
    actions.data.cancelLoading();
    await until(({ data }) => data.loading === null);
    expect(state()).toMatchObject({
      settings: { dataset: 'digits' },
      data: { train: { size: 5000 }, test: { size: 1000 } },
      notices: [],
    });
  });

  it('that are replaced while they are read give way to the newer', async () => {
    const { actions, state, until, settled } = openPage();
    await settled();
    actions.data.chooseFile('train', csv('big.csv', 4000));
    await until(({ data }) => data.loading?.split === 'train');
    actions.data.chooseFile('train', csv('newer.csv', 30));
    await until(({ data }) => data.train?.name === 'newer.csv');
    expect(state()).toMatchObject({ settings: { dataset: 'upload' }, notices: [] });
  });
});
