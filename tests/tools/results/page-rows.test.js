import { describe, expect, it } from 'vitest';
import { networks } from '../../../web/src/config/comparison.js';
import { columnsToMeasure, idOf, withRows } from '../../../tools/results/page-rows.mjs';
import { tableOptions } from '../../../tools/results/page.mjs';

/** @param {string} network @param {string} implementation @param {object} [change] */
const row = (network, implementation, change) => ({
  id: idOf(network, implementation),
  network,
  implementation,
  seconds: 5,
  ...change,
});
const file = {
  format: 'gradlab-results',
  version: 1,
  by: 'the page itself',
  machine: 'an old machine',
  results: [row('dnn', 'backprop'), row('cnn', 'backprop')],
};

describe('the cells that are measured', () => {
  it('are all that can be run: no convolution on the wasm backend, no program of another language', () => {
    const columns = columnsToMeasure({ only: [], missing: false }, []);
    expect(columns.map(({ implementation }) => implementation)).toEqual([
      'backprop',
      'central-difference',
      'structured-difference',
      'tensorflow.js wasm',
      'tensorflow.js webgl',
      'tensorflow.js webgpu',
      'tensorflow.js cpu',
    ]);
    expect(columns.find(({ implementation }) => implementation === 'tensorflow.js wasm')?.networks).toEqual(
      networks.filter((network) => !['cnn', 'alexnet'].includes(network)),
    );
  });

  it('are those of some implementations, or those without a number', () => {
    const rows = [
      row('dnn', 'tensorflow.js cpu'),
      row('alexnet', 'tensorflow.js cpu', { seconds: null, why: 'not one step.' }),
    ];
    const [column, ...others] = columnsToMeasure({ only: ['.js cpu'], missing: true }, rows);
    expect(others).toEqual([]);
    expect(column).toEqual({
      implementation: 'tensorflow.js cpu',
      networks: networks.filter((network) => network !== 'dnn'),
    });
  });
});

describe('the rows that are kept', () => {
  it('are those of other cells, with the machine they are from; a cell measured anew has its new row', () => {
    const { machine, results } = /** @type {any} */ (
      withRows(file, [
        row('cnn', 'backprop', { seconds: 7, machine: 'a new one' }),
        row('perceptron', 'backprop', { machine: 'a new one' }),
      ])
    );
    expect(machine).toBeUndefined();
    expect(results.map((/** @type {any} */ { network, seconds, machine: of }) => [network, seconds, of])).toEqual([
      ['perceptron', 5, 'a new one'],
      ['dnn', 5, 'an old machine'],
      ['cnn', 7, 'a new one'],
    ]);
  });
});

describe('what may follow --measure-table', () => {
  it('is a time that the page offers, names, and how long all of it may take', () => {
    expect(tableOptions([])).toEqual({ seconds: '5', only: [], missing: false, minutes: 12 });
    expect(tableOptions(['20', '--only', 'tensorflow', '--missing', '--minutes', '3'])).toEqual({
      seconds: '20',
      only: ['tensorflow'],
      missing: true,
      minutes: 3,
    });
    expect(() => tableOptions(['7'])).toThrow('the page offers 5, 20, 60, 300, 1800');
    expect(() => tableOptions(['--minutes', 'none'])).toThrow('no time');
  });
});
