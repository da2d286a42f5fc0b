import { join } from 'node:path';
import { announce } from '../setup/announce.mjs';
import { projectFolder } from '../setup/folders.mjs';
import { phases } from '../setup/phases.mjs';
import { run } from '../setup/process.mjs';
import { buildId, buildIdText } from '../vite/build-id.mjs';
import { buildPreset } from './cmake-build.mjs';
import { buildWhenChanged } from './site-stamp.mjs';

/** Builds the wasm module in all its variants, and its types. @param {NodeJS.ProcessEnv} env */
export function buildWasmModule(env) {
  return phases.measure('wasm build', () => buildPreset('wasm', { env, target: 'gradlab-modules' }));
}

/** Builds the static site in dist/ and checks it, unless nothing has changed. Needs the built wasm module. */
export function buildPage() {
  return phases.measure('page build', () => {
    const isNew = buildWhenChanged({
      checkout: projectFolder,
      site: join(projectFolder, 'dist'),
      stamp: join(projectFolder, 'build/site-stamp'),
      id: buildIdText(buildId()),
      build,
    });
    if (!isNew) announce('Page: nothing has changed since it was built');
  });
}

function build() {
  run(process.execPath, ['node_modules/vite/bin/vite.js', 'build', '--logLevel', 'warn'], {
    cwd: projectFolder,
    nextStep: "see Vite's message above.",
  });
  run(process.execPath, ['tools/check-dist.mjs'], {
    cwd: projectFolder,
    nextStep: 'the site may not contain what is listed above.',
  });
}
