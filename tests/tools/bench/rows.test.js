import { describe, expect, it } from 'vitest';
import { median, rowsToJson, secondsPer60k, trainingRow } from '../../bench/rows.js';

const peer = /** @type {const} */ ({
  suite: 'epoch',
  system: 'tensorflow.js',
  variant: 'cpu',
  model: 'dnn',
  batch: 64,
});

describe('a row of the bench', () => {
  it('has the fields of the format in their order, and none that do not apply', () => {
    const row = { note: 'could not run', ...peer, threads: undefined, accuracy: NaN, extra: 1 };
    expect(rowsToJson([row])).toBe(
      '[\n  {"suite":"epoch","system":"tensorflow.js","variant":"cpu","model":"dnn","batch":64,"note":"could not run"}\n]\n',
    );
  });

  it('of a training is the median of its repetitions', () => {
    const runs = [3, 1, 2].map((seconds) => ({ seconds, images: 60_000, accuracy: 0.9 + seconds / 100 }));
    expect(trainingRow(peer, runs)).toMatchObject({
      seconds: 2,
      secondsPer60k: 2,
      images: 60_000,
      accuracy: 0.92,
      note: 'median of 3, 1.00 to 3.00 s',
    });
  });

  it('of a part of the images says so, and is scaled', () => {
    const row = trainingRow({ ...peer, note: 'model.fit' }, [{ seconds: 2, images: 1200, accuracy: 0.5 }]);
    expect(row).toMatchObject({
      seconds: 2,
      secondsPer60k: 100,
      note: 'model.fit; scaled from 1,200 images, accuracy after those',
    });
  });
});

describe('the arithmetic of the bench', () => {
  it('takes the mean of the middle two of an even number', () => expect(median([4, 1, 3, 2])).toBe(2.5));
  it('scales to 60,000 images', () => expect(secondsPer60k(1, 640)).toBe(93.75));
});
