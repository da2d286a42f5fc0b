import { columnRoles } from './column-roles.js';

/**
 * Finds out how a table of images is laid out, from its first lines.
 *
 * @typedef {import('./table-lines.js').TableStart} TableStart
 * @typedef {import('./column-roles.js').Roles} Roles
 *
 * @typedef {object} TableLayout
 * @property {string} separator
 * @property {string} format how the text is written if that is unusual, for a sentence; '' otherwise
 * @property {number} preamble lines before the first row
 * @property {string|null} header the line with the columns' names
 * @property {number} columns
 * @property {number} side of the square images, in pixels
 * @property {Roles} roles
 * @property {number[][]} sample the first rows, as numbers
 */

/** At most this many rows are examined. */
const mostSamples = 100;
const mnistSide = 28;
const sides = [mnistSide, ...Array.from({ length: 57 }, (_, i) => i + 8)];
/** Columns that may accompany the pixels: a label or row number, both, ten one-hot labels, these and a row number. */
const companions = [1, 2, 10, 11, 0];

/**
 * @param {TableStart} start
 * @returns {TableLayout|null} null if this is no table of images
 */
export function layoutOf(start) {
  const { first, names, separator: stated, format } = beforeTable(start.lines);
  const row = start.lines[first + 1] ?? start.lines[first];
  if (row === undefined) return null;
  const separator = stated ?? separatorOf(row);
  const header = names === null && isHeader(fieldsOf(start.lines[first], separator)) ? start.lines[first] : null;
  const preamble = first + (header === null ? 0 : 1);
  const rows = start.lines.slice(preamble).filter((line) => line.trim() !== '' && line !== header);
  const { sample, columns } = sampleOf(rows, separator);
  const side = sideOf(columns);
  if (sample.length === 0 || side === 0) return null;
  const columnNames = fitting(names ?? (header === null ? null : fieldsOf(header, separator)), columns);
  const roles = columnRoles(columnNames, sample, side * side);
  const unusual = format || (separator === ',' ? '' : `separated by ${separatorNames[separator]}`);
  return { separator, format: unusual, preamble, header, columns, side, roles, sample };
}

/**
 * Returns a name for each column, or null if the names do not fit. R's write.table names all columns but that of the
 * rows' names.
 * @param {string[]|null} names
 * @param {number} columns
 */
function fitting(names, columns) {
  if (names?.length === columns - 1) return ['', ...names];
  return names?.length === columns ? names : null;
}

/** @type {Record<string, string>} */
const separatorNames = { ';': 'semicolons', '\t': 'tabs', ' ': 'spaces' };

/**
 * Returns where the table begins, after Excel's `sep=;` or the header of an ARFF file.
 * @param {string[]} lines
 * @returns {{ first: number, names: string[]|null, separator: string|null, format: string }}
 */
function beforeTable(lines) {
  const filled = lines.findIndex((line) => line.trim() !== '');
  const stated = /^\ufeff?"?sep=([,;\t])"?$/i.exec(lines[filled] ?? '');
  if (stated) return { first: filled + 1, names: null, separator: stated[1], format: 'with Excel’s “sep=” line' };
  const data = lines.findIndex((line) => /^\s*@data\b/i.test(line));
  if (data < 0) return { first: Math.max(filled, 0), names: null, separator: null, format: '' };
  const attributes = lines.slice(0, data).map((line) => /^\s*@attribute\s+('[^']*'|"[^"]*"|\S+)/i.exec(line)?.[1]);
  const names = attributes.flatMap((name) => (name === undefined ? [] : [unquoted(name)]));
  return { first: data + 1, names, separator: ',', format: 'in ARFF' };
}

/** Returns the separator of a row. Where semicolons are as many, commas are decimal commas. @param {string} row */
function separatorOf(row) {
  const count = (/** @type {string} */ separator) => row.split(separator).length;
  const [semicolons, tabs, commas, spaces] = [';', '\t', ',', ' '].map(count);
  if (semicolons > 1 && semicolons * 2 >= commas) return ';';
  if (tabs > 1 && tabs >= commas) return '\t';
  return commas > 1 || spaces < 60 ? ',' : ' ';
}

/** Returns whether these fields name the columns. @param {string[]} fields */
function isHeader(fields) {
  const numbers = fields.map((field) => (field === '' ? NaN : Number(field.replace(',', '.'))));
  const counted = numbers.filter((number, i) => i > 0 && number === numbers[i - 1] + 1).length;
  const countsUp = fields.length > 2 && counted + 1 === fields.length;
  return (Number.isNaN(numbers[0]) && fields[0] !== '') || numbers.filter(isNaN).length * 2 > fields.length || countsUp;
}

/** @param {string[]} rows @param {string} separator */
function sampleOf(rows, separator) {
  const parsed = rows.slice(0, mostSamples).map((row) => numbersOf(row, separator));
  const lengths = parsed.map(({ length }) => length).sort((a, b) => a - b);
  const columns = lengths[Math.floor(lengths.length / 2)] ?? 0;
  return { columns, sample: parsed.filter((row) => row.length === columns && !row.some(Number.isNaN)) };
}

/** Returns the side of the images in a table with this many columns; 0 if there is none. @param {number} columns */
function sideOf(columns) {
  for (const more of companions) {
    const side = sides.find((each) => each * each + more === columns);
    if (side !== undefined) return side;
  }
  return 0;
}

/** Returns the fields of a line, without quotes. @param {string} line @param {string} separator */
function fieldsOf(line, separator) {
  const fields = line.replace(/^\ufeff/, '').split(separator);
  // A comma or a blank at the end of a line separates nothing.
  if (fields.length > 1 && fields[fields.length - 1].trim() === '') fields.pop();
  return fields.map(unquoted);
}

/** @param {string} field */
function unquoted(field) {
  return field
    .trim()
    .replace(/^(["'])(.*)\1$/, '$2')
    .trim();
}

/** Returns the numbers in a line; NaN for a field that is none. @param {string} line @param {string} separator */
export function numbersOf(line, separator) {
  const fields = line.split(separator);
  if (fields.length > 1 && fields[fields.length - 1].trim() === '') fields.pop();
  return fields.map((field) => (field === '0' ? 0 : numberOf(field)));
}

/** @param {string} field */
function numberOf(field) {
  const number = Number(field);
  if (!Number.isNaN(number)) return field.trim() === '' ? NaN : number;
  const text = unquoted(field).replace(',', '.');
  return text === '' ? NaN : Number(text);
}
