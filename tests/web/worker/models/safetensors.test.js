import { describe, expect, it } from 'vitest';
import { readSafetensors, writeSafetensors } from '../../../../web/src/worker/models/safetensors.js';

const tensors = [
  { name: 'a', shape: [2, 3], values: Float32Array.of(1, -0, 1e-42, 3.5, 1e30, 6) },
  { name: 'ü', shape: [], values: Float32Array.of(7) },
  { name: 'none', shape: [0, 4], values: new Float32Array(0) },
];
const metadata = { layers: 'dense(10)', note: '“quoted”' };

/** @param {string|Uint8Array} header @param {number} dataBytes @param {bigint} [length] */
function file(header, dataBytes = 0, length) {
  const bytes = typeof header === 'string' ? new TextEncoder().encode(header) : header;
  const whole = new Uint8Array(8 + bytes.length + dataBytes);
  new DataView(whole.buffer).setBigUint64(0, length ?? BigInt(bytes.length), true);
  whole.set(bytes, 8);
  return whole;
}

/** @param {string} shape @param {string} offsets */
const tensor = (shape, offsets, name = 'a') => `"${name}":{"dtype":"F32","shape":${shape},"data_offsets":${offsets}}`;

describe('safetensors', () => {
  it('come back as they were written', () => {
    const back = readSafetensors(writeSafetensors(tensors, metadata));
    expect(back.metadata).toEqual(metadata);
    expect(back.tensors).toEqual(
      [tensors[0], tensors[2], tensors[1]].sort(
        (a, b) =>
          back.tensors.findIndex(({ name }) => name === a.name) - back.tensors.findIndex(({ name }) => name === b.name),
      ),
    );
    expect(Object.is(back.tensors[0].values[1], -0)).toBe(true);
  });

  it('are laid out as the format wants it', () => {
    const bytes = writeSafetensors(tensors, metadata);
    const length = Number(new DataView(bytes.buffer).getBigUint64(0, true));
    expect(length % 8).toBe(0);
    const header = new TextDecoder().decode(bytes.subarray(8, 8 + length));
    expect(JSON.parse(header)).toEqual({
      __metadata__: metadata,
      a: { dtype: 'F32', shape: [2, 3], data_offsets: [0, 24] },
      ü: { dtype: 'F32', shape: [], data_offsets: [24, 28] },
      none: { dtype: 'F32', shape: [0, 4], data_offsets: [28, 28] },
    });
    expect(bytes.length).toBe(8 + length + 28);
    expect(new DataView(bytes.buffer).getFloat32(8 + length + 12, true)).toBe(3.5);
  });

  it('may stand anywhere in a buffer', () => {
    const bytes = writeSafetensors(tensors, metadata);
    const inside = new Uint8Array(bytes.length + 3);
    inside.set(bytes, 3);
    expect(readSafetensors(inside.subarray(3))).toEqual(readSafetensors(bytes));
  });

  it.each(
    /** @type {[string, Uint8Array, RegExp][]} */ ([
      ['nothing', new Uint8Array(0), /it has only 0 bytes/],
      ['half a length', new Uint8Array(7), /it has only 7 bytes/],
      ['an image', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0]), /This is not a safetensors file/],
      ['a header of 2⁶³ bytes', file('{}', 0, 2n ** 63n), /This is not a safetensors file/],
      [
        'a header longer than the file',
        file('{}', 0, 1000n),
        /its header should have 1000 bytes, and 2 are there: it was cut short/,
      ],
      ['JSON that breaks off', file('{"a":'), /its header, from byte 8 on, is not JSON/],
      ['JSON nested without end', file(`{"a":${'['.repeat(500_000)}`), /is not JSON/],
      [
        'brackets nested deeply and closed',
        file(`{"a":${'['.repeat(200_000)}${']'.repeat(200_000)}}`),
        /damaged: its header/,
      ],
      ['text that is not UTF-8', file(Uint8Array.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x7d])), /not text in UTF-8/],
      ['a tensor of nothing', file('{"a":null}'), /says nothing about the tensor “a”/],
      [
        'half precision',
        file('{"a":{"dtype":"F16","shape":[2],"data_offsets":[0,4]}}', 4),
        /of type “F16”; only 32-bit numbers.*tensor\.float\(\)/,
      ],
      ['no type', file('{"a":{}}'), /of type “nothing”/],
      [
        'a negative side',
        file(`{${tensor('[-1]', '[0,4]')}}`, 4),
        /the shape of the tensor “a” is not a list of whole numbers/,
      ],
      ['a side that is no whole number', file(`{${tensor('[1.5]', '[0,6]')}}`, 6), /is not a list of whole numbers/],
      [
        'sides whose product overflows',
        file(`{${tensor('[4294967296,4294967296]', '[0,0]')}}`),
        /takes 7\d+ bytes, and a place of 0/,
      ],
      [
        'a side beyond what numbers count',
        file(`{${tensor('[1e308,1e308]', '[0,4]')}}`, 4),
        /is not a list of whole numbers/,
      ],
      ['very many sides', file(`{${tensor(`[${Array(99).fill(1)}]`, '[0,4]')}}`, 4), /is not a list of whole numbers/],
      ['one offset', file(`{${tensor('[1]', '[0]')}}`, 4), /is not a pair of whole numbers/],
      ['offsets the wrong way round', file(`{${tensor('[1]', '[4,0]')}}`, 4), /bytes 4 to 0 of 4/],
      [
        'a place beyond the end',
        file(`{${tensor('[2]', '[0,8]')}}`, 4),
        /bytes 0 to 8 of 4 after the header: it was cut short/,
      ],
      [
        'another size than the shape says',
        file(`{${tensor('[2]', '[0,4]')}}`, 4),
        /shape 2, which takes 8 bytes, and a place of 4/,
      ],
      [
        'two tensors in one place',
        file(`{${tensor('[1]', '[0,4]')},${tensor('[1]', '[0,4]', 'b')}}`, 4),
        /“b” overlaps another, at byte/,
      ],
      ['a hole', file(`{${tensor('[1]', '[4,8]')}}`, 8), /bytes \d+ to \d+ of the file belong to no tensor/],
      ['bytes after the last', file(`{${tensor('[1]', '[0,4]')}}`, 9), /its last 5 bytes/],
      [
        'a name twice',
        file(`{${tensor('[1]', '[0,4]')},${tensor('[1]', '[4,8]')}}`, 8),
        /belong to no tensor; is a name in the header twice\?/,
      ],
      ['metadata that are no texts', file('{"__metadata__":{"a":1}}'), /not texts by name/],
      ['metadata that are a list', file('{"__metadata__":[]}'), /not texts by name/],
    ]),
  )('with %s are refused in words', (_, bytes, words) => {
    expect(() => readSafetensors(bytes)).toThrow(
      expect.objectContaining({ name: 'Refusal', message: expect.stringMatching(words) }),
    );
  });

  it('cut short anywhere are refused', () => {
    const whole = writeSafetensors(tensors, metadata);
    for (let size = 0; size < whole.length; size += 1)
      expect(() => readSafetensors(whole.slice(0, size)), String(size)).toThrow(
        expect.objectContaining({ name: 'Refusal' }),
      );
  });

  it('do not reach the prototype of anything', () => {
    const bytes = file(`{"__metadata__":{"__proto__":"x"},${tensor('[1]', '[0,4]', '__proto__')}}`, 4);
    expect(readSafetensors(bytes).tensors.map(({ name }) => name)).toEqual(['__proto__']);
  });
});
