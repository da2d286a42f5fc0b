/**
 * Finds out which columns of a table hold the label, a row number and the pixels.
 *
 * @typedef {object} Roles
 * @property {number} pixels the first column of pixels
 * @property {number|null} label its column, or the first of ten; null if there are no labels
 * @property {boolean} oneHot whether ten columns hold a label as one 1 among zeros
 * @property {string|null} rowNumber what the column is called that counts the rows
 * @property {boolean} isUnclear whether the first column may be labels as well as row numbers
 */

const labelNames = new Set(['label', 'labels', 'class', 'classes', 'target', 'digit', 'y', 'character', 'symbol']);
const rowNumberNames = /^(|id|idx|index|no|row|rownames?|row_?(id|number)|image_?id|unnamed: 0|x)$/i;
const oneHotColumns = 10;

/**
 * @param {string[]|null} names
 * @param {number[][]} sample
 * @param {number} pixelCount
 * @returns {Roles}
 */
export function columnRoles(names, sample, pixelCount) {
  const columns = sample[0]?.length ?? 0;
  const more = columns - pixelCount;
  const counting = firstColumnCounts(sample);
  const namesRows = names !== null && isNamed(names) && rowNumberNames.test(names[0]);
  const base = { oneHot: false, rowNumber: /** @type {string|null} */ (null), isUnclear: false };
  if (more === 0) return { ...base, pixels: 0, label: null };
  const numbered = (names !== null && isNamed(names) ? namesRows && !isLabelName(names[0]) : counting !== 'no') ? 1 : 0;
  if (more >= oneHotColumns) return oneHotRoles(base, sample, columns, more - oneHotColumns);
  if (more === 2) return twoMore(base, names, sample, columns, numbered === 1 ? (names?.[0] ?? '') : null);
  return oneMore(base, names, sample, columns, { numbered: numbered === 1, counting });
}

/**
 * @param {Pick<Roles, 'oneHot'|'rowNumber'|'isUnclear'>} base
 * @param {string[]|null} names
 * @param {number[][]} sample
 * @param {number} columns
 * @param {{ numbered: boolean, counting: 'no'|'perhaps'|'yes' }} first
 * @returns {Roles}
 */
function oneMore(base, names, sample, columns, { numbered, counting }) {
  const last = columns - 1;
  if (names !== null && isNamed(names)) {
    if (isLabelName(names[0])) return { ...base, pixels: 1, label: 0 };
    if (isLabelName(names[last])) return { ...base, pixels: 0, label: last };
    if (numbered) return { ...base, pixels: 1, label: null, rowNumber: names[0] };
  }
  if (counting === 'yes') return { ...base, pixels: 1, label: null, rowNumber: '' };
  if (labelsAreLast(sample)) return { ...base, pixels: 0, label: last };
  return { ...base, pixels: 1, label: 0, isUnclear: counting === 'perhaps' };
}

/**
 * @param {Pick<Roles, 'oneHot'|'rowNumber'|'isUnclear'>} base
 * @param {string[]|null} names
 * @param {number[][]} sample
 * @param {number} columns
 * @param {string|null} rowNumber
 * @returns {Roles}
 */
function twoMore(base, names, sample, columns, rowNumber) {
  const last = columns - 1;
  const label = names !== null && isLabelName(names[last]) ? last : names !== null && isLabelName(names[1]) ? 1 : null;
  const byContent = labelsAreLast(sample.map((row) => row.slice(1))) ? last : 1;
  const place = label ?? byContent;
  // Without a row number in front, the two columns have no clear meaning.
  if (rowNumber === null) return { ...base, pixels: 2, label: 1, isUnclear: true };
  return { ...base, pixels: place === 1 ? 2 : 1, label: place, rowNumber };
}

/**
 * @param {Pick<Roles, 'oneHot'|'rowNumber'|'isUnclear'>} base
 * @param {number[][]} sample
 * @param {number} columns
 * @param {number} before 1 if there is a row number in front
 * @returns {Roles}
 */
function oneHotRoles(base, sample, columns, before) {
  const rowNumber = before === 1 ? '' : null;
  const end = columns - oneHotColumns;
  if (isOneHot(sample, end)) return { ...base, pixels: before, label: end, oneHot: true, rowNumber };
  if (isOneHot(sample, before))
    return { ...base, pixels: before + oneHotColumns, label: before, oneHot: true, rowNumber };
  return { ...base, pixels: before, label: null, rowNumber };
}

/** @param {number[][]} sample @param {number} from */
function isOneHot(sample, from) {
  return sample.every((row) => {
    const labels = row.slice(from, from + oneHotColumns);
    return labels.filter((value) => value === 1).length === 1 && labels.filter((value) => value === 0).length === 9;
  });
}

/** Returns whether the names say anything: pandas numbers columns that have none. @param {string[]} names */
function isNamed(names) {
  return names.some((name) => name !== '' && Number.isNaN(Number(name)));
}

/** @param {string} name */
function isLabelName(name) {
  return labelNames.has(name.toLowerCase());
}

/**
 * Returns whether the first column counts the rows. Up to ten rows it may as well hold one label of each class.
 * @param {number[][]} sample
 * @returns {'no'|'perhaps'|'yes'}
 */
function firstColumnCounts(sample) {
  const first = sample.map((row) => row[0]);
  if (first.length < 10 || first.some((value, i) => i > 0 && value !== first[i - 1] + 1)) return 'no';
  return first.length === 10 && first[0] === 0 ? 'perhaps' : 'yes';
}

/**
 * Returns whether the last column holds several classes and nothing else, and the first, the corner of an image, never
 * changes.
 * @param {number[][]} sample
 */
function labelsAreLast(sample) {
  const last = new Set(sample.map((row) => row[row.length - 1]));
  const first = new Set(sample.map(([value]) => value));
  return (
    last.size > 1 &&
    first.size === 1 &&
    [...last].every((value) => Number.isInteger(value) && value >= 0 && value < 100)
  );
}
