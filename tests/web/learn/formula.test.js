import { expect, it } from 'vitest';
import { mathml } from '../../../web/src/learn/formula.js';
import { piecesOf } from '../../../web/src/learn/prose.js';

it('typesets letters, numbers and operators', () => {
  expect(mathml('2x - 1')).toBe('<math><mrow><mn>2</mn><mi>x</mi><mo>−</mo><mn>1</mn></mrow></math>');
});

it('typesets fractions, roots and what stands below and above', () => {
  expect(mathml('\\frac{1}{\\sqrt{n}}')).toBe('<math><mfrac><mn>1</mn><msqrt><mi>n</mi></msqrt></mfrac></math>');
  expect(mathml('w_i^2')).toBe('<math><msubsup><mi>w</mi><mi>i</mi><mn>2</mn></msubsup></math>');
  expect(mathml('∑_{i}', { display: true })).toBe('<math display="block"><munder><mo>∑</mo><mi>i</mi></munder></math>');
});

it('keeps a function apart from what it is applied to, but not from its brackets', () => {
  expect(mathml('\\max_k a')).toBe(
    '<math><mrow><msub><mi>max</mi><mi>k</mi></msub><mo>&#x2061;</mo><mspace width="0.17em"></mspace><mi>a</mi></mrow></math>',
  );
  expect(mathml('\\log(a)')).not.toContain('mspace');
});

it('escapes what would be markup', () => {
  expect(mathml('a < b')).toContain('<mo>&lt;</mo>');
});

it('names a mistake', () => {
  expect(() => mathml('\\frac{1')).toThrow('leaves a brace open');
  expect(() => mathml('a}')).toThrow('closes a brace');
  expect(() => mathml('\\nonsense')).toThrow('\\nonsense is not known');
});

it('takes prose apart', () => {
  expect(piecesOf('A [units|unit] of {layers|layers}: $z$.').map(({ kind, key, text }) => [kind, key, text])).toEqual([
    ['text', '', 'A '],
    ['term', 'units', 'unit'],
    ['text', '', ' of '],
    ['chapter', 'layers', 'layers'],
    ['text', '', ': '],
    ['formula', '', 'z'],
    ['text', '', '.'],
  ]);
});
