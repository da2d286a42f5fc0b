import { expect, test } from 'vitest';
import { withSmallestMemory } from '../../tools/cmake/smaller-memory.mjs';

/** Imports a function, a table, a global and a shared memory of 1 GB, and exports the memory's size in pages. */
const module = Uint8Array.of(
  0,
  97,
  115,
  109,
  1,
  0,
  0,
  0,
  1,
  5,
  1,
  96,
  0,
  1,
  127, // type: () → i32
  2,
  34,
  4,
  1,
  97,
  1,
  102,
  0,
  0, // function a.f
  1,
  97,
  1,
  116,
  1,
  112,
  0,
  1, // table a.t of functions, at least one
  1,
  97,
  1,
  103,
  3,
  127,
  0, // global a.g, an i32
  1,
  97,
  1,
  109,
  2,
  3,
  128,
  128,
  1,
  128,
  128,
  1, // memory a.m, shared, 16,384 pages
  3,
  2,
  1,
  0,
  7,
  5,
  1,
  1,
  115,
  0,
  1, // export s
  10,
  6,
  1,
  4,
  0,
  63,
  0,
  11, // memory.size
);

/** @param {Uint8Array} bytes @param {number} pages of the memory it is given */
async function sizeSeenBy(bytes, pages) {
  const memory = new WebAssembly.Memory({ initial: pages, maximum: pages, shared: true });
  const imports = {
    f: () => 0,
    t: new WebAssembly.Table({ initial: 1, element: 'anyfunc' }),
    g: new WebAssembly.Global({ value: 'i32' }, 0),
    m: memory,
  };
  const { instance } = await WebAssembly.instantiate(new Uint8Array(bytes), { a: imports });
  return /** @type {() => number} */ (instance.exports.s)();
}

test('a module that asks for 1 GB runs with 256 MB and everything in between', async () => {
  await expect(sizeSeenBy(module, 4096)).rejects.toThrow(/memory/);
  const changed = withSmallestMemory(module, 4096);
  expect(await sizeSeenBy(changed, 4096)).toBe(4096);
  expect(await sizeSeenBy(changed, 8192)).toBe(8192);
  await expect(sizeSeenBy(changed, 4095)).rejects.toThrow(/memory/);
  expect(changed).toHaveLength(module.length);
});

test('what cannot be written in the place of the former number, and a module without a memory, are refused', () => {
  expect(() => withSmallestMemory(module, 2 ** 21)).toThrow('do not fit');
  expect(() => withSmallestMemory(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0), 4096)).toThrow('imports no memory');
});
