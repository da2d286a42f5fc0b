// npm run fuzz: runs each fuzz target for a minute (or `npm run fuzz -- SECONDS`), starting from its committed corpus, and
// then the properties of the readers that are written in JavaScript.
import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { buildPreset } from './build-steps/cmake-build.mjs';
import { announce, exitWith } from './setup/announce.mjs';
import { projectFolder } from './setup/folders.mjs';
import { run } from './setup/process.mjs';
import { setUp } from './setup/set-up.mjs';

const seconds = Number(process.argv[2] ?? 60);

/** @param {string} target such as fuzz_csv */
function fuzz(target) {
  const name = target.replace(/^fuzz_/, '');
  const found = join(projectFolder, 'build/fuzz/found', name);
  mkdirSync(found, { recursive: true });
  const corpus = join(projectFolder, 'tests/fuzz/corpus', name);
  announce(`${target}: ${seconds} s`);
  // New inputs are written to the first folder; the committed corpus is only read.
  run(
    join(projectFolder, 'build/fuzz', target),
    [
      found,
      ...(existsSync(corpus) ? [corpus] : []),
      `-max_total_time=${seconds}`,
      '-max_len=65536',
      `-artifact_prefix=${found}/`,
      '-print_final_stats=1',
    ],
    {
      nextStep: `the input that broke it is in ${found}; add it to tests/fuzz/corpus/${name} with the fix.`,
    },
  );
}

/** Tries the readers that are written in JavaScript: links, files of results, models, archives. */
function fuzzPage() {
  announce(`links, results, models and archives: ${seconds} s each`);
  run(process.execPath, ['node_modules/vitest/vitest.mjs', 'run', 'tests/web/fuzz'], {
    env: { ...process.env, GRADLAB_FUZZ_SECONDS: String(seconds) },
    nextStep: 'the input that broke it is printed above; add it to the examples of its property with the fix.',
  });
}

try {
  await setUp({ fuzzer: true });
  buildPreset('fuzz');
  readdirSync(join(projectFolder, 'tests/fuzz'))
    .filter((name) => /^fuzz_.*\.cc$/.test(name))
    .map((name) => name.replace(/\.cc$/, ''))
    .forEach(fuzz);
  fuzzPage();
} catch (error) {
  exitWith(error);
}
