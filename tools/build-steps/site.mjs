import { projectFolder } from '../setup/folders.mjs';
import { run } from '../setup/process.mjs';
import { buildPreset } from './cmake-build.mjs';

/** The wasm module in each of its variants, and its types. @param {NodeJS.ProcessEnv} env */
export function buildWasmModule(env) {
  buildPreset('wasm', { env, target: 'gradlab-modules' });
}

/** The static site in dist/, checked. The wasm module must have been built. */
export function buildPage() {
  run(process.execPath, ['node_modules/vite/bin/vite.js', 'build', '--logLevel', 'warn'], { cwd: projectFolder, nextStep: 'see Vite\'s message above.' });
  run(process.execPath, ['tools/check-dist.mjs'], { cwd: projectFolder, nextStep: 'the site may not contain what is listed above.' });
}
