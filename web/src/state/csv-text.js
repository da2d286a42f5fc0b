/**
 * Rows as comma-separated values, as RFC 4180 has them.
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
  // A spreadsheet would take a name that begins like this for a formula.
  const safe = typeof value === 'string' && /^[=+\-@]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
