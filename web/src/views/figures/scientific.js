import { superscript } from '../../charts/powers-of-ten.js';

/** Formats a number with two significant digits and a power of ten. @param {number} value */
export function formatError(value) {
  if (value === 0) return '0';
  if (!Number.isFinite(value)) return 'not finite';
  if (value >= 0.01 && value < 1000) return value.toPrecision(2);
  const [digits, exponent] = value.toExponential(1).split('e');
  return `${digits}\u00a0·\u00a010${superscript(Number(exponent))}`;
}
