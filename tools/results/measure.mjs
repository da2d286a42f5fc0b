import { join } from 'node:path';
import { presets } from '../../web/src/config/presets.js';
import { projectFolder } from '../setup/folders.mjs';
import { run } from '../setup/process.mjs';

/** Long enough for one seed, until it is fast. */
const seedsOf = (/** @type {string} */ preset) => (preset === 'alexnet' ? [1] : [1, 2, 3]);

/** Trains every network by name with its recipe on MNIST, and leaves the rows where the table is made from them. @param {string[]} names all where empty */
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
