import { describe, expect, it } from 'vitest';
import { driveEngine } from '../driven-engine.js';

/** @param {import('../../../../web/src/worker/data/data-export.js').ExportedFile[]} exported */
const asFiles = (exported) => exported.map(({ name, blob }) => new File([blob], name));

describe('a download', () => {
  it.each([
    ['csv', ['train.csv']],
    ['idx', ['train-images-idx3-ubyte', 'train-labels-idx1-ubyte']],
  ])('as %s reads back identically', async (format, names) => {
    const { data } = await driveEngine();
    // More than one chunk of either.
    await data.load('train', { source: 'digits', limit: 0 });
    const files = asFiles(await data.exportFiles('train', /** @type {'csv'|'idx'} */ (format)));
    expect(files.map(({ name }) => name)).toEqual(names);
    const next = await driveEngine();
    await next.data.load('train', { source: 'files', files, requestedSplit: null, limit: 0 });
    const rows = Uint32Array.from({ length: 5000 }, (_, row) => row);
    expect(next.data.labels('train')).toEqual(data.labels('train'));
    expect(Buffer.compare(next.data.images('train', rows), data.images('train', rows))).toBe(0);
  });

  it('of digits of one’s own reads back identically', async () => {
    const { data } = await driveEngine();
    const pixels = Uint8Array.from({ length: 784 }, (_, i) => i);
    data.setMine({ pixels, labels: Uint8Array.of(9) });
    const files = asFiles(await data.exportFiles('mine', 'csv'));
    expect(files[0].name).toBe('my-digits.csv');
    await data.load('test', { source: 'files', files, requestedSplit: 'test', limit: 0 });
    expect(data.images('test', Uint32Array.of(0))).toEqual(pixels);
    expect(Array.from(data.labels('test'))).toEqual([9]);
  });

  it('of nothing is refused in words', async () => {
    const { data } = await driveEngine();
    await expect(data.exportFiles('mine', 'csv')).rejects.toMatchObject({
      name: 'Refusal',
      message: expect.stringMatching(/no digits of your own/),
    });
    await expect(data.exportFiles('test', 'idx')).rejects.toThrow(/no test set/);
  });
});

describe('a look at the data', () => {
  it('gives images and labels, blank for rows that are no longer there', async () => {
    const driven = await driveEngine();
    await driven.loadDigits(20, 5);
    const images = driven.data.images('train', Uint32Array.of(3, 25));
    expect(images).toHaveLength(2 * 784);
    expect(images.subarray(0, 784)).toEqual(driven.data.images('train', Uint32Array.of(3)));
    expect(images.subarray(784).every((pixel) => pixel === 0)).toBe(true);
    expect(driven.data.labels('mine')).toHaveLength(0);
    expect(driven.data.images('mine', Uint32Array.of(0))).toHaveLength(784);
  });

  it('shows what augmentation does to an image, the same for the same seed, and nothing at strength 0', async () => {
    const driven = await driveEngine();
    await driven.loadDigits(20, 5);
    const [plain] = [driven.data.images('train', Uint32Array.of(2))];
    const none = { shift: 0, rotation: 0, scale: 0, shear: 0, elastic: 0 };
    expect(driven.data.previewAugmentation(2, none, 1, 1)).toEqual(plain);
    const moved = driven.data.previewAugmentation(2, { ...none, shift: 4 }, 1, 3);
    expect(moved).toHaveLength(3 * 784);
    expect(moved.subarray(0, 784)).not.toEqual(plain);
    expect(moved.subarray(0, 784)).not.toEqual(moved.subarray(784, 2 * 784));
    expect(driven.data.previewAugmentation(2, { ...none, shift: 4 }, 1, 3)).toEqual(moved);
    expect(driven.data.previewAugmentation(20, none, 1, 3)).toHaveLength(0);
  });
});
