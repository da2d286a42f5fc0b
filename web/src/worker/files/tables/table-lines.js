import { startOf } from '../file-bytes.js';

/**
 * Splits a table into lines as it arrives.
 *
 * @typedef {import('../file-bytes.js').Bytes} Bytes
 * @typedef {import('../file-bytes.js').Reading} Reading
 * @typedef {{ lines: string[], encoding: string }} TableStart the first lines, and the text's encoding
 */

/** How many bytes at the start of a table decide how it is read: some 140 rows of MNIST. */
const examinedBytes = 256 * 1024;
/** The longest line that is kept whole: 4,096 numbers of 25 characters, as NumPy writes them, are shorter. */
const longestLine = 256 * 1024;

/** Returns the name of the text's encoding. @param {Uint8Array} start of the file */
export function encodingOf(start) {
  const [a, b] = start;
  if ((a === 0xff && b === 0xfe) || (b === 0 && a !== 0 && start.length > 1)) return 'utf-16le';
  if ((a === 0xfe && b === 0xff) || (a === 0 && b >= 0x20)) return 'utf-16be';
  return 'utf-8';
}

/** Returns the first lines of a table. @param {Bytes} bytes @param {AbortSignal} signal @returns {Promise<TableStart>} */
export async function tableStart(bytes, signal) {
  const start = await startOf(bytes, examinedBytes, signal);
  const isWhole = start.length < examinedBytes;
  const encoding = encodingOf(start);
  const lines = new TextDecoder(encoding).decode(start).split(/\r\n|\r|\n/);
  if (!isWhole || lines.at(-1) === '') lines.pop();
  return { lines, encoding };
}

/**
 * Returns the lines of a table, a few hundred at a time. The end of a line that is far too long is left out.
 * @param {Bytes} bytes
 * @param {Reading} reading
 * @returns {AsyncGenerator<string[], void>}
 */
export async function* linesOf(bytes, reading) {
  /** @type {TextDecoder|null} */
  let decoder = null;
  let rest = '';
  for await (const slice of bytes.read(reading)) {
    decoder ??= new TextDecoder(encodingOf(slice));
    for (let at = 0; at < slice.length; at += longestLine) {
      const text = rest + decoder.decode(slice.subarray(at, at + longestLine), { stream: true });
      const lines = text.split(/\r\n|\n|\r(?!$)/);
      rest = (lines.pop() ?? '').slice(0, longestLine);
      if (lines.length > 0) yield lines;
    }
  }
  if (rest !== '') yield [rest.replace(/\r$/, '')];
}
