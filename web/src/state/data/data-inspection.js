import { augmentOf } from '../run/run-choice.js';
import { saveFile } from '../save-file.js';

/**
 * Returns images and labels of the loaded data sets, and saves data sets as files.
 *
 * @typedef {import('../../worker/protocol.js').Split} Split
 */

const nothing = new Uint8Array(0);

/**
 * @param {import('./data-choice.js').Store} store
 * @param {import('../../worker/protocol.js').Engine} engine
 * @param {import('./data-choice.js').Notices} notices
 */
export function createDataInspection(store, engine, notices) {
  /** @param {() => Promise<Uint8Array>} ask @returns {Promise<Uint8Array>} empty while the worker is being replaced */
  async function bytes(ask) {
    return (await notices.attempt({ where: 'data', topic: 'data-inspection' }, ask))?.result ?? nothing;
  }

  return {
    /** @param {Split|'mine'} split @param {Uint32Array} rows @returns {Promise<Uint8Array>} 784 pixels a row */
    imagesOf: (split, rows) => bytes(() => engine.data.images(split, rows)),
    /** @param {Split|'mine'} split */
    labelsOf: (split) => bytes(() => engine.data.labels(split)),
    /**
     * Returns augmented copies of a training image.
     * @param {number} row
     * @param {number} count
     * @returns {Promise<Uint8Array>} 784 pixels a copy
     */
    previewAugmentation(row, count) {
      const { settings } = store.get();
      return bytes(() => engine.data.previewAugmentation(row, augmentOf(settings), settings.seed, count));
    },
    /** @param {Split|'mine'} split @param {'csv'|'idx'} format */
    async download(split, format) {
      const exported = await notices.attempt({ where: 'data', topic: 'data-download' }, () =>
        engine.data.exportFiles(split, format),
      );
      exported?.result.forEach(saveFile);
    },
  };
}
