import { describe, expect, it } from 'vitest';
import { choice, driveEngine } from '../driven-engine.js';

/** @param {number} label @param {string} [pixel] */
const row = (label, pixel = '128') => [label, ...Array(784).fill(pixel)].join(',');
/** @param {number} count */
const rows = (count) => Array.from({ length: count }, (_, i) => `${row(i % 10)}\n`);
/** @param {string[]} lines */
const csv = (lines, name = 'mnist_train.csv') => new File(lines, name, { type: 'text/csv' });

/** @param {Awaited<ReturnType<typeof driveEngine>>} driven @returns {number} images of the training set in use */
function trainingImages(driven) {
  const { stepsPerEpoch } = driven.run.start(choice({ batch: 1 }));
  driven.run.reset();
  return stepsPerEpoch;
}

describe('a CSV file', () => {
  it('becomes a data set, with progress on the way', async () => {
    const driven = await driveEngine();
    const summary = await driven.data.load('train', {
      source: 'files',
      files: [csv(rows(3000))],
      requestedSplit: 'train',
      limit: 0,
    });
    expect(summary).toMatchObject({
      name: 'mnist_train.csv',
      size: 3000,
      classCounts: Array(10).fill(300),
      skipped: 0,
      problems: [],
    });
    expect(summary.samples).toHaveLength(20);
    expect(Array.from(summary.samples[0])).toEqual(Array(784).fill(128));
    expect(summary.sampleLabels[1]).toBe(150 % 10);

    const report = driven.events.flatMap((event) => (event.event === 'loading' ? [event.loading] : []));
    expect(report.at(-1)).toMatchObject({ split: 'train', fraction: 1, rows: 3000 });
    expect(report.at(-1)?.mbPerSecond).toBeGreaterThan(0);
    expect(trainingImages(driven)).toBe(3000);
  });

  it('is read no further than the row limit asks for', async () => {
    const driven = await driveEngine();
    const file = csv(rows(6000));
    let read = 0;
    const slice = file.slice.bind(file);
    file.slice = (start = 0, end = file.size) => {
      read = Math.max(read, Math.min(end, file.size));
      return slice(start, end);
    };
    const summary = await driven.data.load('train', {
      source: 'files',
      files: [file],
      requestedSplit: 'train',
      limit: 10,
    });
    expect(summary.size).toBe(10);
    expect(read).toBeLessThan(file.size / 2);
  });

  it('with some bad rows says how many and where', async () => {
    const driven = await driveEngine();
    const file = csv([`${row(1)}\n`, '1,2,3\n', `${row(3)}\n`, `${row(4, '300')}\n`]);
    const summary = await driven.data.load('test', {
      source: 'files',
      files: [file],
      requestedSplit: 'test',
      limit: 0,
    });
    expect(summary).toMatchObject({ size: 2, skipped: 2 });
    expect(summary.problems.map((problem) => problem.row)).toEqual([2, 4]);
    expect(summary.problems[1].column).toBe(2);
  });

  it('without a good row is refused by name, and the set before it stays', async () => {
    const driven = await driveEngine();
    await driven.loadDigits(40, 10);
    const page = csv(['<!doctype html><html><body>Sign in</body></html>'], 'train.csv');
    await expect(
      driven.data.load('train', { source: 'files', files: [page], requestedSplit: 'train', limit: 0 }),
    ).rejects.toMatchObject({
      name: 'Refusal',
      message: expect.stringMatching(/^train\.csv: .*web page/i),
    });
    expect(trainingImages(driven)).toBe(40);
  });

  it('of bad rows only is refused with the first of them as details', async () => {
    const driven = await driveEngine();
    const loading = driven.data.load('train', {
      source: 'files',
      files: [csv([`${row(77)}\n`, '4,5,6\n'])],
      requestedSplit: 'train',
      limit: 0,
    });
    await expect(loading).rejects.toMatchObject({
      details: [expect.stringMatching(/^Row 1\b/), expect.stringMatching(/^Row 2\b/)],
    });
  });

  it('that cannot be read is refused in words', async () => {
    const driven = await driveEngine();
    const file = csv(rows(1));
    file.slice = () =>
      /** @type {any} */ ({
        arrayBuffer: () => Promise.reject(new DOMException('permission lost', 'NotReadableError')),
      });
    await expect(
      driven.data.load('train', { source: 'files', files: [file], requestedSplit: 'train', limit: 0 }),
    ).rejects.toThrow(/could not be read at byte 0 \(permission lost\)/);
  });

  it('can be given up while it is read, and the set before it stays', async () => {
    const driven = await driveEngine();
    await driven.loadDigits(40, 10);
    const loading = driven.data.load('train', {
      source: 'files',
      files: [csv(rows(5000))],
      requestedSplit: 'train',
      limit: 0,
    });
    setImmediate(() => driven.data.cancelLoading());
    await expect(loading).rejects.toThrow(/cancelled/);
    expect(trainingImages(driven)).toBe(40);
  });

  it('is read while a run goes on', async () => {
    const driven = await driveEngine();
    await driven.loadDigits(1000);
    driven.run.start(choice({ epochs: 1000 }));
    await driven.until(() => driven.losses().length > 0);
    const before = driven.losses().length;
    const summary = await driven.data.load('train', {
      source: 'files',
      files: [csv(rows(3000))],
      requestedSplit: 'train',
      limit: 0,
    });
    expect(summary.size).toBe(3000);
    // Has it tell what it has done so far.
    driven.run.pause();
    expect(driven.losses().length).toBeGreaterThan(before);
    driven.run.reset();
  });
});
