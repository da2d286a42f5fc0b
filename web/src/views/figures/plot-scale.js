import { superscript } from './scientific.js';

/**
 * Scales for the axes of the panel's drawings.
 *
 * @typedef {object} Scale
 * @property {(value: number) => number} at in pixels
 * @property {(pixel: number) => number} from its inverse
 * @property {{ value: number, label: string }[]} ticks
 */

/** @param {number} exponent */
const power = (exponent) => (exponent === 0 ? '1' : exponent === 1 ? '10' : `10${superscript(exponent)}`);

/**
 * Returns a logarithmic scale from one power of ten to another.
 * @param {[number, number]} exponents
 * @param {[number, number]} pixels
 * @param {number} most ticks
 * @returns {Scale}
 */
export function logScale([low, high], [start, end], most) {
  const perDecade = (end - start) / (high - low);
  const every = Math.max(1, Math.ceil((high - low) / most));
  const ticks = [];
  for (let exponent = Math.ceil(low / every) * every; exponent <= high; exponent += every)
    ticks.push({ value: 10 ** exponent, label: power(exponent) });
  return {
    at: (value) => start + (Math.log10(value) - low) * perDecade,
    from: (pixel) => 10 ** (low + (pixel - start) / perDecade),
    ticks,
  };
}

/**
 * Returns the powers of ten that enclose the positive values.
 * @param {number[]} values
 * @param {[number, number]} [otherwise]
 * @returns {[number, number]}
 */
export function decadesAround(values, otherwise = [0, 1]) {
  const positive = values.filter((value) => value > 0 && Number.isFinite(value));
  if (positive.length === 0) return otherwise;
  const low = Math.floor(Math.log10(Math.min(...positive)));
  return [low, Math.max(low + 1, Math.ceil(Math.log10(Math.max(...positive))))];
}

/** @param {[number, number]} values @param {[number, number]} pixels @param {{ value: number, label: string }[]} ticks @returns {Scale} */
export function linearScale([low, high], [start, end], ticks) {
  const each = (end - start) / (high - low);
  return { at: (value) => start + (value - low) * each, from: (pixel) => low + (pixel - start) / each, ticks };
}
