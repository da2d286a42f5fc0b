import fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';
import { digitFiles, file, gz } from '../worker/digit-files.js';
import { driveEngine } from '../worker/driven-engine.js';
import { zipOf } from '../worker/files/zip-archive.js';
import { edited, edits, expectRefusal, fuzzing, fuzzTimeout } from './fuzzing.js';

/** Files that are right, by their names. @type {[string, Uint8Array][]} */
let right = [];
/** @type {Awaited<ReturnType<typeof driveEngine>>} */
let driven;
beforeAll(async () => {
  driven = await driveEngine();
  const { csv, images, labels } = await digitFiles(3);
  right = [
    ['train.zip', zipOf([{ name: 'mnist_train.csv', data: csv }])],
    [
      'both.zip',
      zipOf(
        [
          { name: 'a/train-images-idx3-ubyte', data: images, stored: true },
          { name: 'a/train-labels-idx1-ubyte', data: labels, wide: true },
        ],
        { comment: 'hello' },
      ),
    ],
    ['train.csv.gz', gz(csv)],
    ['train.csv', csv],
  ];
});

it('reads a damaged archive or table, or refuses it in words', { timeout: fuzzTimeout }, async () => {
  const { data } = driven;
  await fc.assert(
    fc.asyncProperty(fc.nat(3), edits(), async (which, changes) => {
      const [name, content] = right[which];
      try {
        const files = [file(name, edited(content, changes))];
        const read = await data.load('train', { source: 'files', files, requestedSplit: 'train', limit: 0 });
        expect(read.size).toBeGreaterThan(0);
        expect(read.classCounts.reduce((sum, count) => sum + count, 0)).toBe(read.size);
      } catch (error) {
        expectRefusal(error);
      }
    }),
    fuzzing(400),
  );
});
