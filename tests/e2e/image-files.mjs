// Data sets for tests: images whose pixels say which row they are.
const side = 28;
export const area = side * side;

/** @param {number} row @param {number} pixel 0 … 783 @returns {number} 0 … 255, different from row to row */
export const pixelOf = (row, pixel) => (row * 37 + pixel * 11 + (row >> 8) * 3) % 256;

/** @param {number} row */
export const labelOf = (row) => (row * 7) % 10;

/** @param {number} row */
export const imageOf = (row) => Array.from({ length: area }, (_, pixel) => pixelOf(row, pixel));

/** @param {number} rows */
export function csvOf(rows) {
  const lines = Array.from({ length: rows }, (_, row) => [labelOf(row), ...imageOf(row)].join());
  return Buffer.from(`${lines.join('\n')}\n`);
}

/** The two files of an IDX data set. @param {number} rows */
export function idxOf(rows) {
  const images = Buffer.alloc(16 + rows * area);
  [0x803, rows, side, side].forEach((value, i) => images.writeUInt32BE(value, 4 * i));
  for (let row = 0; row < rows; ++row)
    for (let pixel = 0; pixel < area; ++pixel) images[16 + row * area + pixel] = pixelOf(row, pixel);
  const labels = Buffer.alloc(8 + rows);
  [0x801, rows].forEach((value, i) => labels.writeUInt32BE(value, 4 * i));
  for (let row = 0; row < rows; ++row) labels[8 + row] = labelOf(row);
  return { images, labels };
}
