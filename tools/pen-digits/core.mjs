import { unwrap } from '../../web/src/worker/core/unwrap.js';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { padSide } from '../../web/src/views/draw/stroke-path.js';
import { loadFirst } from '../../web/src/worker/core/core-loader.js';
import { variantsFor } from '../../web/src/worker/core/core-variants.js';
import { projectFolder } from '../setup/folders.mjs';

/**
 * Loads the core for one thread.
 *
 * @typedef {import('../../web/src/worker/core/core-loader.js').Core} Core
 * @typedef {import('../../web/src/worker/core/core-loader.js').Model} Model
 */

export async function openCore() {
  const machine = { relaxedSimd: false, sharedMemory: true, cores: 1, memory: Infinity };
  const { core } = await loadFirst(
    pathToFileURL(join(projectFolder, 'web/public/core/')).href,
    variantsFor(machine, 1),
  );
  return core;
}

/** @param {Core} core @param {Uint8Array} ink of the pad @returns {Uint8Array} 784 pixels */
export function framed(core, ink) {
  const frame = unwrap(core.frameDrawing(ink, padSide, padSide));
  if (!frame) throw new Error('A drawing without ink has no frame.');
  return frame;
}
