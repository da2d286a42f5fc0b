import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { mnistFolder } from '../../tools/build-steps/mnist-data.mjs';
import { buildPreset } from '../../tools/build-steps/cmake-build.mjs';
import { projectFolder } from '../../tools/setup/folders.mjs';
import { mnistFiles } from '../../web/src/worker/mnist/mnist-files.js';
import { startProgram } from './programs.js';

const unpackedFolder = join(projectFolder, 'build/bench/mnist');

/** The core has no inflater: MNIST's files, unpacked once. */
function unpackMnist() {
  mkdirSync(unpackedFolder, { recursive: true });
  for (const { file } of Object.values(mnistFiles).flatMap(({ images, labels }) => [images, labels])) {
    const target = join(unpackedFolder, file.replace(/\.gz$/, ''));
    if (!existsSync(target)) writeFileSync(target, gunzipSync(readFileSync(join(mnistFolder(), file))));
  }
}

/** The core built for this processor, as a program that trains. @param {NodeJS.ProcessEnv} env of the set-up */
export function startNativeCore(env) {
  buildPreset('native-release', { env, target: 'bench_epoch', options: ['-DGRADLAB_BENCH=ON'] });
  unpackMnist();
  const program = startProgram(join(projectFolder, 'build/native-release/bench_epoch'), [unpackedFolder]);
  return {
    /** @param {import('./contenders.js').EpochJob} job @returns {Promise<import('./contenders.js').EpochResult>} */
    ask: ({ model, batch, lr, images, seed }) => program.ask([model, batch, lr, images, seed].join(' ')),
    stop: program.stop,
  };
}
