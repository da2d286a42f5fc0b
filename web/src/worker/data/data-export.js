import { refuse } from '../protocol.js';
import { release } from '../core/release.js';

/**
 * Exports data sets as files. The text of a large one does not fit into memory together with its pixels, so it is
 * written chunk by chunk into a blob, which the browser may store on disk.
 *
 * @typedef {import('../core/core-loader.js').Core} Core
 * @typedef {import('../core/core-loader.js').Dataset} Dataset
 * @typedef {{ name: string, blob: Blob }} ExportedFile
 */

const baseNames = { train: 'train', test: 'test', mine: 'my-digits' };

/**
 * @param {Core} core
 * @param {Dataset|null} dataset
 * @param {keyof typeof baseNames} split
 * @param {'csv'|'idx'} format Kaggle's CSV, or IDX, which is two files
 * @param {() => Promise<unknown>} nextTurn
 * @returns {Promise<ExportedFile[]>}
 */
export async function exported(core, dataset, split, format, nextTurn) {
  if (!dataset)
    throw refuse(
      split === 'mine'
        ? 'There are no digits of your own to save yet. Draw one and label it.'
        : `There is no ${split === 'train' ? 'training' : 'test'} set to save yet.`,
    );
  const base = baseNames[split];
  const wanted =
    format === 'csv'
      ? [{ name: `${base}.csv`, content: 'csv', type: 'text/csv' }]
      : [
          { name: `${base}-images-idx3-ubyte`, content: 'idx-images', type: 'application/octet-stream' },
          { name: `${base}-labels-idx1-ubyte`, content: 'idx-labels', type: 'application/octet-stream' },
        ];
  const files = wanted.map(({ name, content, type }) => ({
    name,
    type,
    writer: new core.DatasetWriter(dataset, content),
  }));
  try {
    const exportedFiles = [];
    for (const { name, type, writer } of files)
      exportedFiles.push({ name, blob: await blobOf(writer, type, nextTurn) });
    return exportedFiles;
  } finally {
    files.forEach(({ writer }) => writer.delete());
  }
}

/**
 * @param {import('../core/core-loader.js').DatasetWriter} writer
 * @param {string} type
 * @param {() => Promise<unknown>} nextTurn
 */
async function blobOf(writer, type, nextTurn) {
  /** @type {Blob[]} */
  const parts = [];
  for (let chunk = writer.next(); chunk.length > 0; chunk = writer.next()) {
    parts.push(new Blob([/** @type {Uint8Array<ArrayBuffer>} */ (chunk)]));
    release(chunk);
    await nextTurn();
  }
  return new Blob(parts, { type });
}
