import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { mnistFiles } from '../../../../web/src/worker/mnist/mnist-files.js';
import { mnistFolder } from '../../needs.js';
import { behaviours, openMirror } from '../../worker/mnist/mnist-mirror.js';
import { openPage, texts } from '../opened-page.js';

/** @type {Awaited<ReturnType<typeof openMirror>>|undefined} */
let mirror;
afterEach(() => mirror?.close());

/** @param {keyof typeof behaviours} kind @param {Map<string, Buffer>} [packed] */
async function withMirror(kind, packed = new Map()) {
  mirror = await openMirror(behaviours[kind], packed);
  vi.stubGlobal('__MNIST_MIRRORS__', [mirror.url]);
  return mirror;
}

/** A file of which the first bytes arrive, and then nothing. */
const silent = () =>
  withMirror(
    'silent',
    new Map(
      Object.values(mnistFiles).flatMap(({ images, labels }) =>
        [images, labels].map(({ file }) => [file, Buffer.from([0x1f, 0x8b, 8])]),
      ),
    ),
  );

describe('MNIST', () => {
  it('that nobody has leaves the digits in place, and it is said who was asked', async () => {
    const { host } = await withMirror('missing');
    const { actions, state, until, settled } = openPage('train=200&test=50');
    await settled();
    actions.data.loadMnist();
    expect(state().settings.dataset).toBe('mnist');
    await until(({ notices }) => notices.length > 0);
    expect(state()).toMatchObject({
      settings: { dataset: 'digits' },
      data: { train: { size: 200 }, test: { size: 50 }, loading: null, mnist: 'not-stored' },
      status: 'idle',
    });
    expect(texts(state())).toEqual([expect.stringMatching(/^data error MNIST could not be loaded/)]);
    expect(state().notices[0].details.at(-1)).toBe(`${host}: it answered 404 Not Found`);
  });

  it('asked for by a link that cannot be met gives way to the digits', async () => {
    await withMirror('missing');
    const { state, until } = openPage('dataset=mnist&train=100');
    await until(({ data }) => data.train?.size === 100 && data.test?.size === 1000);
    expect(state().settings.dataset).toBe('digits');
    expect(texts(state())).toEqual([expect.stringMatching(/^data error MNIST could not be loaded/)]);
  });

  it('can be given up while it is fetched', async () => {
    const { requestedSplit } = await silent();
    const { actions, state, until, settled } = openPage();
    await settled();
    actions.data.loadMnist();
    await until(({ data }) => data.loading?.split === 'train' && requestedSplit.length > 0);
    actions.data.cancelLoading();
    await until(({ data }) => data.loading === null);
    expect(state()).toMatchObject({
      settings: { dataset: 'digits' },
      data: { train: { size: 5000 }, test: { size: 1000 } },
      notices: [],
    });
  });

  it('gives way at once to what is chosen while it is fetched', async () => {
    const { requestedSplit } = await silent();
    const { actions, state, until } = openPage('dataset=mnist&train=100');
    await until(() => requestedSplit.length > 0);
    actions.settings.set('dataset', 'digits');
    await until(({ data }) => data.train?.size === 100 && data.test?.size === 1000);
    expect(state().notices).toEqual([]);
  });

  it('is there with one action, and on the next visit without a network', async (test) => {
    const folder = mnistFolder(test);
    const real = new Map(
      Object.values(mnistFiles).flatMap(({ images, labels }) =>
        [images, labels].map(({ file }) => [file, readFileSync(join(folder, file))]),
      ),
    );
    await withMirror('good', real);
    const { actions, until, settled } = openPage();
    await settled();
    actions.data.loadMnist();
    await until(({ data }) => data.train?.size === 60_000 && data.test?.size === 10_000 && data.mnist === 'stored');
    mirror?.close();
    const next = openPage('dataset=mnist&train=1000');
    await next.until(({ data }) => data.train?.size === 1000 && data.test?.size === 10_000);
    expect(next.state()).toMatchObject({
      settings: { dataset: 'mnist' },
      notices: [],
      data: { stored: { bytes: 70_000 * 785 + 48, sets: [{ id: 'mnist' }] } },
    });
  });
});
