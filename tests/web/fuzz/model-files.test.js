import fc from 'fast-check';
import { expect, it } from 'vitest';
import { loadCore } from '../../../web/src/worker/core/core-loader.js';
import { unwrap } from '../../../web/src/worker/core/unwrap.js';
import { readModelFile, writeModelFile } from '../../../web/src/worker/models/model-file.js';
import { coreUrl } from '../worker/driven-engine.js';
import { edited, edits, expectRefusal, fuzzing, fuzzTimeout } from './fuzzing.js';

const core = await loadCore(coreUrl.href);
const facts = {
  init: 'he',
  settings: { lr: 0.1 },
  classNames: [...'0123456789'],
  testAccuracy: 0.5,
  validationAccuracy: null,
  epoch: 1,
  step: 2,
  variant: 'simd',
};
const layers = ['dense(10)', 'conv(2,5,stride=2),relu,maxpool(2),flatten,dense(10)'];
const files = layers.map((text) => {
  const shapes = core.describeTensors(text, 'quadratic');
  if (shapes instanceof Error) throw shapes;
  const size = shapes.reduce((sum, { shape }) => sum + shape.reduce((product, side) => product * side, 1), 0);
  const model = core.createModel(text, 'quadratic', new Float32Array(size).fill(0.5));
  if (model instanceof Error) throw model;
  return writeModelFile(model, facts);
});
/** What hostile headers are made of. */
const pieces = [
  '[',
  ']',
  '{',
  '}',
  '"',
  ',',
  ':',
  '-1',
  '1e999',
  '99999999999999999999',
  '4294967296',
  'null',
  '"__metadata__"',
  '"__proto__"',
  'data_offsets',
  'F64',
  '\\ud800',
  '\u0000',
  '28',
  '(',
  ',,',
];

it('opens a damaged model or refuses it in words', { timeout: fuzzTimeout }, () => {
  const seen = { opened: 0, refused: 0 };
  fc.assert(
    fc.property(fc.nat(files.length - 1), edits(pieces), (which, changes) => {
      try {
        const { model } = readModelFile(core, edited(files[which], changes));
        expect(unwrap(model.predict(new Uint8Array(784).fill(9)))).toHaveLength(10);
        model.delete();
        seen.opened += 1;
      } catch (error) {
        expectRefusal(error);
        seen.refused += 1;
      }
    }),
    fuzzing(1000),
  );
  // Both happen, so that the property says something.
  expect(seen.refused).toBeGreaterThan(seen.opened / 10);
  expect(seen.opened).toBeGreaterThan(seen.refused / 100);
});
