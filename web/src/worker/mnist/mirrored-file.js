import { kindOfContent } from '../files/content.js';
import { gunzipped } from '../files/gzip.js';
import { messageOf, refuse } from '../protocol.js';

/**
 * Downloads a file from a mirror, as bytes that can be read once.
 *
 * @typedef {import('../files/file-bytes.js').Bytes} Bytes
 * @typedef {import('../files/file-bytes.js').Reading} Reading
 */

/** Bytes needed to recognise the content: IDX needs four, gzip two. */
const magicBytes = 4;

/**
 * @param {string} url
 * @param {number} patienceMs how long a mirror may send nothing
 * @returns {Bytes} unpacked; `onRead` is called with the bytes received over the network
 */
export function mirroredFile(url, patienceMs) {
  const name = new URL(url).pathname.split('/').at(-1) ?? url;
  return { name, packedSize: 0, size: null, read: (reading) => readUnpacked(url, name, patienceMs, reading) };
}

/** @param {string} url @param {string} name @param {number} patienceMs @param {Reading} reading */
async function* readUnpacked(url, name, patienceMs, reading) {
  const download = fetched(url, patienceMs, reading);
  const first = await firstBytes(download);
  const content = kindOfContent(first);
  const whole = { name, packedSize: 0, size: null, read: () => startingWith(first, download) };
  // If the server declares the packing (Content-Encoding), the browser has already unpacked it.
  if (content === 'images' || content === 'labels') yield* whole.read();
  else if (content === 'gzip') yield* gunzipped(whole).read({ signal: reading.signal });
  else {
    await download.return();
    throw refuse('it sent something else, such as a web page');
  }
}

/**
 * Reads enough to recognise the content, even if a mirror sends byte by byte.
 * @param {AsyncGenerator<Uint8Array, void>} download
 */
async function firstBytes(download) {
  let first = new Uint8Array(0);
  while (first.length < magicBytes) {
    const { value, done } = await download.next();
    if (done) break;
    first = joined(first, value);
  }
  return first;
}

/** @param {Uint8Array} a @param {Uint8Array} b */
function joined(a, b) {
  const whole = new Uint8Array(a.length + b.length);
  whole.set(a);
  whole.set(b, a.length);
  return whole;
}

/**
 * @param {Uint8Array} first
 * @param {AsyncGenerator<Uint8Array, void>} rest
 * @returns {AsyncGenerator<Uint8Array, void>}
 */
async function* startingWith(first, rest) {
  yield first;
  yield* rest;
}

/**
 * @param {string} url
 * @param {number} patienceMs
 * @param {Reading} reading
 * @returns {AsyncGenerator<Uint8Array, void>}
 */
async function* fetched(url, patienceMs, { signal, onRead }) {
  const silence = new AbortController();
  const reader = await connect(url, patienceMs, signal, silence);
  let received = 0;
  try {
    for (;;) {
      const { done, value } = await patiently(patienceMs, silence, reader.read());
      if (done) return;
      received += value.length;
      onRead?.(received);
      yield value;
    }
  } catch (error) {
    throw refuse(
      silence.signal.aborted
        ? fallenSilent(patienceMs)
        : `the connection broke after ${received} bytes (${messageOf(error)})`,
    );
  } finally {
    reader.cancel().catch(() => {});
  }
}

/** @param {string} url @param {number} patienceMs @param {AbortSignal} signal @param {AbortController} silence */
async function connect(url, patienceMs, signal, silence) {
  const response = await patiently(
    patienceMs,
    silence,
    fetch(url, { signal: anyOf([signal, silence.signal]), credentials: 'omit' }),
  ).catch((error) => {
    throw refuse(
      silence.signal.aborted
        ? fallenSilent(patienceMs)
        : `it cannot be reached, or does not let other sites read (${messageOf(error)})`,
    );
  });
  if (!response.ok || !response.body) throw refuse(`it answered ${response.status} ${response.statusText}`.trimEnd());
  return response.body.getReader();
}

/**
 * Returns a signal that aborts with the first of these. AbortSignal.any is missing in Firefox before 124 and Safari
 * before 17.4.
 * @param {AbortSignal[]} signals
 */
function anyOf(signals) {
  const first = new AbortController();
  for (const signal of signals) {
    if (signal.aborted) first.abort();
    signal.addEventListener('abort', () => first.abort(), { signal: first.signal });
  }
  return first.signal;
}

/**
 * Waits for a promise, and aborts `silence` if it takes longer than `patienceMs`.
 * @template T
 * @param {number} patienceMs
 * @param {AbortController} silence
 * @param {Promise<T>} promise rejected when `silence` is aborted
 * @returns {Promise<T>}
 */
async function patiently(patienceMs, silence, promise) {
  const timer = setTimeout(() => silence.abort(), patienceMs);
  try {
    return await promise;
  } finally {
    clearTimeout(timer);
  }
}

/** @param {number} patienceMs */
function fallenSilent(patienceMs) {
  return `it sent nothing for ${Math.round(patienceMs / 1000)} seconds`;
}
