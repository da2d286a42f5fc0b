import { expect, test } from 'vitest';
import { formattedCpp } from '../../tools/checks/cpp-format.mjs';

test('C++ is formatted in the style of .clang-format, up to 100 columns', async () => {
  expect(await formattedCpp('int  f( int*a ){return *a ;}\n', 'core/a.cc')).toBe('int f(int* a) { return *a; }\n');
  const call = `Call(${Array.from({ length: 12 }, (_, i) => `argument_${i}`).join(', ')});\n`;
  const lines = (await formattedCpp(`void F() {\n  ${call}}\n`, 'core/a.cc')).split('\n');
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(100);
  expect(lines.length).toBeGreaterThan(4);
});
