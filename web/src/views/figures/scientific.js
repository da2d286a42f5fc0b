import { superscript } from '../../charts/powers-of-ten.js';

/** Formats a number with two significant digits, and with a power of ten if it is small or large. @param {number} value */
export function formatScientific(value) {
  if (value === 0) return '0';
  if (!Number.isFinite(value)) return 'not finite';
  if (Math.abs(value) >= 0.01 && Math.abs(value) < 1000) return String(Number(value.toPrecision(2)));
  const [digits, exponent] = value.toExponential(1).split('e');
  return `${digits}\u00a0·\u00a010${superscript(Number(exponent))}`;
}
