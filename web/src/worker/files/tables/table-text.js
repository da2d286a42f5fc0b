/**
 * Says how a table was read.
 *
 * @typedef {import('./table-layout.js').TableLayout} TableLayout
 */

/** @param {TableLayout} layout @param {string} encoding */
export function columnsSentence({ format, roles, columns }, encoding) {
  const parts = [
    encoding === 'utf-8' ? '' : 'encoded as UTF-16',
    format,
    roles.rowNumber === null ? '' : `without its first column${quoted(roles.rowNumber)}, which numbers the rows`,
    roles.oneHot ? 'with labels from ten columns of zeros and ones' : '',
    !roles.oneHot && roles.label === columns - 1 ? 'with labels from the last column' : '',
  ];
  const what = parts.filter(Boolean).join(', ');
  return what === '' ? '' : `The table was read ${what}.`;
}

/** @param {TableLayout} layout */
export function noLabels({ roles, columns }) {
  const why =
    roles.rowNumber === null
      ? `all of its ${columns} columns are pixels`
      : `its first column${quoted(roles.rowNumber)} only numbers the rows, and the other ${columns - 1} are pixels`;
  return `This table has no labels: ${why}. It can neither be trained on nor tested with. Choose a file with labels, such as mnist_train.csv or Kaggle’s train.csv.`;
}

/** @param {TableLayout} layout */
export function unclearLabels({ columns, side, sample }) {
  if (columns === side * side + 2)
    return `This table has ${columns} columns, two more than its images have pixels, and their names do not say which are the labels. Name the label column “label” in a first line, or remove the other.`;
  return `The first column counts from ${sample[0][0]} to ${sample[sample.length - 1][0]}: it may hold labels or row numbers. If they are labels, name the column “label” in a first line; if not, remove it.`;
}

/** @param {string} name */
function quoted(name) {
  return name === '' ? '' : ` “${name.slice(0, 20)}”`;
}
