import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { openDB } from 'idb';
import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { digitFiles, file } from '../digit-files.js';
import { driveEngine } from '../driven-engine.js';
import { unwrap } from '../../../../web/src/worker/core/unwrap.js';
import { DataStore } from '../../../../web/src/worker/storage/data-store.js';

// The machine may be busy.
vi.setConfig({ testTimeout: 30_000 });

beforeEach(() => {
  vi.stubGlobal('indexedDB', new IDBFactory());
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

const stored = (limit = 0) => ({ source: /** @type {const} */ ('stored'), id: 'upload', limit });
const names = { train: 'a.csv', test: 'b.csv' };

/** @param {number} [train] @param {number} [test] */
async function keptUpload(train = 6000, test = 30) {
  const driven = await driveEngine();
  // Six thousand images are two chunks.
  await driven.data.load('train', {
    source: 'files',
    files: [file('a.csv', (await digitFiles(train)).csv)],
    requestedSplit: null,
    limit: 0,
  });
  await driven.data.load('test', { source: 'digits', limit: test });
  await driven.data.keepUpload(names);
  return driven;
}

const database = () => openDB('gradlab');

describe('what was loaded', () => {
  it('is there on the next visit, pixel by pixel', async () => {
    const { data } = await keptUpload();
    const rows = Uint32Array.of(0, 5349, 5350, 5999);
    const next = await driveEngine();
    expect(await next.data.storedSets()).toEqual([
      { id: 'upload', name: 'a.csv, b.csv', bytes: 6030 * 785 + 2 * 24, ...names },
    ]);
    expect(await next.data.load('train', stored())).toMatchObject({ name: 'a.csv', size: 6000 });
    expect(await next.data.load('test', stored())).toMatchObject({ name: 'b.csv', size: 30 });
    expect(next.data.images('train', rows)).toEqual(data.images('train', rows));
    expect(next.data.labels('train')).toEqual(data.labels('train'));
    expect(await next.data.load('train', stored(10))).toMatchObject({ size: 10 });
  });

  it('is replaced as a whole: nothing of the set before stays', async () => {
    const { data } = await keptUpload();
    await data.load('train', { source: 'digits', limit: 50 });
    data.drop('test');
    await data.keepUpload({ train: 'c.csv', test: null });
    expect(await data.storedSets()).toEqual([
      { id: 'upload', name: 'c.csv', bytes: 50 * 785 + 24, train: 'c.csv', test: null },
    ]);
    expect(await (await database()).count('chunks')).toBe(2);
    await expect(data.load('test', stored())).rejects.toThrow(/no longer kept/);
  });

  it('can be forgotten, one set or all', async () => {
    const { data } = await keptUpload(50);
    await data.keepDigits([{ frame: new Uint8Array(784), label: 3 }]);
    await data.forget('upload');
    expect((await data.storedSets()).map(({ id }) => id)).toEqual(['mine']);
    await data.forget();
    expect(await data.storedSets()).toEqual([]);
    expect(await (await database()).count('chunks')).toBe(0);
    await expect(data.load('train', stored())).rejects.toMatchObject({
      name: 'Refusal',
      message: expect.stringMatching(/no longer kept/),
    });
  });

  /** @type {[string, (db: import('idb').IDBPDatabase, key: IDBValidKey) => Promise<unknown>][]} */
  const damages = [
    [
      'changed',
      async (db, key) =>
        db.put(
          'chunks',
          (await db.get('chunks', key)).map((/** @type {number} */ byte, /** @type {number} */ i) =>
            i === 1000 ? byte ^ 1 : byte,
          ),
          key,
        ),
    ],
    ['shorter', async (db, key) => db.put('chunks', (await db.get('chunks', key)).subarray(1), key)],
    ['gone', async (db, key) => db.delete('chunks', key)],
  ];
  it.each(damages)('and is %s is noticed and dropped, and the data from before stays', async (_, damage) => {
    const { data } = await keptUpload();
    const db = await database();
    const key = (await db.getAllKeys('chunks')).find(
      (/** @type {any} */ [, split, , kind, index]) => split === 'train' && kind === 'images' && index === 1,
    );
    await damage(db, /** @type {IDBValidKey} */ (key));
    await expect(data.load('train', stored())).rejects.toMatchObject({
      name: 'Refusal',
      message: expect.stringMatching(/^What this browser had kept of a\.csv is damaged, and was removed/),
    });
    expect(await data.storedSets()).toEqual([]);
    expect(data.labels('train')).toHaveLength(6000);
  });

  it('by a former version, with SHA-256 in place of checksums, is still read and still checked', async () => {
    const { data } = await keptUpload();
    const db = await database();
    const record = await db.get('sets', 'upload');
    for (const kind of ['images', 'labels'])
      for (const [index, chunk] of record.train[kind].entries()) {
        const bytes = await db.get('chunks', ['upload', 'train', record.train.generation, kind, index]);
        chunk.hash = createHash('sha256').update(bytes).digest('hex');
        delete chunk.checksum;
      }
    await db.put('sets', record);
    expect(await data.load('train', stored())).toMatchObject({ size: 6000 });
    record.train.images[1].hash = record.train.images[0].hash;
    await db.put('sets', record);
    await expect(data.load('train', stored())).rejects.toThrow(/is damaged/);
  });

  it('is replaced by another tab while it is read: the new set is read, and stays', async () => {
    const { core } = await keptUpload();
    const other = await driveEngine();
    await other.data.load('train', { source: 'digits', limit: 50 });
    let turns = 0;
    const options = {
      signal: new AbortController().signal,
      onProgress() {},
      nextTurn: async () => void (++turns === 1 && (await other.data.keepUpload({ train: 'new.csv', test: null }))),
    };
    const store = new DataStore(core, async () => {});
    const read = await store.read('upload', 'train', 0, options);
    expect(turns).toBeGreaterThan(0);
    expect([read?.name, read?.dataset.size()]).toEqual(['new.csv', 50]);
    expect(await other.data.storedSets()).toMatchObject([{ name: 'new.csv' }]);
  });
});

describe('digits of one’s own', () => {
  const digit = (/** @type {number} */ label) => ({ frame: new Uint8Array(784).fill(label), label });

  it('are there on the next visit, and those of two tabs are joined', async () => {
    const [one, other] = [await driveEngine(), await driveEngine()];
    const [first] = await one.data.keepDigits([digit(4), digit(2)]);
    await other.data.keepDigits([digit(7)]);
    const next = await driveEngine();
    expect((await next.data.keptDigits()).map(({ label }) => label)).toEqual([4, 2, 7]);
    await next.data.forgetDigits([first]);
    expect(await one.data.keptDigits()).toMatchObject([digit(2), digit(7)]);
    expect(await one.data.storedSets()).toEqual([
      { id: 'mine', name: 'My digits', bytes: 2 * 785, train: 'My digits', test: null },
    ]);
  });

  it('that a former version stored as one set are taken over once, also by two tabs at a time', async () => {
    const { core } = await driveEngine();
    const pixels = Uint8Array.from({ length: 2 * 784 }, (_, i) => i);
    const dataset = unwrap(core.datasetFromBytes(pixels, Uint8Array.of(4, 2)));
    const store = new DataStore(core, async () => {});
    await store.keep('mine', { train: { name: 'My digits', dataset } });
    const [one, other] = [await driveEngine(), await driveEngine()];
    await Promise.all([one.data.keptDigits(), other.data.keptDigits()]);
    expect(await one.data.keptDigits()).toMatchObject([
      { frame: pixels.subarray(0, 784), label: 4 },
      { frame: pixels.subarray(784), label: 2 },
    ]);
    expect(await (await database()).count('sets')).toBe(0);
    expect(await (await database()).count('chunks')).toBe(0);
  });
});

describe('a storage', () => {
  it('that is full leaves what was kept before, and says so', async () => {
    const { data } = await keptUpload(50);
    await data.load('train', { source: 'digits', limit: 5000 });
    const put = IDBObjectStore.prototype.put;
    let room = 1;
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(
      /** @this {IDBObjectStore} */ function (/** @type {[any, any?]} */ ...args) {
        if (this.name === 'chunks' && room-- <= 0) throw new DOMException('full', 'QuotaExceededError');
        return put.apply(this, args);
      },
    );
    await expect(data.keepUpload({ train: 'new.csv', test: null })).rejects.toMatchObject({
      name: 'Refusal',
      message: expect.stringMatching(/^The space this browser gives to the page is full/),
    });
    vi.restoreAllMocks();
    expect(await data.storedSets()).toMatchObject([{ name: 'a.csv, b.csv' }]);
    expect(await (await database()).count('chunks')).toBe(4);
    expect((await data.load('train', stored())).size).toBe(50);
  });

  it.each([
    ['not there', undefined],
    [
      'forbidden',
      {
        open() {
          throw new DOMException('denied', 'SecurityError');
        },
      },
    ],
  ])('that is %s is refused in words, and the data is there all the same', async (_, factory) => {
    vi.stubGlobal('indexedDB', factory);
    const driven = await driveEngine();
    await driven.loadDigits(40, 10);
    await expect(driven.data.keepUpload(names)).rejects.toMatchObject({
      name: 'Refusal',
      message: expect.stringMatching(/^This browser keeps nothing for the next visit/),
    });
    await expect(driven.data.storedSets()).rejects.toMatchObject({ name: 'Refusal' });
    expect(driven.data.labels('train')).toHaveLength(40);
  });

  it('is cleared of what an interrupted visit left, and not of what another tab is writing', async () => {
    const { data } = await keptUpload(50);
    const db = await database();
    await db.put('chunks', new Uint8Array(10), ['upload', 'train', Date.now() - 2 * 3_600_000, 'images', 0]);
    await db.put('chunks', new Uint8Array(10), ['upload', 'train', Date.now() - 1000, 'images', 0]);
    await data.storedSets();
    expect(await db.count('chunks')).toBe(5);
  });
});

describe('names of classes', () => {
  it('are kept by data set, and go with it', async () => {
    const { data } = await driveEngine();
    await data.keepNames('upload', ['T-shirt', ...'123456789']);
    expect(await data.keptNames()).toEqual({ upload: ['T-shirt', ...'123456789'] });
    await data.forget('upload');
    expect(await data.keptNames()).toEqual({});
  });
});
