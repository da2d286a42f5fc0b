// Selects the images that the browser shows: all rows of a set, or those of one class.

/**
 * Returns the rows of one class, in order.
 * @param {Uint8Array} labels one for each row
 * @param {number} wanted
 */
function rowsOfClass(labels, wanted) {
  const rows = new Uint32Array(labels.length);
  let count = 0;
  for (let row = 0; row < labels.length; ++row) if (labels[row] === wanted) rows[count++] = row;
  return rows.slice(0, count);
}

/**
 * @param {Uint8Array} labels
 * @param {number | null} wanted a class, or null for all
 */
export function chooseImages(labels, wanted) {
  const chosen = wanted === null ? null : rowsOfClass(labels, wanted);
  const rowOf = (/** @type {number} */ cell) => (chosen ? chosen[cell] : cell);
  return {
    count: chosen ? chosen.length : labels.length,
    /** Returns the row of a cell. */
    rowOf,
    /** @param {number} first @param {number} end */
    rows: (first, end) => Uint32Array.from({ length: end - first }, (_, i) => rowOf(first + i)),
    labelOf: (/** @type {number} */ cell) => labels[rowOf(cell)],
  };
}
