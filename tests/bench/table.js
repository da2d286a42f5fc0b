/**
 * Rows as a text table.
 *
 * @typedef {import('./rows.js').Row} Row
 * @typedef {{ head: string, cell: (row: Row) => string, left?: boolean }} Column
 */

/** @type {Column[]} */
const columns = [
  { head: 'model', cell: ({ model }) => model ?? '', left: true },
  { head: 'system', cell: ({ system }) => system, left: true },
  { head: 'variant', cell: ({ variant }) => variant ?? '', left: true },
  { head: 'batch', cell: ({ batch }) => batch?.toString() ?? '' },
  { head: 'threads', cell: ({ threads }) => threads?.toString() ?? '' },
  { head: 'images', cell: ({ images }) => images?.toLocaleString('en') ?? '' },
  { head: 'seconds', cell: ({ seconds }) => inSeconds(seconds) },
  { head: 's/60,000', cell: ({ secondsPer60k }) => inSeconds(secondsPer60k) },
  { head: 'accuracy', cell: ({ accuracy }) => (accuracy === undefined ? '' : `${(100 * accuracy).toFixed(2)} %`) },
  { head: 'GFLOP/s', cell: ({ gflops }) => gflops?.toFixed(1) ?? '' },
  {
    head: 'of the limit',
    cell: ({ shareOfLimit }) => (shareOfLimit === undefined ? '' : `${(100 * shareOfLimit).toFixed(0)} %`),
  },
  { head: 'note', cell: ({ note }) => note ?? '', left: true },
];

/** Three figures that count. @param {number|undefined} seconds */
export function inSeconds(seconds) {
  if (seconds === undefined) return '';
  return seconds >= 100
    ? seconds.toFixed(0)
    : seconds >= 10
      ? seconds.toFixed(1)
      : seconds >= 1
        ? seconds.toFixed(2)
        : seconds >= 0.01
          ? seconds.toFixed(3)
          : Number(seconds.toPrecision(2)).toFixed(6).replace(/0+$/, '');
}

/** The cells of those columns that say anything about these rows. @param {Row[]} rows @returns {{ heads: string[], left: boolean[], cells: string[][] }} */
export function tableOf(rows) {
  const used = columns.filter(({ cell }) => rows.some((row) => cell(row) !== ''));
  return {
    heads: used.map(({ head }) => head),
    left: used.map(({ left = false }) => left),
    cells: rows.map((row) => used.map(({ cell }) => cell(row))),
  };
}

/** @param {Row[]} rows @returns {string} */
export function asText(rows) {
  const { heads, left, cells } = tableOf(rows);
  const widths = heads.map((head, i) => Math.max(head.length, ...cells.map((row) => row[i].length)));
  const line = (/** @type {string[]} */ row) =>
    row
      .map((cell, i) => (left[i] ? cell.padEnd(widths[i]) : cell.padStart(widths[i])))
      .join('  ')
      .trimEnd();
  return [line(heads), ...cells.map(line)].join('\n');
}

/** @param {Row[]} rows @returns {string} */
export function asMarkdown(rows) {
  const { heads, left, cells } = tableOf(rows);
  const line = (/** @type {string[]} */ row) => `| ${row.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(heads), `|${left.map((isLeft) => (isLeft ? '---' : '---:')).join('|')}|`, ...cells.map(line)].join('\n');
}
