import { describe, expect, it } from 'vitest';
import { tellApart } from '../../../web/src/views/which-file.js';

const file = (/** @type {string} */ name, size = 1) => ({ name, size });
const names = (/** @type {ReturnType<typeof tellApart>} */ { train, test }) => ({ train: train?.name, test: test?.name });

describe('tellApart', () => {
  it.each([
    ['mnist_train.csv', 'mnist_test.csv'],
    ['train.csv', 'holdout.csv'],
    ['digits.csv', 'TEST.CSV'],
  ])('goes by the names %s and %s, in either order', (train, test) => {
    const small = file(train, 1);
    const large = file(test, 100);
    expect(names(tellApart([small, large]))).toEqual({ train, test });
    expect(names(tellApart([large, small]))).toEqual({ train, test });
  });

  it('takes the larger of two nameless files for training, in either order', () => {
    const large = file('a.csv', 100);
    const small = file('b.csv', 10);
    expect(names(tellApart([small, large]))).toEqual({ train: 'a.csv', test: 'b.csv' });
    expect(names(tellApart([large, small]))).toEqual({ train: 'a.csv', test: 'b.csv' });
  });

  it('says how it decided', () => {
    expect(tellApart([file('a.csv', 2), file('b.csv', 1)]).reason).toContain('by their sizes');
    expect(tellApart([file('train.csv'), file('test.csv')]).reason).toContain('by their names');
  });

  it('takes one file for what its name says, or else for training', () => {
    expect(names(tellApart([file('mnist_test.csv')]))).toEqual({ train: undefined, test: 'mnist_test.csv' });
    expect(names(tellApart([file('numbers.csv')]))).toEqual({ train: 'numbers.csv', test: undefined });
  });

  it('takes none of three', () => {
    const sorted = tellApart([file('a'), file('b'), file('c')]);
    expect(names(sorted)).toEqual({ train: undefined, test: undefined });
    expect(sorted.reason).toContain('3 files');
  });
});
