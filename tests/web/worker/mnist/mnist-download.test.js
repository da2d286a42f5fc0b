import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { mnistFiles } from '../../../../web/src/worker/mnist/mnist-files.js';
import { mnistFolder } from '../../needs.js';
import { driveEngine } from '../driven-engine.js';
import { behaviours, openMirror, smallMnist } from './mnist-mirror.js';

// The machine may be busy.
vi.setConfig({ testTimeout: 30_000 });

/** @type {Awaited<ReturnType<typeof smallMnist>>} */ let mnist;
/** @type {Awaited<ReturnType<typeof openMirror>>[]} */ let mirrors = [];

beforeAll(async () => {
  mnist = await smallMnist();
});
beforeEach(() => {
  vi.stubGlobal('indexedDB', new IDBFactory());
});
afterEach(() => {
  mirrors.forEach((mirror) => mirror.close());
  mirrors = [];
  vi.unstubAllGlobals();
});

const recipe = { source: /** @type {const} */ ('mnist'), limit: 0 };

/** @param {(keyof typeof behaviours)[]} kinds of mirrors, in this order */
async function withMirrors(...kinds) {
  for (const kind of kinds) mirrors.push(await openMirror(behaviours[kind], mnist.packed));
  return driveEngine({ mirrors: mirrors.map(({ url }) => url), patienceMs: 1500, files: mnist.files });
}

describe('MNIST', () => {
  it('comes from a good mirror, with progress, and from the browser the next time', async () => {
    const driven = await withMirrors('good');
    expect(await driven.data.load('train', recipe)).toMatchObject({
      name: 'MNIST, training images',
      size: 300,
      notKept: null,
    });
    expect(await driven.data.load('test', recipe)).toMatchObject({ size: 100 });
    expect(Array.from(driven.data.labels('train'))).toEqual(mnist.labels);
    expect(mirrors[0].requestedSplit.toSorted()).toEqual([...mnist.packed.keys()].toSorted());
    const report = driven.events.flatMap((event) => (event.event === 'loading' ? [event.loading] : []));
    expect(report.find(({ split, fraction }) => split === 'train' && fraction === 1)).toMatchObject({
      download: { mirror: mirrors[0].host, bytes: expect.any(Number) },
    });

    const next = await driveEngine({ mirrors: [], files: mnist.files });
    expect(await next.data.load('train', recipe)).toMatchObject({ size: 300 });
    expect(Array.from(next.data.labels('train'))).toEqual(mnist.labels);
  });

  it.each(/** @type {const} */ (['declaring', 'slow']))('comes from a mirror that is %s', async (kind) => {
    const { data } = await withMirrors(kind);
    expect(await data.load('train', recipe)).toMatchObject({ size: 300 });
    expect(Array.from(data.labels('train'))).toEqual(mnist.labels);
  });

  it.each(/** @type {const} */ (['truncated', 'broken', 'wrong', 'webPage', 'missing', 'silent']))(
    'comes from the next mirror where the first is %s',
    async (kind) => {
      const { data } = await withMirrors(kind, 'good');
      expect(await data.load('train', recipe)).toMatchObject({ size: 300 });
      expect(mirrors[1].requestedSplit).toHaveLength(2);
    },
  );

  it('is not taken from a mirror that has changed a single pixel', async () => {
    const { data } = await withMirrors('good');
    const changed = {
      ...mnist.files.train.images,
      sha256: mnist.files.train.images.sha256.replace(/^./, (digit) => (digit === '0' ? '1' : '0')),
    };
    const next = await driveEngine({
      mirrors: [mirrors[0].url],
      files: { ...mnist.files, train: { ...mnist.files.train, images: changed } },
    });
    await expect(next.data.load('train', recipe)).rejects.toMatchObject({
      details: [expect.stringMatching(/train-images-idx3-ubyte\.gz is not the one that was published/)],
    });
    expect(await next.data.storedSets()).toEqual([]);
    expect((await data.load('train', recipe)).size).toBe(300);
  });

  it('that nobody has is refused with what each mirror answered, and the data from before stays', async () => {
    const driven = await withMirrors('missing', 'webPage', 'silent', 'truncated');
    await driven.loadDigits(40, 10);
    mirrors.push(await openMirror(behaviours.good, mnist.packed));
    mirrors[4].close();
    const { data } = await driveEngine({
      mirrors: mirrors.map(({ url }) => url),
      patienceMs: 1500,
      files: mnist.files,
    });
    const refused = await data.load('train', recipe).catch((error) => error);
    expect(refused).toMatchObject({ name: 'Refusal', message: expect.stringMatching(/^MNIST could not be loaded/) });
    expect(refused.details).toEqual([
      `${mirrors[0].host}: it answered 404 Not Found`,
      `${mirrors[1].host}: it sent something else, such as a web page`,
      `${mirrors[2].host}: it sent nothing for 2 seconds`,
      expect.stringMatching(new RegExp(`^${mirrors[3].host}: .*cut short`)),
      expect.stringMatching(new RegExp(`^${mirrors[4].host}: it cannot be reached`)),
    ]);
    await expect(driven.data.load('train', recipe)).rejects.toMatchObject({ name: 'Refusal' });
    expect(driven.data.labels('train')).toHaveLength(40);
  });

  it('comes to a browser without AbortSignal.any, and can be given up there', async () => {
    const { any } = AbortSignal;
    Object.assign(AbortSignal, { any: undefined });
    try {
      const good = await withMirrors('good');
      expect(await good.data.load('train', recipe)).toMatchObject({ size: 300 });
      mirrors.push(await openMirror(behaviours.silent, mnist.packed));
      const { data } = await driveEngine({ mirrors: [mirrors[1].url], patienceMs: 20_000, files: mnist.files });
      const loading = data.load('test', recipe);
      await vi.waitFor(() => expect(mirrors[1].requestedSplit).not.toEqual([]));
      data.cancelLoading();
      await expect(loading).rejects.toThrow();
    } finally {
      Object.assign(AbortSignal, { any });
    }
  });

  it('can be given up on the way, and no other mirror is asked', async () => {
    const { data } = await withMirrors('slow', 'good');
    const loading = data.load('train', recipe);
    setTimeout(() => data.cancelLoading(), 60);
    await expect(loading).rejects.toThrow('Loading MNIST was cancelled.');
    expect(mirrors[1].requestedSplit).toEqual([]);
  });

  it('is fetched whole and used in part where a row limit is set', async () => {
    const { data } = await withMirrors('good');
    expect(await data.load('train', { ...recipe, limit: 10 })).toMatchObject({ size: 10 });
    expect(Array.from(data.labels('train'))).toEqual(mnist.labels.slice(0, 10));
    mirrors[0].close();
    expect(await data.load('train', { ...recipe, limit: 20 })).toMatchObject({ size: 20 });
    expect(await data.load('train', recipe)).toMatchObject({ size: 300 });
  });

  it('is used though the browser keeps nothing, and that is said', async () => {
    vi.stubGlobal('indexedDB', undefined);
    const { data } = await withMirrors('good');
    expect(await data.load('train', recipe)).toMatchObject({
      size: 300,
      notKept: expect.stringMatching(/keeps nothing/),
    });
  });

  it('itself is recognised as what was published', async (test) => {
    const folder = mnistFolder(test);
    const real = new Map(
      Object.values(mnistFiles).flatMap(({ images, labels }) =>
        [images, labels].map(({ file }) => [file, readFileSync(join(folder, file))]),
      ),
    );
    mirrors.push(await openMirror(behaviours.good, real));
    const { data } = await driveEngine({ mirrors: [mirrors[0].url] });
    expect(await data.load('train', recipe)).toMatchObject({ size: 60_000 });
    expect(await data.load('test', recipe)).toMatchObject({
      size: 10_000,
      classCounts: [980, 1135, 1032, 1010, 982, 892, 958, 1028, 974, 1009],
    });
  });
});
