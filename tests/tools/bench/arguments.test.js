import { describe, expect, it } from 'vitest';
import { parseArguments } from '../../bench/arguments.js';

const known = ['epoch', 'gemm'];

describe('the bench’s arguments', () => {
  it('ask for every suite where none is named', () => {
    expect(parseArguments([], known)).toEqual({
      json: null,
      suites: known,
      quick: false,
      systems: null,
      models: null,
      reports: [],
    });
  });

  it('name suites, systems and models, each as often as wanted, in their order', () => {
    const args = [
      '--json',
      'rows.json',
      '--suite',
      'gemm',
      '--suite',
      'epoch',
      '--quick',
      '--system',
      'pytorch',
      '--model',
      'dnn',
      '--model',
      'cnn',
    ];
    expect(parseArguments(args, known)).toEqual({
      json: 'rows.json',
      suites: ['gemm', 'epoch'],
      quick: true,
      systems: ['pytorch'],
      models: ['dnn', 'cnn'],
      reports: [],
    });
  });

  it('refuse a suite there is not, and say which there are', () => {
    expect(() => parseArguments(['--suite', 'speed'], known)).toThrow(
      'There is no suite speed; there are epoch, gemm.',
    );
  });

  it('refuse an option there is not, and show the usage', () => {
    expect(() => parseArguments(['--fast'], known)).toThrow(/--fast[^]*npm run bench -- /);
  });
});
