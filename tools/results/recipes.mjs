import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { augmentationKeys } from '../../web/src/config/data-controls.js';
import { defaultSettings } from '../../web/src/config/hyper-parameters.js';
import { tuningKeys } from '../../web/src/config/method-controls.js';
import { presets } from '../../web/src/config/presets.js';
import { loadCore } from '../../web/src/worker/core/core-loader.js';
import { specOf } from '../../web/src/worker/run/run-factory.js';
import { projectFolder } from '../setup/folders.mjs';

/** The settings that a program needs in order to train as the page does. */
const keys = /** @type {const} */ ([
  'batch',
  'epochs',
  'lr',
  'optimizer',
  'schedule',
  'weightDecay',
  'decay',
  'clip',
  ...tuningKeys,
  ...augmentationKeys,
]);

/** Returns every preset's layers, cost and initialisation (from the core) and recipe (from the page's declarations). */
export async function recipes() {
  const core = await loadCore(pathToFileURL(join(projectFolder, 'web/public/core/gradlab-simd.mjs')).href);
  return Object.fromEntries(
    Object.keys(presets).map((preset) => {
      const settings = defaultSettings(preset);
      return [preset, { ...specOf(core, settings), ...Object.fromEntries(keys.map((key) => [key, settings[key]])) }];
    }),
  );
}
