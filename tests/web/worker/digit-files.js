import { gzipSync } from 'node:zlib';
import { loadCore } from '../../../web/src/worker/core/core-loader.js';
import { exported } from '../../../web/src/worker/data/data-export.js';
import { coreUrl } from './driven-engine.js';
import { unwrap } from '../../../web/src/worker/core/unwrap.js';

// Built-in digits as the files a visitor may bring.

/** @param {number} count @param {number} [first] @returns {Promise<{ csv: Buffer, images: Buffer, labels: Buffer, labelList: number[] }>} */
export async function digitFiles(count, first = 0) {
  const core = await loadCore(coreUrl.href);
  const digits = unwrap(core.generateDigits(count, 7, first));
  const files = [
    ...(await exported(core, digits, 'train', 'csv', async () => {})),
    ...(await exported(core, digits, 'train', 'idx', async () => {})),
  ];
  const [csv, images, labels] = await Promise.all(files.map(async ({ blob }) => Buffer.from(await blob.arrayBuffer())));
  const labelList = Array.from(digits.labels());
  digits.delete();
  return { csv, images, labels, labelList };
}

/** @param {string} name @param {string|Uint8Array} content */
export const file = (name, content) => new File([/** @type {Uint8Array<ArrayBuffer>} */ (content)], name);

/** @param {Uint8Array} content */
export const gz = (content) => gzipSync(content);
