import { spawnSync } from 'node:child_process';
import { describe, expect, it, vi } from 'vitest';
import { codeLines, lineKinds } from '../../../web/src/code/line-kinds.js';
import { programs } from '../../../web/src/code/programs.js';
import { presets } from '../../../web/src/config/presets.js';
import { gradientOptions } from '../../../web/src/config/gradient-methods.js';
import { recipe } from './recipes.js';

vi.setConfig({ testTimeout: 30_000 });

const byName = Object.fromEntries(programs.map((program) => [program.name, program.write]));
const recipes = [
  ...Object.keys(presets).map((preset) => recipe(preset)),
  ...gradientOptions.map(({ value }) => recipe('single-neuron', { gradient: value })),
  ...['sgd', 'momentum', 'nesterov', 'rmsprop', 'adam'].map((optimizer) =>
    recipe('alexnet', {
      optimizer,
      validation: 0.1,
      patience: 2,
      clip: 1,
      weightDecay: 0.01,
      decay: optimizer === 'adam' ? 'l2' : 'decoupled',
    }),
  ),
  ...['constant', 'step', 'cosine', 'one-cycle'].map((schedule) =>
    recipe('cnn', { schedule, dropEvery: 3, elastic: 2, init: 'xavier', train: 500 }),
  ),
  recipe('dnn', {
    layers: 'dense(20),tanh,conv(3,1),flatten,dense(10)',
    gradient: 'central-difference',
    mine: 'training',
  }),
];

describe('every program', () => {
  it.each(programs.map(({ name, write }) => ({ name, write })))('$name holds no hole for any settings', ({ write }) => {
    for (const each of recipes) expect(write(each)).not.toMatch(/undefined|NaN|\[object|null/);
  });

  it.for(['pytorch', 'keras'])('%s parses as Python', (name, { skip }) => {
    const check = 'import ast, json, sys\nfor text in json.load(sys.stdin): ast.parse(text)';
    const { status, stderr, error } = spawnSync('python3', ['-c', check], {
      input: JSON.stringify(recipes.map(byName[name])),
      encoding: 'utf8',
    });
    skip(error !== undefined, 'Python is not installed');
    expect(stderr).toBe('');
    expect(status).toBe(0);
  });
});

describe('what a program does not do is said in its first lines', () => {
  it('names the numerical method that it leaves out', () => {
    const numerical = recipe('single-neuron', { gradient: 'central-difference' });
    expect(byName.keras(numerical)).toContain('The page uses central');
    expect(byName.pytorch(numerical)).not.toContain('The page uses central');
    expect(byName.pytorch(recipe('single-neuron', { gradient: 'node-perturbation' }))).toContain('The page uses node');
  });

  it('names elastic distortion and built-in digits', () => {
    const text = byName['tensorflow-js'](recipe('cnn', { elastic: 2 })).replaceAll('\n// ', ' ');
    expect(text).toContain('elastic distortion of 2 pixels is left out');
    expect(text).toContain('built-in digits');
    expect(byName.cpp(recipe('cnn', { elastic: 2 }))).toContain('.elastic = 2');
  });
});

it('counts lines of code apart from comments and docstrings', () => {
  const program = '"""Title\n\nmore\n"""\n\n# note\nx = 1  # why\n\ndef f():\n    """One line."""\n    return x\n';
  expect(codeLines(program)).toBe(3);
  expect(lineKinds('#include <vector>\n// why\n')).toEqual([
    { text: '#include <vector>', kind: 'code' },
    { text: '// why', kind: 'comment' },
  ]);
});

it('the C++ program that the native build compiles is what the page writes', async () => {
  const written = byName.cpp(recipe('dnn', { validation: 0.1, patience: 5, epochs: 3, train: 300, test: 100 }));
  await expect(written).toMatchFileSnapshot('../../fixtures/code/train.cc');
});
