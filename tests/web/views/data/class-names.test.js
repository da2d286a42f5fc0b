import { expect, it } from 'vitest';
import { areDigits, fullClassName, nounOf } from '../../../../web/src/views/data/class-names.js';

const digits = [...'0123456789'];
const named = digits.map((name) => (name === '9' ? 'Ankle boot' : name));

it('tells digits from classes with names', () => {
  expect(areDigits(digits)).toBe(true);
  expect(areDigits(named)).toBe(false);
  expect(nounOf(digits)).toBe('digits');
  expect(nounOf(named)).toBe('images');
});

it('gives a name its number, and a digit nothing more', () => {
  expect(fullClassName(named, 9)).toBe('9, Ankle boot');
  expect(fullClassName(named, 3)).toBe('3');
});
