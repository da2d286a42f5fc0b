const raised = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** @param {number} exponent */
export const superscript = (exponent) =>
  `${exponent < 0 ? '⁻' : ''}${[...String(Math.abs(exponent))].map((digit) => raised[Number(digit)]).join('')}`;

/** @param {number} exponent */
export const formatPowerOfTen = (exponent) =>
  exponent === 0 ? '1' : exponent === 1 ? '10' : `10${superscript(exponent)}`;
