import { describe, expect, it } from 'vitest';
import { loadCore } from '../../../../web/src/worker/core/core-loader.js';
import { readModelFile, writeModelFile } from '../../../../web/src/worker/models/model-file.js';
import { readSafetensors, writeSafetensors } from '../../../../web/src/worker/models/safetensors.js';
import { coreUrl } from '../driven-engine.js';
import { unwrap } from '../../../../web/src/worker/core/unwrap.js';

const core = await loadCore(coreUrl.href);
const layers = 'conv(2,3,stride=2),relu,maxpool(2),flatten,dropout(0.5),dense(10)';
const facts = {
  init: 'he',
  settings: { lr: 0.1, optimizer: 'adam' },
  classNames: [...'abcdefghij'],
  testAccuracy: 0.97,
  validationAccuracy: null,
  epoch: 3,
  step: 99,
  variant: 'simd',
};
const shapes = [
  ['0.weight', [2, 1, 3, 3]],
  ['0.bias', [2]],
  ['5.weight', [10, 72]],
  ['5.bias', [10]],
];
const image = Uint8Array.from({ length: 784 }, (_, i) => (i * 37) % 256);

/** @param {number} seed */
function numbers(seed, length = 18 + 2 + 720 + 10) {
  return Float32Array.from({ length }, (_, i) => Math.sin(i * seed));
}

/** @param {string} [network] @param {Float32Array} [values] */
function made(network = layers, values = numbers(3)) {
  const model = core.createModel(network, 'cross-entropy', values);
  if (model instanceof Error) throw model;
  return model;
}

/** A file as it is written, with some things changed. @param {(file: ReturnType<typeof readSafetensors>) => void} change */
function changed(change) {
  const file = readSafetensors(writeModelFile(made(), facts));
  change(file);
  return writeSafetensors(file.tensors, file.metadata);
}

/** @param {Uint8Array} file */
const opening = (file) => () => readModelFile(core, file);

describe('a saved network', () => {
  it('comes back with its weights, its facts, and the same answers', () => {
    const model = made();
    const back = readModelFile(core, writeModelFile(model, facts));
    expect(back.facts).toEqual(facts);
    expect(back.model.layers()).toBe(layers);
    expect(back.model.values()).toEqual(model.values());
    expect(unwrap(back.model.predict(image))).toEqual(unwrap(model.predict(image)));
    expect(unwrap(model.predict(image)).reduce((sum, share) => sum + share)).toBeCloseTo(1, 6);
  });

  it('has the tensors of a torch.nn.Sequential', () => {
    const { tensors, metadata } = readSafetensors(writeModelFile(made(), facts));
    expect(tensors.map(({ name, shape }) => [name, shape])).toEqual(shapes);
    expect(metadata).toMatchObject({
      format: 'pt',
      gradlab: '1',
      layers,
      loss: 'cross-entropy',
      test_accuracy: '0.97',
      settings: '{"lr":0.1,"optimizer":"adam"}',
    });
  });

  it('needs no more metadata than its layers', () => {
    const { model, facts: said } = readModelFile(
      core,
      changed((file) => (file.metadata = { layers })),
    );
    expect(model.loss()).toBe('cross-entropy');
    expect(said).toEqual({
      init: '',
      settings: {},
      classNames: [...'0123456789'],
      testAccuracy: null,
      validationAccuracy: null,
      epoch: 0,
      step: 0,
      variant: '',
    });
  });

  it('works although its facts make no sense', () => {
    const nonsense = { settings: '[1', classes: '["a"]', epoch: '-1', step: 'many', test_accuracy: '9' };
    const { facts: said } = readModelFile(
      core,
      changed((file) => Object.assign(file.metadata, nonsense)),
    );
    expect(said).toMatchObject({ settings: {}, classNames: [...'0123456789'], testAccuracy: null, epoch: 0, step: 0 });
  });
});

describe('a file that cannot be a network of the page is refused in words', () => {
  it.each(
    /** @type {[string, (file: any) => void, RegExp][]} */ ([
      ['no layers', (file) => delete file.metadata.layers, /does not say what network its weights are for/],
      ['layers that nobody knows', (file) => (file.metadata.layers = 'dense(30),swish'), /"swish" is not a layer/],
      [
        'an impossible network',
        (file) => (file.metadata.layers = 'conv(8,28),conv(8,5),dense(10)'),
        /conv 2: a 5×5 kernel does not fit its 1×1 input/,
      ],
      ['an unknown cost', (file) => (file.metadata.loss = 'hinge'), /"hinge" is not a known loss/],
      ['a tensor too few', (file) => file.tensors.pop(), /lacks the tensor “5.bias”/],
      [
        'a tensor too many',
        (file) => file.tensors.push({ name: 'more', shape: [1], values: new Float32Array(1) }),
        /also holds a tensor “more”/,
      ],
      [
        'another shape',
        (file) => (file.tensors[0].shape = [2, 3, 1, 3]),
        /“0.weight” is 2×3×1×3, but the network named in the metadata needs 2×1×3×3/,
      ],
      [
        'a weight that is not a number',
        (file) => (file.tensors[2].values[7] = NaN),
        /value 7 of 5.weight is nan, not a finite number/,
      ],
      [
        'an infinite weight',
        (file) => (file.tensors[1].values[1] = -Infinity),
        /value 1 of 0.bias is -inf, not a finite number/,
      ],
      ['layers as long as a book', (file) => (file.metadata.layers = 'relu,'.repeat(9999)), /too long/],
    ]),
  )('%s', (_, change, words) => {
    expect(opening(changed(change))).toThrow(
      expect.objectContaining({ name: 'Refusal', message: expect.stringMatching(words) }),
    );
  });
});
