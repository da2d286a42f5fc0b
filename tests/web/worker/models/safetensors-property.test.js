import { expect, it } from 'vitest';
import { readSafetensors, writeSafetensors } from '../../../../web/src/worker/models/safetensors.js';

const files = 500;

/** Marsaglia's xorshift, 32 bits: whole numbers below a limit. @param {number} seed */
function random(seed) {
  let state = seed + 0x9e3779b9;
  return (/** @type {number} */ limit) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % limit;
  };
}

/** Any 32-bit pattern that is a number: subnormal, infinite or negative zero. @param {ReturnType<typeof random>} below @param {number} length */
const anyFloats = (below, length) =>
  Float32Array.from(new Float32Array(Uint32Array.from({ length }, () => below(2 ** 32)).buffer), (value) =>
    Number.isNaN(value) ? -0 : value,
  );

/** @param {ReturnType<typeof random>} below */
const anyText = (below) =>
  Array.from({ length: below(6) }, () =>
    String.fromCodePoint([0x30, 0x22, 0x5c, 0xe9, 0x2028, 0x1f600][below(6)] + below(10)),
  ).join('');

it('any tensors come back bit for bit from a file', () => {
  for (let seed = 0; seed < files; ++seed) {
    const below = random(seed);
    const tensors = Array.from({ length: below(5) }, (_, place) => {
      const shape = Array.from({ length: below(4) }, () => 1 + below(4));
      return {
        name: `t${place}${anyText(below)}`,
        shape,
        values: anyFloats(
          below,
          shape.reduce((product, side) => product * side, 1),
        ),
      };
    });
    const metadata = { layers: anyText(below), [anyText(below)]: anyText(below) };
    const back = readSafetensors(writeSafetensors(tensors, metadata));
    expect(back.metadata, `seed ${seed}`).toEqual(metadata);
    expect(
      back.tensors.map(({ name, shape }) => ({ name, shape })),
      `seed ${seed}`,
    ).toEqual(tensors.map(({ name, shape }) => ({ name, shape })));
    for (const [place, { values }] of tensors.entries())
      expect(
        values.every((value, k) => Object.is(value, back.tensors[place].values[k])),
        `seed ${seed}`,
      ).toBe(true);
  }
});
