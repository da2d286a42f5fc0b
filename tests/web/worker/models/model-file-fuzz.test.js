import { describe, expect, it, vi } from 'vitest';
import { loadCore } from '../../../../web/src/worker/core/core-loader.js';
import { readModelFile, writeModelFile } from '../../../../web/src/worker/models/model-file.js';
import { coreUrl } from '../driven-engine.js';
import { unwrap } from '../../../../web/src/worker/core/unwrap.js';

// Saved files, damaged by chance: each is opened or refused in words, and nothing else ever happens.

vi.setConfig({ testTimeout: 120_000 });

const rounds = Number(process.env.GRADLAB_FUZZ_ROUNDS ?? 1000);
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
const seeds = layers.map((text) => {
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
].map((text) => new TextEncoder().encode(text));

/** Marsaglia's xorshift (2003). @param {number} seed */
function chance(seed) {
  let state = seed | 1;
  return (/** @type {number} */ below) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % below;
  };
}

/** @param {Uint8Array} file @param {(below: number) => number} pick */
function damaged(file, pick) {
  // Where the header is, damage says most.
  const place = () => (pick(4) === 0 ? pick(file.length + 1) : pick(Math.min(file.length + 1, 900)));
  for (let times = 1 + pick(4); times > 0; times -= 1) {
    const at = place();
    const kind = pick(5);
    if (kind === 0) file = file.slice(0, at);
    else if (kind === 1 && at < file.length) file = Uint8Array.from(file).fill(pick(256), at, at + 1);
    else if (kind === 2) file = joined(file.subarray(0, at), file.subarray(Math.min(file.length, at + pick(20))));
    else if (kind === 3) file = joined(file.subarray(0, at), pieces[pick(pieces.length)], file.subarray(at));
    else file = joined(file.subarray(0, at), file.subarray(Math.max(0, at - pick(300))));
  }
  return file;
}

/** @param {Uint8Array[]} parts */
function joined(...parts) {
  return Uint8Array.from(parts.flatMap((part) => [...part]));
}

/** @param {Uint8Array} file @returns {string} 'opened', or why not */
function outcome(file) {
  try {
    const { model } = readModelFile(core, file);
    const outputs = unwrap(model.predict(new Uint8Array(784).fill(9)));
    model.delete();
    return outputs.length === 10 ? 'opened' : 'wrong';
  } catch (error) {
    return error instanceof Error && error.name === 'Refusal' && error.message.length > 20
      ? 'refused'
      : `broke: ${error}`;
  }
}

describe('a damaged file', () => {
  it(`is opened or refused in words, ${rounds} times`, () => {
    const seen = new Map();
    for (let seed = 1; seed <= rounds; seed += 1) {
      const pick = chance(seed * 2_654_435_761);
      const result = outcome(damaged(seeds[pick(seeds.length)], pick));
      seen.set(result, [...(seen.get(result) ?? []), seed]);
    }
    expect(
      [...seen.keys()]
        .filter((result) => !['opened', 'refused'].includes(result))
        .map((result) => [result, seen.get(result)[0]]),
    ).toEqual([]);
    expect(seen.get('refused').length).toBeGreaterThan(rounds / 2);
    expect(seen.get('opened').length).toBeGreaterThan(rounds / 100);
  });
});
