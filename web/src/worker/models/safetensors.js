import { refuse } from '../protocol.js';

/**
 * Writes and reads Hugging Face's file format for tensors: the header's length in 8 bytes, little-endian; the header,
 * JSON, padded with spaces; the tensors' values one after the other, little-endian. It is specified at
 * https://huggingface.co/docs/safetensors.
 *
 * @typedef {{ name: string, shape: number[], values: Float32Array }} Tensor row-major
 * @typedef {Record<string, string>} Metadata
 */

const lengthBytes = 8;
const alignment = 8;
/** Far more than needed: the header of the page's largest network has a few thousand bytes. */
const longestHeader = 1_000_000;
const reserved = '__metadata__';

/**
 * @param {Tensor[]} tensors
 * @param {Metadata} metadata
 * @returns {Uint8Array<ArrayBuffer>}
 */
export function writeSafetensors(tensors, metadata) {
  let end = 0;
  const entries = tensors.map(({ name, shape, values }) => [
    name,
    { dtype: 'F32', shape, data_offsets: [end, (end += values.byteLength)] },
  ]);
  const json = JSON.stringify(Object.fromEntries([[reserved, metadata], ...entries]));
  const unpadded = new TextEncoder().encode(json);
  const header = new Uint8Array(Math.ceil(unpadded.length / alignment) * alignment).fill(0x20);
  header.set(unpadded);
  const file = new Uint8Array(lengthBytes + header.length + end);
  const view = new DataView(file.buffer);
  view.setBigUint64(0, BigInt(header.length), true);
  file.set(header, lengthBytes);
  let at = lengthBytes + header.length;
  for (const { values } of tensors) for (const value of values) view.setFloat32((at += 4) - 4, value, true);
  return file;
}

/**
 * Reads a file that may be damaged: anything but a complete, consistent file of 32-bit tensors is refused with a
 * reason.
 * @param {Uint8Array} file
 * @returns {{ tensors: Tensor[], metadata: Metadata }} in the order of their values
 */
export function readSafetensors(file) {
  const { header, dataStart } = readHeader(file);
  const { [reserved]: metadata = {}, ...entries } = header;
  const data = file.subarray(dataStart);
  const ranges = Object.entries(entries).map(([name, entry]) => rangeOf(name, entry, data.length));
  ranges.sort((a, b) => a.begin - b.begin || a.end - b.end);
  checkCoverage(ranges, data.length, dataStart);
  return { metadata: checkedMetadata(metadata), tensors: ranges.map((range) => tensorAt(range, data)) };
}

/** @param {Uint8Array} file */
function readHeader(file) {
  if (file.length < lengthBytes)
    throw damaged(`it has only ${file.length} bytes, and even an empty one has ${lengthBytes}`);
  const length = new DataView(file.buffer, file.byteOffset).getBigUint64(0, true);
  const room = file.length - lengthBytes;
  const begins = file[lengthBytes] === 0x7b;
  if (length > longestHeader || !begins)
    throw refuse(
      'This is not a safetensors file: it does not start with a safetensors header. Open a file that Gradlab or Python’s safetensors has saved.',
    );
  if (length > room) throw damaged(`its header should have ${length} bytes, and ${room} are there: it was cut short`);
  const dataStart = lengthBytes + Number(length);
  return { header: parsed(file.subarray(lengthBytes, dataStart)), dataStart };
}

/** @param {Uint8Array} bytes @returns {Record<string, unknown>} */
function parsed(bytes) {
  const text = decoded(bytes);
  try {
    const header = JSON.parse(text);
    if (isRecord(header)) return header;
  } catch (error) {
    // A parser may also run out of stack if the JSON is nested too deeply.
    throw damaged(
      `its header, from byte ${lengthBytes} on, is not JSON (${error instanceof Error ? error.message : error})`,
    );
  }
  throw damaged(`its header, from byte ${lengthBytes} on, is not a JSON object`);
}

/** @param {Uint8Array} bytes */
function decoded(bytes) {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw damaged(`its header, from byte ${lengthBytes} on, is not text in UTF-8`);
  }
}

/**
 * @typedef {{ name: string, shape: number[], begin: number, end: number }} TensorRange `begin` and `end` of a tensor's
 *   values, counted from the end of the header
 */

/** @param {string} name @param {unknown} entry @param {number} dataLength @returns {TensorRange} */
function rangeOf(name, entry, dataLength) {
  if (!isRecord(entry)) throw damaged(`its header says nothing about the tensor ${quoted(name)}`);
  const { dtype, shape, data_offsets: offsets } = entry;
  if (dtype !== 'F32')
    throw refuse(
      `The tensor ${quoted(name)} is of type ${quoted(dtype)}; only 32-bit numbers, F32, are read. In Python, tensor.float() makes them.`,
    );
  if (!Array.isArray(shape) || shape.length > 8 || !shape.every(isCount))
    throw damaged(`the shape of the tensor ${quoted(name)} is not a list of whole numbers`);
  if (!Array.isArray(offsets) || offsets.length !== 2 || !offsets.every(isCount))
    throw damaged(`the place of the tensor ${quoted(name)} is not a pair of whole numbers`);
  const [begin, end] = offsets;
  if (begin > end || end > dataLength)
    throw damaged(
      `the tensor ${quoted(name)} should be at bytes ${begin} to ${end} of ${dataLength} after the header: it was cut short`,
    );
  const size = shape.reduce((product, side) => product * side, 4);
  if (size !== end - begin)
    throw damaged(
      `the tensor ${quoted(name)} has the shape ${shape.join('×')}, which takes ${size} bytes, and a place of ${end - begin}`,
    );
  return { name, shape, begin, end };
}

/** @param {TensorRange[]} ranges in order @param {number} dataLength @param {number} dataStart */
function checkCoverage(ranges, dataLength, dataStart) {
  let reached = 0;
  for (const { name, begin, end } of ranges) {
    if (begin < reached)
      throw damaged(`the tensor ${quoted(name)} overlaps another, at byte ${dataStart + begin} of the file`);
    if (begin > reached)
      throw damaged(
        `bytes ${dataStart + reached} to ${dataStart + begin} of the file belong to no tensor; is a name in the header twice?`,
      );
    reached = end;
  }
  if (reached < dataLength)
    throw damaged(
      `its last ${dataLength - reached} bytes, from byte ${dataStart + reached} on, belong to no tensor; is a name in the header twice?`,
    );
}

/** @param {unknown} metadata @returns {Metadata} */
function checkedMetadata(metadata) {
  if (isRecord(metadata) && Object.values(metadata).every((value) => typeof value === 'string'))
    return /** @type {Metadata} */ (metadata);
  throw damaged(`its ${reserved} are not texts by name`);
}

/** @param {TensorRange} range @param {Uint8Array} data @returns {Tensor} */
function tensorAt({ name, shape, begin, end }, data) {
  const view = new DataView(data.buffer, data.byteOffset + begin, end - begin);
  return {
    name,
    shape,
    values: Float32Array.from({ length: (end - begin) / 4 }, (_, i) => view.getFloat32(4 * i, true)),
  };
}

/** @param {unknown} value @returns {value is Record<string, unknown>} */
function isRecord(value) {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** @param {unknown} value @returns {value is number} */
function isCount(value) {
  return Number.isSafeInteger(value) && /** @type {number} */ (value) >= 0;
}

/** Quotes a value from a file, shortened to fit into a sentence. @param {unknown} value */
export function quoted(value) {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? 'nothing');
  return `“${text.length > 40 ? `${text.slice(0, 40)}…` : text}”`;
}

/** @param {string} reason */
function damaged(reason) {
  return refuse(`This safetensors file is damaged: ${reason}. Save or download it again.`);
}
