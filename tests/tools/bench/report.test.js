import { describe, expect, it } from 'vitest';
import { epochPlot } from '../../bench/plot.js';
import { latest, reportOf } from '../../bench/report.js';

/** @type {import('../../bench/rows.js').Row[]} */
const rows = [
  {
    suite: 'epoch',
    system: 'gradlab',
    variant: 'simd',
    model: 'dnn',
    batch: 64,
    threads: 1,
    images: 60_000,
    seconds: 0.25,
    secondsPer60k: 0.25,
    accuracy: 0.95,
  },
  {
    suite: 'epoch',
    system: 'tensorflow.js',
    variant: 'cpu',
    model: 'dnn',
    batch: 64,
    images: 600,
    seconds: 0.2,
    secondsPer60k: 20,
    accuracy: 0.6,
    note: 'scaled from 600 images',
  },
  {
    suite: 'epoch',
    system: 'tensorflow.js',
    variant: 'wasm',
    model: 'cnn',
    batch: 64,
    note: 'could not run: no kernel',
  },
];

describe('the report', () => {
  const report = reportOf(rows, { machine: '2 × a processor', versions: 'a browser', today: '2026-11-20' });

  it('names the machine, the date and the command', () =>
    expect(report).toMatch(/on 2026-11-20 by `npm run bench -- --json FILE`[^]*2 × a processor; a browser/));
  it('has a table of what was measured, also of what could not run', () =>
    expect(report).toMatch(/## One epoch of MNIST[^]*\| 0\.250 \|[^]*could not run: no kernel/));
  it('says which aims were met', () =>
    expect(report).toContain('| dnn, one thread | 0.250 s | 1.43 s, 1/14 of TensorFlow.js’s best (20.0 s) | met |'));

  it('takes the later of two measurements of the same', () => {
    const [first] = rows;
    expect(latest([...rows, { ...first, secondsPer60k: 0.3 }]).map(({ secondsPer60k }) => secondsPer60k)).toEqual([
      0.3,
      20,
      undefined,
    ]);
  });
});

describe('the plot', () => {
  const svg = epochPlot(rows);

  it('has a bar for each row with a time, the longer the slower', () => {
    const widths = [...svg.matchAll(/<rect class="(\w+)[^"]*" [^>]*width="([\d.]+)"/g)].map(([, kind, width]) => ({
      kind,
      width: Number(width),
    }));
    expect(widths.map(({ kind }) => kind)).toEqual(['ours', 'other']);
    expect(widths[1].width).toBeGreaterThan(widths[0].width);
  });

  it('marks what is scaled', () => expect(svg.match(/class="other scaled"/g)).toHaveLength(1));
});
