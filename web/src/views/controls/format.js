// Formats quantities as text, always with a unit and never with more digits than are meaningful.

const narrowSpace = '\u202f';
const minute = 60;
const hour = 60 * minute;
const day = 24 * hour;
const year = 365.25 * day;

const grouped = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });
const twoDigits = new Intl.NumberFormat('en-US', { maximumSignificantDigits: 2 });

/** @param {string} value @param {string} unit */
const withUnit = (value, unit) => `${value}${narrowSpace}${unit}`;

/** Placeholder for a number that is not known yet. */
export const notYet = '–';

/** @param {number} value a whole number */
export function formatCount(value) {
  return grouped.format(value);
}

/** Formats the size of a file or of memory in megabytes. @param {number} bytes */
export function formatBytes(bytes) {
  const megabytes = bytes / 1e6;
  if (bytes === 0 || megabytes >= 100) return withUnit(grouped.format(megabytes), 'MB');
  return megabytes < 0.1
    ? withUnit(grouped.format(Math.ceil(bytes / 1e3)), 'kB')
    : withUnit(megabytes.toFixed(1), 'MB');
}

/** @param {number | null | undefined} fraction 0 to 1 */
export function formatPercent(fraction) {
  if (fraction === null || fraction === undefined || !Number.isFinite(fraction)) return notYet;
  return `${(fraction * 100).toFixed(1)}%`;
}

/** @param {number} fraction 0 to 1 */
export function formatWholePercent(fraction) {
  return `${(fraction * 100).toFixed(0)}%`;
}

/** @param {number | null | undefined} loss */
export function formatLoss(loss) {
  if (loss === null || loss === undefined) return notYet;
  if (!Number.isFinite(loss)) return 'not finite';
  if (loss !== 0 && Math.abs(loss) < 1e-3) return loss.toExponential(2);
  return Math.abs(loss) < 100 ? loss.toFixed(4) : loss.toPrecision(5);
}

/** @param {number | null | undefined} perSecond */
export function formatRate(perSecond) {
  if (perSecond === null || perSecond === undefined || !Number.isFinite(perSecond)) return notYet;
  if (perSecond === 0 || perSecond >= 100) return grouped.format(Number(perSecond.toPrecision(3)));
  return twoDigits.format(perSecond);
}

/** @param {number} large @param {string} largeUnit @param {number} small @param {string} smallUnit */
const twoUnits = (large, largeUnit, small, smallUnit) =>
  `${withUnit(grouped.format(large), largeUnit)} ${withUnit(String(small).padStart(2, '0'), smallUnit)}`;

/**
 * Formats a duration from microseconds to millennia in the unit a person would use.
 * @param {number | null | undefined} seconds
 */
export function formatDuration(seconds) {
  if (seconds === null || seconds === undefined || !Number.isFinite(seconds)) return notYet;
  if (seconds <= 0) return withUnit('0', 's');
  if (seconds < 0.9995e-3) return withUnit(twoDigits.format(seconds * 1e6), 'µs');
  if (seconds < 0.9995) return withUnit(twoDigits.format(seconds * 1e3), 'ms');
  if (seconds < 9.95) return withUnit(seconds.toFixed(1), 's');
  const rounded = Math.round(seconds);
  if (rounded < minute) return withUnit(String(rounded), 's');
  if (rounded < hour) return twoUnits(Math.floor(rounded / minute), 'min', rounded % minute, 's');
  const minutes = Math.round(seconds / minute);
  if (minutes * minute < day) return twoUnits(Math.floor(minutes / 60), 'h', minutes % 60, 'min');
  if (seconds < 10 * day) return withUnit((seconds / day).toFixed(1), 'days');
  if (seconds < year) return withUnit(grouped.format(seconds / day), 'days');
  if (seconds < 10 * year) return withUnit((seconds / year).toFixed(1), 'years');
  return withUnit(grouped.format(Number((seconds / year).toPrecision(3))), 'years');
}

/**
 * Formats a duration with a single unit, for an estimate.
 * @param {number} seconds
 */
export function formatRoughDuration(seconds) {
  if (seconds < 59.5 || seconds >= day) return formatDuration(seconds);
  if (seconds < hour) return withUnit(String(Math.round(seconds / minute)), 'min');
  return withUnit(twoDigits.format(seconds / hour), 'h');
}

/**
 * Formats elapsed time for a running clock: tenths of a second at first, then whole seconds, so that it does not
 * flicker.
 * @param {number | null | undefined} seconds
 */
export function formatClock(seconds) {
  if (seconds === null || seconds === undefined || !Number.isFinite(seconds)) return notYet;
  if (seconds < 10) return withUnit((Math.floor(seconds * 10) / 10).toFixed(1), 's');
  return seconds < minute ? withUnit(String(Math.floor(seconds)), 's') : formatDuration(seconds);
}

/** Joins the parts of an enumeration, such as “a, b and c”. @param {string[]} parts */
export const formatList = (parts) =>
  parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
