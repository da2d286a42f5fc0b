import { join } from 'node:path';
import { presets } from '../../web/src/config/presets.js';
import { projectFolder } from '../setup/folders.mjs';
import { run } from '../setup/process.mjs';

/** The seeds to train with. AlexNet takes so long that one has to be enough. */
const seedsOf = (/** @type {string} */ preset) => (preset === 'alexnet' ? [1] : [1, 2, 3]);

/**
 * Trains presets with their recipes on MNIST, and writes the rows that the table is made from.
 * @param {string[]} names of the presets; all when empty
 */
export function measureAccuracy(names) {
  for (const preset of names.length > 0 ? names : Object.keys(presets)) {
    for (const seed of seedsOf(preset)) {
      const args = [
        '--preset',
        preset,
        '--data',
        'mnist',
        '--seed',
        String(seed),
        '--json',
        join(projectFolder, 'docs/results/accuracy.json'),
      ];
      run(process.execPath, ['tools/train.mjs', ...args], { cwd: projectFolder, nextStep: 'see the message above.' });
    }
  }
}
