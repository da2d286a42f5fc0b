import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';

/** The best compression: static hosts compress each file once and can afford it. */
const asHostsDo = { params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY } };

/** @typedef {(content: Buffer) => number} CompressedSize */

/** @type {CompressedSize} */
export const compressedSize = (content) => brotliCompressSync(content, asHostsDo).length;

/**
 * Reads sizes that are kept in a file between builds, by content, since compressing the core as hosts do takes seconds.
 * @param {string} file
 * @param {CompressedSize} [compress]
 * @returns {{ sizeOf: CompressedSize, save: () => void }} `save` writes only the sizes that were asked for
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

/** @param {string} file @returns {Record<string, number>} empty when the file is missing or incomplete */
function read(file) {
  if (!existsSync(file)) return {};
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return {};
  }
}
