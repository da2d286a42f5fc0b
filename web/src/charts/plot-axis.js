import { scaleLinear, scaleLog } from 'd3-scale';
import { formatPowerOfTen } from './powers-of-ten.js';

/**
 * An axis of a plot.
 *
 * @typedef {object} Axis
 * @property {import('d3-scale').ScaleContinuousNumeric<number, number>} scale from values to the drawing's units
 * @property {{ value: number, label: string }[]} ticks
 * @property {string} title
 *
 * @typedef {object} AxisOptions
 * @property {string} title
 * @property {[number, number]} domain the values at its two ends
 * @property {[number, number]} range the positions of its two ends, in the drawing's units
 */

/**
 * @param {AxisOptions & { ticks?: number[] | number, format?: (value: number) => string }} options `ticks`: their
 *   values, or about how many
 * @returns {Axis}
 */
export function linearAxis({ title, domain, range, ticks = 5, format = String }) {
  const scale = scaleLinear(domain, range);
  const values = Array.isArray(ticks) ? ticks : scale.ticks(ticks);
  return { scale, title, ticks: values.map((value) => ({ value, label: format(value) })) };
}

/**
 * Returns a logarithmic axis with ticks at powers of ten.
 * @param {AxisOptions & { mostTicks: number }} options
 * @returns {Axis}
 */
export function logAxis({ title, domain, range, mostTicks }) {
  const scale = scaleLog(domain, range);
  const [low, high] = domain.map(Math.log10);
  // If it may have more ticks than there are decades, d3 adds ticks between the powers of ten.
  const powers = scale.ticks(Math.min(mostTicks, high - low));
  return {
    scale,
    title,
    ticks: powers.map((value) => ({ value, label: formatPowerOfTen(Math.round(Math.log10(value))) })),
  };
}

/**
 * Returns the powers of ten that enclose the positive values.
 * @param {number[]} values
 * @param {[number, number]} [fallback] if there are none
 * @returns {[number, number]}
 */
export function decadesAround(values, fallback = [1, 10]) {
  const positive = values.filter((value) => value > 0 && Number.isFinite(value));
  if (positive.length === 0) return fallback;
  const [low, high] = scaleLog([Math.min(...positive), Math.max(...positive)], [0, 1])
    .nice()
    .domain();
  return [low, Math.max(10 * low, high)];
}
