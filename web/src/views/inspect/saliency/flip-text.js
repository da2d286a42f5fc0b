import { formatPercent } from '../../controls/format.js';

/** Formats a number with two significant digits, however small it is. @param {number} value */
const twoDigits = (value) => String(Number(value.toPrecision(2)));

/**
 * Describes how small a change flips the network's answer.
 * @param {{ steps: number, from: string, to: string, norm: number, length: number }} flip `norm` of the change,
 *   `length` (norm) of the digit itself
 */
export function formatFlip({ steps, from, to, norm, length }) {
  const share = length > 0 ? norm / length : 0;
  const ofDigit = share > 0 && share < 0.001 ? 'less than 0.1%' : formatPercent(share);
  return `${steps === 1 ? '1 step turns' : `${steps} steps turn`} ${from} into ${to}: a change of norm ${twoDigits(norm)}, ${ofDigit} of the digit’s own (${length.toFixed(1)}), pixels counted from 0 to 1.`;
}

/** Formats the largest change of a pixel. @param {number} limit */
export const formatInk = (limit) => `${twoDigits(100 * limit)}% of full ink`;
