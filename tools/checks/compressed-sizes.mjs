import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';

/** Static hosts compress once, as well as they can. */
const asHostsDo = { params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY } };

/** @typedef {(content: Buffer) => number} CompressedSize */

/** @type {CompressedSize} */
export const compressedSize = (content) => brotliCompressSync(content, asHostsDo).length;

/**
 * Sizes by content, kept in a file between builds: compressing the core as hosts do takes seconds.
 * @param {string} file
 * @param {CompressedSize} [compress]
 * @returns {{ sizeOf: CompressedSize, save: () => void }} `save` keeps the sizes that were asked for, and no others
 */
export function rememberedSizes(file, compress = compressedSize) {
  const known = read(file);
  /** @type {Record<string, number>} */
  const asked = {};
  return {
    sizeOf: (content) => {
      const digest = createHash('sha256').update(content).digest('hex');
      return (asked[digest] ??= known[digest] ?? compress(content));
    },
    save: () => {
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, JSON.stringify(asked));
    },
  };
}

/** @param {string} file @returns {Record<string, number>} nothing when it is missing or was cut off */
function read(file) {
  if (!existsSync(file)) return {};
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return {};
  }
}
