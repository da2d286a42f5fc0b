import { beforeAll, describe, expect, it, vi } from 'vitest';
import { digitFiles, file, gz } from '../digit-files.js';
import { driveEngine } from '../driven-engine.js';
import { zipOf } from './zip-archive.js';

/** @type {Awaited<ReturnType<typeof digitFiles>>} */ let train;
/** @type {Awaited<ReturnType<typeof digitFiles>>} */ let test;

beforeAll(async () => {
  [train, test] = await Promise.all([digitFiles(60), digitFiles(20, 60)]);
});

/** @param {File[]} files @param {'train'|'test'|null} [requestedSplit] */
async function opened(files, requestedSplit = null) {
  const { data } = await driveEngine();
  const sorted = await data.sortFiles({ files, requestedSplit });
  const load = async (/** @type {'train'|'test'} */ split) =>
    sorted[split] === null ? null : data.load(split, { source: 'files', files, requestedSplit, limit: 0 });
  return { data, sorted, train: await load('train'), test: await load('test') };
}

/** @param {Awaited<ReturnType<typeof opened>>} found */
function expectBoth(found) {
  expect(found).toMatchObject({ train: { size: 60 }, test: { size: 20 } });
  expect(Array.from(found.data.labels('train'))).toEqual(train.labelList);
  expect(Array.from(found.data.labels('test'))).toEqual(test.labelList);
  const pixels = train.images.subarray(16);
  expect(Buffer.from(found.data.images('train', Uint32Array.of(0, 59)))).toEqual(
    Buffer.concat([pixels.subarray(0, 784), pixels.subarray(59 * 784)]),
  );
}

describe('files are told by what is in them, whatever they are called:', () => {
  /** @type {[string, () => File[]][]} */
  const kinds = [
    ['CSV', () => [file('mnist_train.dat', train.csv), file('mnist_test.dat', test.csv)]],
    ['gzipped CSV', () => [file('mnist_train', gz(train.csv)), file('mnist_test', gz(test.csv))]],
    [
      'Kaggle’s zip',
      () => [
        file(
          'archive',
          zipOf([
            { name: 'mnist_test.csv', data: test.csv },
            { name: 'mnist_train.csv', data: train.csv },
          ]),
        ),
      ],
    ],
    [
      'a zip of each',
      () => [
        file('train.zip', zipOf([{ name: 'a.csv', data: train.csv }])),
        file('test.zip', zipOf([{ name: 'a.csv', data: test.csv }])),
      ],
    ],
    [
      'a zip that is not packed',
      () => [
        file(
          'a.zip',
          zipOf([
            { name: 'train', data: train.csv, stored: true },
            { name: 'test', data: test.csv, stored: true },
          ]),
        ),
      ],
    ],
    [
      'a zip with 64-bit places',
      () => [
        file(
          'a.zip',
          zipOf(
            [
              { name: 'train', data: train.csv, wide: true },
              { name: 'test', data: test.csv, wide: true },
            ],
            { wide: true },
          ),
        ),
      ],
    ],
    [
      'a zip with a comment and folders',
      () => [
        file(
          'a.zip',
          zipOf(
            [
              { name: 'd/', data: '' },
              { name: 'd/train.csv', data: train.csv },
              { name: 'd/test.csv', data: test.csv },
            ],
            { comment: 'PK\x05\x06 was here' },
          ),
        ),
      ],
    ],
    [
      'IDX',
      () => [
        file('t10k-labels', test.labels),
        file('train-images', train.images),
        file('t10k-images', test.images),
        file('train-labels', train.labels),
      ],
    ],
    [
      'gzipped IDX',
      () => [
        file('1', gz(test.labels)),
        file('2', gz(train.images)),
        file('3', gz(test.images)),
        file('4', gz(train.labels)),
      ],
    ],
    [
      'a zip of gzipped IDX',
      () => [
        file(
          'mnist.zip',
          zipOf(
            [
              ['t10k-l', test.labels],
              ['train-i', train.images],
              ['t10k-i', test.images],
              ['train-l', train.labels],
            ].map(([name, data]) => ({ name: `${name}.gz`, data: gz(/** @type {Buffer} */ (data)) })),
          ),
        ),
      ],
    ],
  ];
  it.each(kinds)('%s', async (_, files) => expectBoth(await opened(files())));

  it('IDX and CSV of the same data, as in Kaggle’s Fashion-MNIST, is taken as IDX', async () => {
    const entries = {
      'fashion-mnist_test.csv': test.csv,
      'fashion-mnist_train.csv': train.csv,
      't10k-images-idx3-ubyte': test.images,
      't10k-labels-idx1-ubyte': test.labels,
      'train-images-idx3-ubyte': train.images,
      'train-labels-idx1-ubyte': train.labels,
    };
    const data = await opened([
      file('fashion.zip', zipOf(Object.entries(entries).map(([name, content]) => ({ name, data: content })))),
    ]);
    expectBoth(data);
    expect(data.train?.name).toBe('fashion.zip › train-images-idx3-ubyte with train-labels-idx1-ubyte');
    expect(data.sorted.aside).toEqual([
      'fashion.zip › fashion-mnist_test.csv',
      'fashion.zip › fashion-mnist_train.csv',
    ]);
  });

  it('what is no data is named and left aside', async () => {
    const notes = [
      { name: 'README.md', data: '# Digits, drawn, by, hand\n' },
      { name: '__MACOSX/._train.csv', data: 'x' },
      { name: '.DS_Store', data: 'x' },
    ];
    const data = await opened([
      file('a.zip', zipOf([...notes, { name: 'train.csv', data: train.csv }, { name: 'test.csv', data: test.csv }])),
    ]);
    expectBoth(data);
    expect(data.sorted.aside).toEqual(['a.zip › README.md']);
  });
});

describe('training and test set are told apart', () => {
  it('by their names, and that is said', async () => {
    const { sorted } = await opened([file('small_train.csv', test.csv), file('large_test.csv', train.csv)]);
    expect(sorted).toMatchObject({
      train: 'small_train.csv',
      test: 'large_test.csv',
      sentence: 'small_train.csv is the training set and large_test.csv the test set, by their names.',
    });
  });

  it('by their sizes where names say nothing', async () => {
    const { sorted } = await opened([file('a.csv', test.csv), file('b.csv', train.csv)]);
    expect(sorted).toMatchObject({
      train: 'b.csv',
      test: 'a.csv',
      sentence: expect.stringMatching(/by their sizes\.$/),
    });
  });

  it('by the name within the archive rather than the archive’s', async () => {
    const { sorted } = await opened([
      file(
        'test-data.zip',
        zipOf([
          { name: 'train.csv', data: test.csv },
          { name: 'test.csv', data: train.csv },
        ]),
      ),
    ]);
    expect(sorted.train).toBe('test-data.zip › train.csv');
  });

  it('by where the visitor wants a single one', async () => {
    expect((await opened([file('test.csv', test.csv)], 'train')).sorted).toMatchObject({
      train: 'test.csv',
      test: null,
    });
    expect((await opened([file('test.csv', test.csv)])).sorted).toMatchObject({ train: null, test: 'test.csv' });
    expect((await opened([file('a.csv', test.csv)])).sorted).toMatchObject({ train: 'a.csv', test: null });
  });

  it('with labels of the same number paired by their names', async () => {
    const other = await digitFiles(60, 500);
    const { data } = await opened([
      file('train-labels', train.labels),
      file('t10k-labels', other.labels),
      file('t10k-images', other.images),
      file('train-images', train.images),
    ]);
    expect(Array.from(data.labels('train'))).toEqual(train.labelList);
    expect(Array.from(data.labels('test'))).toEqual(other.labelList);
  });

  it('or refused where it is not clear', async () => {
    const files = ['a.csv', 'b.csv', 'c.csv'].map((name) => file(name, train.csv));
    await expect(opened(files)).rejects.toThrow(/3 data sets here \(a\.csv, b\.csv, c\.csv\)/);
  });
});

it('files that are opened together are sorted once, and not again for each set', async () => {
  const { data } = await driveEngine();
  const files = [file('train.csv', train.csv), file('test.csv', test.csv)];
  const reading = vi.spyOn(files[1], 'slice');
  const opened = { files, requestedSplit: null, opening: 1 };
  await data.sortFiles(opened);
  const before = reading.mock.calls.length;
  await data.load('train', { source: 'files', ...opened, limit: 0 });
  expect(reading).toHaveBeenCalledTimes(before);
  expect(await data.load('test', { source: 'files', ...opened, limit: 0 })).toMatchObject({ size: 20 });
});

describe('a row limit', () => {
  it.each([
    ['csv', () => [file('a.csv.gz', gz(train.csv))]],
    ['idx', () => [file('i', train.images), file('l', gz(train.labels))]],
  ])('holds for %s', async (_, files) => {
    const { data } = await driveEngine();
    const summary = await data.load('train', { source: 'files', files: files(), requestedSplit: null, limit: 7 });
    expect(summary.size).toBe(7);
    expect(Array.from(data.labels('train'))).toEqual(train.labelList.slice(0, 7));
  });
});
