import { messageOf, refuse } from '../protocol.js';

/**
 * A source of bytes that can be read from its beginning, as often as needed.
 *
 * @typedef {object} Bytes
 * @property {string} name as the visitor knows it
 * @property {number} packedSize bytes of the file that are read for it, for progress reports
 * @property {number|null} size null if it is unknown until everything is read
 * @property {(reading: Reading) => AsyncGenerator<Uint8Array, void>} read
 *
 * @typedef {object} Reading
 * @property {AbortSignal} signal
 * @property {(bytes: number) => void} [onRead] called with how much of `packedSize` has been read
 */

/** Two slices are in memory at a time: the one in use and the one being read. */
const sliceBytes = 2 * 1024 * 1024;

/** @param {File} file @returns {Bytes} */
export function fileBytes(file) {
  return {
    name: file.name,
    packedSize: file.size,
    size: file.size,
    read: (reading) => slices(file, 0, file.size, reading),
  };
}

/**
 * Reads the part of a file from `start` to `end`, in slices.
 * @param {File} file
 * @param {number} start
 * @param {number} end
 * @param {Reading} reading
 * @returns {AsyncGenerator<Uint8Array, void>}
 */
export async function* slices(file, start, end, { signal, onRead }) {
  let next = sliceAt(file, start, end);
  for (let at = start; at < end; at += sliceBytes) {
    const slice = await next;
    if (signal.aborted) throw refuse(`Reading ${file.name} was cancelled.`);
    next = sliceAt(file, at + sliceBytes, end);
    // A slice that is never awaited must not cause an unhandled rejection.
    next.catch(() => {});
    onRead?.(Math.min(at + sliceBytes, end) - start);
    yield slice;
  }
}

/**
 * @param {File} file
 * @param {number} start
 * @param {number} end
 * @returns {Promise<Uint8Array>} empty at or after the end of the file
 */
async function sliceAt(file, start, end) {
  try {
    return new Uint8Array(await file.slice(start, Math.max(start, Math.min(start + sliceBytes, end))).arrayBuffer());
  } catch (error) {
    throw refuse(
      `${file.name} could not be read at byte ${start} (${messageOf(error)}). If it has changed or moved, choose it again.`,
    );
  }
}

/**
 * Reads the first bytes, or all if there are fewer.
 * @param {Bytes} bytes
 * @param {number} count
 * @param {AbortSignal} signal
 * @returns {Promise<Uint8Array>}
 */
export async function startOf(bytes, count, signal) {
  const start = new Uint8Array(count);
  let length = 0;
  for await (const chunk of bytes.read({ signal })) {
    const part = chunk.subarray(0, count - length);
    start.set(part, length);
    length += part.length;
    if (length === count) break;
  }
  return start.subarray(0, length);
}
