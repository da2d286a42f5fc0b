/**
 * Finds where a member of a gzip file ends and the next begins. Programs that pack in parallel, or that append, write
 * several; browsers unpack the first and then report an error (RFC 1952, section 2.2, allows any number).
 *
 * @typedef {import('./file-bytes.js').Bytes} Bytes
 * @typedef {import('./file-bytes.js').Reading} Reading
 */

/** More members than this are not looked for: finding each takes reading the file once more. */
const mostTries = 64;
const smallestMember = 20;

/**
 * Reads the part of a file from `from` on, up to `to`.
 * @param {Bytes} packed
 * @param {number} from
 * @param {number} to
 * @param {Reading} reading
 * @returns {AsyncGenerator<Uint8Array, void>}
 */
export async function* partOf(packed, from, to, reading) {
  let at = 0;
  for await (const slice of packed.read(reading)) {
    const part = slice.subarray(Math.max(0, from - at), Math.max(0, to - at));
    if (part.length > 0) yield part;
    at += slice.length;
    if (at >= to) return;
  }
}

/**
 * Returns where the next member begins.
 * @param {Bytes} packed
 * @param {number} from where this member begins
 * @param {number} length of what it unpacks to
 * @param {AbortSignal} signal
 * @returns {Promise<number|null>} null if there is none
 */
export async function nextMember(packed, from, length, signal) {
  let tries = 0;
  for await (const at of beginnings(packed, from + smallestMember, signal)) {
    if ((await unpackedLength(packed, from, at, signal)) === length) return at;
    tries += 1;
    if (tries === mostTries) return null;
  }
  return null;
}

/** Finds places that look like the beginning of a member. @param {Bytes} packed @param {number} from @param {AbortSignal} signal */
async function* beginnings(packed, from, signal) {
  let at = 0;
  let tail = new Uint8Array(0);
  for await (const slice of packed.read({ signal })) {
    const data = new Uint8Array(tail.length + slice.length);
    data.set(tail);
    data.set(slice, tail.length);
    const start = at - tail.length;
    for (let i = data.indexOf(0x1f); i >= 0 && i + 3 < data.length; i = data.indexOf(0x1f, i + 1))
      if (start + i >= from && data[i + 1] === 0x8b && data[i + 2] === 8 && data[i + 3] < 0x20) yield start + i;
    at += slice.length;
    tail = data.slice(-3);
  }
}

/**
 * Returns how many bytes a part of the file unpacks to; null if it is not a whole member.
 * @param {Bytes} packed
 * @param {number} from
 * @param {number} to
 * @param {AbortSignal} signal
 */
async function unpackedLength(packed, from, to, signal) {
  const parts = partOf(packed, from, to, { signal });
  const stream = new ReadableStream({
    async pull(controller) {
      const { done, value } = await parts.next();
      if (done) controller.close();
      else controller.enqueue(value.slice());
    },
  }).pipeThrough(new DecompressionStream('gzip'));
  let length = 0;
  try {
    for (const reader = stream.getReader(); ;) {
      const { done, value } = await reader.read();
      if (done) return length;
      length += value.length;
    }
  } catch {
    return null;
  }
}
