import { describe, expect, it } from 'vitest';
import { driveEngine } from '../driven-engine.js';

/** @param {import('../../../../web/src/worker/data/data-export.js').ExportedFile[]} exported */
const asFiles = (exported) => exported.map(({ name, blob }) => new File([blob], name));

describe('a download', () => {
  it.each([
    ['csv', ['train.csv']],
    ['idx', ['train-images-idx3-ubyte', 'train-labels-idx1-ubyte']],
  ])('as %s reads back identically', async (format, names) => {
    const { service } = await driveEngine();
    // More than one chunk of either.
    await service.load('train', { source: 'digits', limit: 0 });
    const files = asFiles(await service.exportFiles('train', /** @type {'csv'|'idx'} */ (format)));
    expect(files.map(({ name }) => name)).toEqual(names);
    const next = await driveEngine();
    await next.service.load('train', { source: 'files', files, requestedSplit: null, limit: 0 });
    const rows = Uint32Array.from({ length: 5000 }, (_, row) => row);
    expect(next.service.labels('train')).toEqual(service.labels('train'));
    expect(Buffer.compare(next.service.images('train', rows), service.images('train', rows))).toBe(0);
  });

  it('of digits of one’s own reads back identically', async () => {
    const { service } = await driveEngine();
    const pixels = Uint8Array.from({ length: 784 }, (_, i) => i);
    service.setMine({ pixels, labels: Uint8Array.of(9) });
    const files = asFiles(await service.exportFiles('mine', 'csv'));
    expect(files[0].name).toBe('my-digits.csv');
    await service.load('test', { source: 'files', files, requestedSplit: 'test', limit: 0 });
    expect(service.images('test', Uint32Array.of(0))).toEqual(pixels);
    expect(Array.from(service.labels('test'))).toEqual([9]);
  });

  it('of nothing is refused in words', async () => {
    const { service } = await driveEngine();
    await expect(service.exportFiles('mine', 'csv')).rejects.toMatchObject({
      name: 'Refusal',
      message: expect.stringMatching(/no digits of your own/),
    });
    await expect(service.exportFiles('test', 'idx')).rejects.toThrow(/no test set/);
  });
});

describe('a look at the data', () => {
  it('gives images and labels, blank for rows that are no longer there', async () => {
    const driven = await driveEngine();
    await driven.loadDigits(20, 5);
    const images = driven.service.images('train', Uint32Array.of(3, 25));
    expect(images).toHaveLength(2 * 784);
    expect(images.subarray(0, 784)).toEqual(driven.service.images('train', Uint32Array.of(3)));
    expect(images.subarray(784).every((pixel) => pixel === 0)).toBe(true);
    expect(driven.service.labels('mine')).toHaveLength(0);
    expect(driven.service.images('mine', Uint32Array.of(0))).toHaveLength(784);
  });

  it('shows what augmentation does to an image, the same for the same seed, and nothing at strength 0', async () => {
    const driven = await driveEngine();
    await driven.loadDigits(20, 5);
    const [plain] = [driven.service.images('train', Uint32Array.of(2))];
    const none = { shift: 0, rotation: 0, scale: 0, shear: 0, elastic: 0 };
    expect(driven.service.previewAugmentation(2, none, 1, 1)).toEqual(plain);
    const moved = driven.service.previewAugmentation(2, { ...none, shift: 4 }, 1, 3);
    expect(moved).toHaveLength(3 * 784);
    expect(moved.subarray(0, 784)).not.toEqual(plain);
    expect(moved.subarray(0, 784)).not.toEqual(moved.subarray(784, 2 * 784));
    expect(driven.service.previewAugmentation(2, { ...none, shift: 4 }, 1, 3)).toEqual(moved);
    expect(driven.service.previewAugmentation(20, none, 1, 3)).toHaveLength(0);
  });
});
