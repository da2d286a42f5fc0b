/**
 * Returns rows as comma-separated values, formatted as in RFC 4180.
 * @param {(string|number)[][]} rows
 */
export function csvText(rows) {
  return rows
    .map((row) => row.map(field).join(','))
    .join('\r\n')
    .concat('\r\n');
}

/** @param {string|number} value */
function field(value) {
  const text = String(value);
  // A spreadsheet would treat text that begins with one of these characters as a formula.
  const safe = typeof value === 'string' && /^[=+\-@]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
